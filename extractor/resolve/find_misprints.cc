#include "find_misprints.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kMostFlagged = 20;

bool is_of_number(char ch) { return is_digit(ch) || ch == ','; }

// The digits that end at `end`, with their commas.
std::string_view digits_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_of_number(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// "7,446,809": digits in groups of three.
bool is_grouped(std::string_view digits) {
  const auto groups = std::count(digits.begin(), digits.end(), ',');
  const std::size_t first = digits.find(',');
  return groups >= 2 && first >= 1 && first <= 3 &&
         digits.size() == first + 4 * static_cast<std::size_t>(groups);
}

// Banks and insurers do print "$3,875,393 million", and yen go to "¥16,491,085 million";
// but no dollars whose last thousand is round too, and no shares.
bool cannot_be_millions(std::string_view digits, std::string_view before, std::string_view after) {
  if (starts_with_any(after, {" shares", " ADSs", " units", " warrants", " common shares",
                              " ordinary shares", " pre-funded"}))
    return true;
  const bool money = before.ends_with("$") || before.ends_with("€") || before.ends_with("£");
  return money && digits.ends_with(",000");
}

class MisprintFinder {
 public:
  MisprintFinder(const Reading& reading, Diagnostics& log)
      : text_(reading.document.text), log_(log) {}

  void find() {
    for (auto at = text_.find("illion"); at != text_.npos && flagged_ < kMostFlagged;
         at = text_.find("illion", at + 1))
      judge(at);
  }

 private:
  // `at`: of "illion". "m" or "b" and a space stand before it.
  void judge(std::size_t at) {
    if (at < 3 || text_[at - 2] != ' ') return;
    const char scale = to_lower(text_[at - 1]);
    if (scale != 'm' && scale != 'b') return;
    const std::string_view digits = digits_before(text_, at - 2);
    if (!is_grouped(digits)) return;
    const std::size_t begin = at - 2 - digits.size();
    const std::size_t end = at + std::string_view("illion").size();
    const std::string_view before =
        text_.substr(begin - std::min<std::size_t>(begin, 3), std::min<std::size_t>(begin, 3));
    if (scale == 'm' && !cannot_be_millions(digits, before, text_.substr(end, 20))) return;
    const TextSpan words{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    log_.push_back({Severity::warning, "misprinted_number",
                    "\"" + std::string(text_.substr(begin, end - begin)) +
                        "\" cannot be meant: the number is written out, and scaled again",
                    std::nullopt, words});
    ++flagged_;
  }

  std::string_view text_;
  Diagnostics& log_;
  std::size_t flagged_ = 0;
};

}  // namespace

void find_misprints(const Reading& reading, Diagnostics& log) {
  MisprintFinder(reading, log).find();
}

}  // namespace offerlog
