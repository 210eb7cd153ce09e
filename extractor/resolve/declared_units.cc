// Notes "(in thousands)" often tell "$75.0 million" all the same, or "$75,000,000" in full:
// there the unit is that of the tables. So the prose below a declaration is counted first,
// and takes the unit only where hardly an amount of it says "million" and none is printed in
// full.
#include "declared_units.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "read_values.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kLongestHeading = 250;  // bytes

bool starts_any(std::string_view low, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return low.starts_with(w); });
}

class UnitFinder {
 public:
  explicit UnitFinder(const Reading& reading)
      : reading_(reading),
        blocks_(reading.document.blocks),
        told_(blocks_.size()),
        units_(blocks_.size()) {}

  std::vector<DeclaredUnit> find() {
    read_declarations();
    mark_passages();
    return std::move(units_);
  }

 private:
  std::string_view text(std::uint32_t block) const { return reading_.text(blocks_[block].text); }

  // What a block declares for the text below it.
  struct Told {
    int power = 0;
    bool alone = false;  // "(in thousands)": of the notes, if their heading stands above
  };

  void read_declarations() {
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.kind(m) != "unit" || blocks_[m.block.value].table >= 0) continue;
      const std::string_view rule = reading_.rule(m);
      const bool of_text = rule == "unit.of_text";
      if (!of_text && blocks_[m.block.value].text.size() > kLongestHeading) continue;
      const char first = reading_.text(*reading_.capture(m, "scale")).front();
      const int power = first == 'm' || first == 'M' ? 6 : 3;
      told_[m.block.value] = {power, rule == "unit.alone"};
    }
  }

  // From a declaration to the heading that ends it.
  void mark_passages() {
    constexpr std::uint32_t kBelowHeading = 3;  // blocks
    std::uint32_t first = 0;
    int power = 0;
    std::optional<std::uint32_t> notes;  // the last heading of notes
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) {
      const bool heads = heads_notes(b);
      if (heads) notes = b;
      const Told& told = told_[b];
      const bool declares =
          told.power != 0 && (!told.alone || (notes && b - *notes <= kBelowHeading));
      const bool new_part = b > 0 && blocks_[b].part != blocks_[b - 1].part;
      if (!declares && !new_part && !(power != 0 && !heads && ends_passage(b))) continue;
      close(first, b, power);
      // The same heading on the next page goes on with what it declared.
      first = b;
      power = declares ? told.power : 0;
    }
    close(first, static_cast<std::uint32_t>(blocks_.size()), power);
  }

  bool heads_notes(std::uint32_t block) const {
    if (blocks_[block].text.size() > kLongestHeading || blocks_[block].table >= 0) return false;
    const std::string low = lowered(text(block));
    return low.find("notes to ") != low.npos && low.find("financial statements") != low.npos &&
           !low.ends_with('.');
  }

  // "Item 2. Management's Discussion", "PART II", "Signatures"
  bool ends_passage(std::uint32_t block) const {
    if (blocks_[block].text.size() > kLongestHeading || blocks_[block].table >= 0) return false;
    const std::string low = lowered(text(block));
    return heads_balance_sheet(low) ||
           starts_any(low, {"item ", "part i", "management's discussion", "signature",
                            "exhibit index", "report of independent"});
  }

  // And not "Condensed Consolidated Balance Sheet Impact", in a note on what was restated.
  static bool heads_balance_sheet(std::string_view low) {
    for (std::string_view title :
         {"condensed consolidated balance sheet", "consolidated balance sheet"}) {
      if (!low.starts_with(title)) continue;
      low.remove_prefix(title.size());
      if (low.starts_with('s')) low.remove_prefix(1);
      return low.empty() || low.starts_with(" (") || low.starts_with(',') ||
             low.starts_with(" as ") || low.starts_with(" at ") || low.starts_with(" -");
    }
    return false;
  }

  void close(std::uint32_t first, std::uint32_t last, int power) {
    if (power == 0) return;
    const bool prose = keeps_to_unit(first, last, power);
    for (std::uint32_t b = first; b < last; ++b) units_[b] = {power, prose};
  }

  bool keeps_to_unit(std::uint32_t first, std::uint32_t last, int power) const {
    constexpr double kLeast = 100;            // less may be a price
    constexpr double kMost = 10'000'000'000;  // no issuer has more to sell
    int bare = 0;
    int worded = 0;
    const auto& all = reading_.mentions.mentions;
    auto m =
        std::ranges::lower_bound(all, first, {}, [](const Mention& x) { return x.block.value; });
    for (; m != all.end() && m->block.value < last; ++m) {
      if (reading_.rule(*m) != "money.amount" || blocks_[m->block.value].table >= 0) continue;
      const std::string_view words = reading_.text(*reading_.capture(*m, "amount"));
      const auto money = read_money(words);
      if (!money) continue;
      if (is_alpha(words.back())) {  // "$75.0 million"
        ++worded;
      } else if (const auto whole = money->amount.scaled(power);
                 whole && money->amount.to_double() >= kLeast) {
        if (whole->to_double() > kMost) return false;
        ++bare;
      }
    }
    return bare > 0 && worded * 4 <= bare;
  }

  const Reading& reading_;
  const std::vector<Block>& blocks_;
  std::vector<Told> told_;
  std::vector<DeclaredUnit> units_;
};

}  // namespace

std::vector<DeclaredUnit> find_declared_units(const Reading& reading) {
  return UnitFinder(reading).find();
}

}  // namespace offerlog
