// An exact decimal number: what a filing prints, never a double.
//
//   Decimal::parse("14,500,000")        14500000
//   Decimal::parse("1.2")->scaled(9)    1200000000      ("$1.2 billion")
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offerlog {

// digits × 10^-scale. At most 15 significant digits, so that a reader of the
// JSON who uses doubles loses nothing. Kept normal: no trailing zero in the
// digits while scale > 0, so equal values have equal members.
class Decimal {
 public:
  Decimal() = default;
  static Decimal from_integer(std::int64_t value) { return Decimal(value, 0); }

  // Digits with optional grouping commas and one point; nullopt where it is
  // anything else or has more than 15 significant digits.
  static std::optional<Decimal> parse(std::string_view digits);

  // Multiplied by 10^power (power may be negative); nullopt past 15 digits.
  std::optional<Decimal> scaled(int power) const;

  bool is_zero() const { return digits_ == 0; }
  bool is_integer() const { return scale_ == 0; }
  std::optional<std::int64_t> to_integer() const;
  std::string to_string() const;  // plain notation: "3.5075", "14500000"

  // Exact, or nullopt where the result does not fit.
  static std::optional<Decimal> add(Decimal a, Decimal b);
  static std::optional<Decimal> subtract(Decimal a, Decimal b);
  // Rounded to 15 significant digits: for checks, never for values written.
  double to_double() const;

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

 private:
  Decimal(std::int64_t digits, int scale) : digits_(digits), scale_(scale) { normalize(); }
  void normalize();

  std::int64_t digits_ = 0;
  int scale_ = 0;
};

}  // namespace offerlog
