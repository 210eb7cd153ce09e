#include "read_values.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

// "October", "Oct", "Sept": three letters or more of a month's name.
std::optional<int> read_month(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (starts_with_any_case(kMonths[i], word)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

// The runs of digits and of letters, in order.
std::vector<std::string_view> pieces(std::string_view words) {
  std::vector<std::string_view> out;
  const auto kind = [](char c) { return is_digit(c) ? 1 : is_alpha(c) ? 2 : 0; };
  for (std::size_t at = 0; at < words.size();) {
    std::size_t end = at + 1;
    while (end < words.size() && kind(words[end]) == kind(words[at])) ++end;
    if (kind(words[at]) != 0) out.push_back(words.substr(at, end - at));
    at = end;
  }
  return out;
}

std::optional<int> read_int(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

struct ScaleWord {
  std::string_view word;
  int power;
};
constexpr ScaleWord kScales[] = {{"thousand", 3}, {"million", 6}, {"mm", 6},
                                 {"m", 6},        {"billion", 9}, {"trillion", 12}};

struct CurrencySign {
  std::string_view sign;
  std::string_view code;
};
// Longer signs first: "C$" is not "$".
constexpr CurrencySign kCurrencies[] = {
    {"u.s. $", "USD"}, {"u.s.$", "USD"}, {"usd", "USD"}, {"us $", "USD"}, {"us$", "USD"},
    {"cad", "CAD"},    {"hk$", "HKD"},   {"nt$", "TWD"}, {"c$", "CAD"},   {"a$", "AUD"},
    {"s$", "SGD"},     {"r$", "BRL"},    {"rmb", "CNY"}, {"eur", "EUR"},  {"gbp", "GBP"},
    {"chf", "CHF"},    {"jpy", "JPY"},   {"nis", "ILS"}, {"€", "EUR"},    {"£", "GBP"},
    {"¥", "JPY"},      {"$", "USD"}};

std::string_view digits_of(std::string_view words) {
  auto begin = words.find_first_of("0123456789");
  if (begin == std::string_view::npos) return {};
  if (begin > 0 && words[begin - 1] == '.') --begin;  // ".75%"
  auto end = words.find_first_not_of("0123456789,.", begin);
  if (end == std::string_view::npos) end = words.size();
  while (end > begin && (words[end - 1] == '.' || words[end - 1] == ',')) --end;
  return words.substr(begin, end - begin);
}

int scale_of(std::string_view words) {
  const auto all = pieces(words);
  const std::string last = all.empty() ? std::string() : lowered(all.back());
  for (const ScaleWord& s : kScales) {
    if (s.word == last) return s.power;
  }
  return 0;
}

}  // namespace

std::optional<Date> read_date(std::string_view words) {
  std::vector<int> numbers;
  std::optional<int> month;
  for (std::string_view piece : pieces(words)) {
    if (is_digit(piece[0])) {
      const auto number = read_int(piece);
      if (!number) return std::nullopt;
      numbers.push_back(*number);
    } else if (!month) {
      month =
          read_month(piece.size() >= 3 && lowered(piece) != "day" ? piece : std::string_view("-"));
    }
  }
  if (month && numbers.size() == 2) return Date{numbers[1], *month, numbers[0]};
  if (!month && numbers.size() == 3) {
    if (numbers[0] > 31) return Date{numbers[0], numbers[1], numbers[2]};
    return Date{numbers[2], numbers[0], numbers[1]};
  }
  return std::nullopt;
}

std::optional<Date> first_of_period(std::string_view period, Date last) {
  struct Length {
    std::string_view word;
    int months;
  };
  constexpr Length kLengths[] = {{"three", 3},   {"six", 6},     {"nine", 9},
                                 {"twelve", 12}, {"quarter", 3}, {"year", 12}};
  const std::string low = lowered(period);
  const bool month_ends = !Date{last.year, last.month, last.day + 1}.exists();
  for (const Length& l : kLengths) {
    if (!month_ends) break;  // a fiscal calendar of weeks
    if (low.find(l.word) == std::string::npos) continue;
    int month = last.month - l.months + 1;
    int year = last.year;
    if (month < 1) {
      month += 12;
      --year;
    }
    return Date{year, month, 1};
  }
  return std::nullopt;
}

std::optional<Money> read_money(std::string_view words) {
  const std::string low = lowered(words);
  const auto number = Decimal::parse(digits_of(words));
  if (!number) return std::nullopt;
  const auto amount = number->scaled(scale_of(words));
  if (!amount) return std::nullopt;
  for (const CurrencySign& c : kCurrencies) {
    if (low.starts_with(c.sign)) return Money{*amount, std::string(c.code)};
  }
  return std::nullopt;
}

std::optional<std::int64_t> read_count(std::string_view words) {
  const auto number = Decimal::parse(digits_of(words));
  if (!number) return std::nullopt;
  const auto scaled = number->scaled(scale_of(words));
  return scaled ? scaled->to_integer() : std::nullopt;
}

std::optional<Decimal> read_percent(std::string_view digits) {
  const auto number = Decimal::parse(digits_of(digits));
  return number ? number->scaled(-2) : std::nullopt;
}

std::optional<int> read_ordinal(std::string_view word) {
  constexpr std::string_view kWords[] = {"first", "second", "third", "fourth", "fifth"};
  for (const std::string_view piece : pieces(word)) {
    if (is_digit(piece.front())) return read_int(piece);  // "1st", "Q1"
    const auto* const found = std::find(std::begin(kWords), std::end(kWords), lowered(piece));
    if (found != std::end(kWords)) return static_cast<int>(found - std::begin(kWords)) + 1;
  }
  return std::nullopt;
}

}  // namespace offerlog
