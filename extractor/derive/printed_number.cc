#include "printed_number.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include "values/ascii.h"

namespace offerlog {
namespace {

// What doubles lose in a product, of the whole.
constexpr double kOfDoubles = 1e-12;

std::string_view digits_in(std::string_view words) {
  const auto begin = words.find_first_of("0123456789");
  if (begin == words.npos) return {};
  auto end = words.find_first_not_of("0123456789,.", begin);
  if (end == words.npos) end = words.size();
  while (end > begin && !is_digit(words[end - 1])) --end;
  return words.substr(begin, end - begin);
}

// "approximately $172,500,000": said before the number.
bool is_rough(std::string_view before) {
  constexpr std::array<std::string_view, 6> kRough = {"approximately", "about", "roughly",
                                                      "nearly",        "over",  "almost"};
  const std::string low = lowered(before);
  return contains_any(low, kRough);
}

// The power of ten of the last digit that says anything: -1 for "18.8", 5 for a rough
// "172,500,000". Three digits always do, or two before thousands: a rough "$100,000,000"
// is no $101 million, and "$69,000" could be $69,372.
int last_place(std::string_view digits, bool rough) {
  const auto point = digits.find('.');
  if (point != digits.npos) return -static_cast<int>(digits.size() - point - 1);
  if (!rough) return 0;
  int zeros = 0;
  int all = 0;
  for (char ch : digits) {
    if (!is_digit(ch)) continue;
    ++all;
    zeros = ch == '0' ? zeros + 1 : 0;
  }
  const int thousands = zeros / 3 * 3;
  return std::max({0, std::min(zeros, all - 3), std::min(thousands, (all - 2) / 3 * 3)});
}

// What the digits are multiplied by, a power of ten: by "million" behind them, or by
// the head of their column. 0 where the value is not made of these digits.
double scale_of(double value, double digits) {
  if (digits <= 0 || value <= 0) return 0;
  const double power = std::log10(value / digits);
  const double whole = std::round(power);
  return std::abs(power - whole) < 1e-9 ? std::pow(10, whole) : 0;
}

double scale_named(std::string_view words) {
  const std::string low = lowered(words);
  if (low.find("billion") != low.npos) return 1e9;
  return low.find("million") != low.npos ? 1e6 : 1;
}

double slack_of(std::string_view digits, double scale, bool rough) {
  return scale * std::pow(10, last_place(digits, rough)) / 2;
}

}  // namespace

PrintedNumber printed_number(const Document& document, Decimal value, TextSpan words) {
  constexpr std::uint32_t kAdverb = 24;
  const std::string_view text = document.view(words);
  const std::string_view digits = digits_in(text);
  const auto number = Decimal::parse(digits);
  if (!number) return {value.to_double(), 0};
  const double made_of = scale_of(value.to_double(), number->to_double());
  const std::uint32_t before = std::min(words.begin, kAdverb);
  const bool rough = is_rough(document.view({words.begin - before, words.begin}));
  return {value.to_double(), slack_of(digits, made_of > 0 ? made_of : scale_named(text), rough)};
}

PrintedNumber printed_number(const Document& document, const Sourced<Decimal>& number) {
  if (!number) return {};
  if (number.evidence.empty())
    return {number->to_double(), slack_of(number->to_string(), 1, false)};
  PrintedNumber out{number->to_double(), 0};
  // A number that was put together has the parts as its places.
  for (const Evidence& e : number.evidence) {
    if (e.header) continue;
    const PrintedNumber part = printed_number(document, *number, e.text);
    const auto digits = Decimal::parse(digits_in(document.view(e.text)));
    out.slack += part.slack;
    if (digits && scale_of(out.value, digits->to_double()) > 0) return part;
  }
  return out;
}

PrintedNumber printed_number(const Document& document, const Sourced<std::int64_t>& count) {
  if (!count) return {};
  PrintedNumber out =
      printed_number(document, Sourced<Decimal>{Decimal::from_integer(*count), count.evidence});
  if (out.slack < 1) out.slack = 0;  // there is no half of a share
  return out;
}

bool agree(PrintedNumber a, PrintedNumber b) {
  const double most = std::max(std::abs(a.value), std::abs(b.value));
  return std::abs(a.value - b.value) <= a.slack + b.slack + kOfDoubles * most;
}

bool exceeds(PrintedNumber a, PrintedNumber b) { return a.value > b.value && !agree(a, b); }

}  // namespace offerlog
