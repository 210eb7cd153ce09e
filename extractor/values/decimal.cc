#include "offerlog/decimal.h"

#include <charconv>
#include <limits>

namespace offerlog {
namespace {

// Two values are brought to one scale before they are added or compared: 19
// digits and up to kMaxScale more of them, which 128 bits hold.
__extension__ using Wide = __int128;

constexpr int kMaxSignificant = 15;
constexpr int kMaxScale = 18;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Wide power_of_ten(int power) {
  Wide result = 1;
  for (; power > 0; --power) result *= 10;
  return result;
}

// Digits from the first to the last that is not zero: 1,200,000 has two.
int significant_digits(Wide digits) {
  if (digits < 0) digits = -digits;
  while (digits != 0 && digits % 10 == 0) digits /= 10;
  int count = 0;
  for (; digits != 0; digits /= 10) ++count;
  return count;
}

// Whether commas, where there are any, group by threes: "1,234", not "12,34".
// A group of the wrong size is a misprint or two numbers, and neither is read.
bool well_grouped(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3) return false;
  for (std::size_t i = first; i < whole.size(); i += 4) {
    if (whole[i] != ',' || whole.size() - i < 4) return false;
    if (whole.substr(i + 1, 3).find(',') != std::string_view::npos) return false;
  }
  return true;
}

// The digits and their scale, of a number whose shape has been checked; nullopt
// where they do not fit. Trailing zeros past the point say nothing and are left out.
struct Digits {
  std::int64_t digits = 0;
  int scale = 0;
};

std::optional<Digits> read_digits(std::string_view whole, std::string_view fraction) {
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > static_cast<std::size_t>(kMaxScale)) return std::nullopt;
  Wide digits = 0;
  const auto append = [&digits](char c) {
    if (c != ',') digits = digits * 10 + (c - '0');
    return digits <= std::numeric_limits<std::int64_t>::max();
  };
  for (char c : whole) {
    if (!append(c)) return std::nullopt;
  }
  for (char c : fraction) {
    if (!append(c)) return std::nullopt;
  }
  if (significant_digits(digits) > kMaxSignificant) return std::nullopt;
  return Digits{static_cast<std::int64_t>(digits), static_cast<int>(fraction.size())};
}

// `value` × 10^-scale in the fewest digits; nullopt where it does not fit.
std::optional<Digits> fit(Wide value, int scale) {
  while (scale > 0 && value % 10 == 0) {
    value /= 10;
    --scale;
  }
  if (scale > kMaxScale || significant_digits(value) > kMaxSignificant) return std::nullopt;
  if (value > std::numeric_limits<std::int64_t>::max() ||
      value < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return Digits{static_cast<std::int64_t>(value), scale};
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  const std::size_t point = digits.find('.');
  const std::string_view whole = digits.substr(0, point);
  std::string_view fraction;
  if (point != std::string_view::npos) {
    fraction = digits.substr(point + 1);
    if (fraction.empty()) return std::nullopt;
  }
  if (whole.empty() && fraction.empty()) return std::nullopt;
  for (char c : whole) {
    if (!is_digit(c) && c != ',') return std::nullopt;
  }
  for (char c : fraction) {
    if (!is_digit(c)) return std::nullopt;
  }
  if (!well_grouped(whole)) return std::nullopt;
  const auto read = read_digits(whole, fraction);
  if (!read) return std::nullopt;
  return Decimal(read->digits, read->scale);
}

std::optional<Decimal> Decimal::scaled(int power) const {
  if (is_zero()) return *this;
  if (power > kMaxScale || power < -2 * kMaxScale) return std::nullopt;
  const int scale = scale_ - power;
  const auto result =
      fit(scale < 0 ? digits_ * power_of_ten(-scale) : Wide{digits_}, scale < 0 ? 0 : scale);
  if (!result) return std::nullopt;
  return Decimal(result->digits, result->scale);
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (!is_integer()) return std::nullopt;
  return digits_;
}

std::string Decimal::to_string() const {
  std::string text = std::to_string(digits_);
  if (scale_ == 0) return text;
  const std::size_t sign = digits_ < 0 ? 1 : 0;
  const auto scale = static_cast<std::size_t>(scale_);
  // At least one digit before the point: 5 × 10^-2 is "0.05".
  if (text.size() - sign <= scale) text.insert(sign, scale + 1 - (text.size() - sign), '0');
  text.insert(text.size() - scale, 1, '.');
  return text;
}

std::optional<Decimal> Decimal::add(Decimal a, Decimal b) {
  const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const auto sum =
      fit(a.digits_ * power_of_ten(scale - a.scale_) + b.digits_ * power_of_ten(scale - b.scale_),
          scale);
  if (!sum) return std::nullopt;
  return Decimal(sum->digits, sum->scale);
}

std::optional<Decimal> Decimal::subtract(Decimal a, Decimal b) {
  const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const auto difference =
      fit(a.digits_ * power_of_ten(scale - a.scale_) - b.digits_ * power_of_ten(scale - b.scale_),
          scale);
  if (!difference) return std::nullopt;
  return Decimal(difference->digits, difference->scale);
}

double Decimal::to_double() const {
  const std::string text = to_string();
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  const int scale = a.scale_ > b.scale_ ? a.scale_ : b.scale_;
  const Wide left = a.digits_ * power_of_ten(scale - a.scale_);
  const Wide right = b.digits_ * power_of_ten(scale - b.scale_);
  if (left < right) return std::strong_ordering::less;
  return left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

void Decimal::normalize() {
  while (scale_ > 0 && digits_ % 10 == 0) {
    digits_ /= 10;
    --scale_;
  }
}

}  // namespace offerlog
