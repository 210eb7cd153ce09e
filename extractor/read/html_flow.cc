// One sentence, one block, whatever the page made of it.
//
//   We may offer and sell shares of our common stock from time to time having an
//                                   S-12                         page number
//   ---------------------------------------------------          page break
//   Table of Contents                                            running header
//   aggregate offering price of up to $75,000,000.
//
// A paragraph that stops in mid-sentence goes on in the next one that begins in
// lower case, or with a name where the first half wants one ("under the Prior Sales |
// Agreement for"); page numbers and running headers between the two vanish.
// Anywhere else they stay: they are text.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "cut_sentences.h"
#include "html_plan.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kLongestHeader = 100;  // a running header
constexpr std::size_t kMostFurniture = 6;    // blocks between the halves
constexpr std::uint32_t kRepeats = 3;        // what runs on every page

constexpr std::string_view kRunningHeaders[] = {"table of contents", "index", "back to contents",
                                                "table of contents index to financial statements"};

// "12", "S-12", "- 12 -", "F-3", "iv", "Page 3 of 10"
bool is_page_number(std::string_view text) {
  if (starts_with_any_case(text, "page ")) text.remove_prefix(5);
  while (!text.empty() && (text.front() == '-' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '-' || text.back() == ' ')) text.remove_suffix(1);
  if (text.empty() || text.size() > 10) return false;
  if (text.find_first_not_of("ivxl") == std::string_view::npos) return text.size() <= 6;
  const std::size_t of = text.find(" of ");
  if (of != std::string_view::npos) text = text.substr(0, of);
  const std::size_t dash = text.find('-');
  if (dash != std::string_view::npos && dash <= 2 &&
      std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dash), is_alpha)) {
    text.remove_prefix(dash + 1);
  }
  return !text.empty() && text.size() <= 4 && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_flowing(const Block& block) {
  return block.kind == BlockKind::paragraph || block.kind == BlockKind::list_item;
}

enum class Fate : std::uint8_t { stays, joins, vanishes };

// Decides for each planned block; nothing changes until all is decided.
class Judge {
 public:
  explicit Judge(const HtmlPlan& plan) : plan_(plan) {}
  std::vector<Fate> run();

 private:
  bool stops_in_sentence(const PlannedBlock& block) const;
  bool goes_on(const PlannedBlock& open, const PlannedBlock& block) const;
  bool is_furniture(const PlannedBlock& block);
  bool is_running_header(std::string_view text);

  const HtmlPlan& plan_;
  // How often a short text occurs; made when first asked for.
  std::unordered_map<std::string_view, std::uint32_t> repeats_;
};

bool Judge::stops_in_sentence(const PlannedBlock& block) const {
  if (!is_flowing(block.attributes) || plan_.size_of(block) < kLongEnough) return false;
  return ends_in_sentence(plan_.end_of(block));
}

bool Judge::goes_on(const PlannedBlock& open, const PlannedBlock& block) const {
  if (block.attributes.kind != BlockKind::paragraph) return false;
  return begins_in_sentence(plan_.end_of(open), plan_.begin_of(block), plan_.size_of(block),
                            block.attributes.emphasized == open.attributes.emphasized);
}

bool Judge::is_running_header(std::string_view text) {
  if (equals_one_in_any_case(text, kRunningHeaders)) {
    return true;
  }
  if (text.size() > kLongestHeader) return false;
  if (repeats_.empty()) {
    for (const PlannedBlock& b : plan_.blocks) {
      if (b.attributes.table < 0 && plan_.size_of(b) <= kLongestHeader)
        ++repeats_[plan_.begin_of(b)];
    }
  }
  const auto found = repeats_.find(text);
  return found != repeats_.end() && found->second >= kRepeats;
}

bool Judge::is_furniture(const PlannedBlock& block) {
  if (block.attributes.table >= 0 || block.last_piece - block.first_piece > 2) return false;
  const std::string_view text = plan_.begin_of(block);
  return is_page_number(text) || is_running_header(text);
}

std::vector<Fate> Judge::run() {
  const auto& blocks = plan_.blocks;
  std::vector<Fate> fates(blocks.size(), Fate::stays);
  for (std::size_t b = 0; b < blocks.size();) {
    bool open = stops_in_sentence(blocks[b]);
    std::size_t last = b;
    ++b;
    while (open && b < blocks.size()) {
      std::size_t next = b;
      while (next < blocks.size() && next - b < kMostFurniture && is_furniture(blocks[next]))
        ++next;
      if (next == blocks.size() || !goes_on(blocks[last], blocks[next])) break;
      for (; b < next; ++b) fates[b] = Fate::vanishes;
      fates[next] = Fate::joins;
      open = stops_in_sentence(blocks[next]);
      last = next;
      b = next + 1;
    }
  }
  return fates;
}

// In place: a second plan would cost as much memory as the document.
void carry_out(const std::vector<Fate>& fates, HtmlPlan& plan) {
  std::size_t kept = 0;
  std::uint32_t pieces = 0;
  auto table = plan.tables.begin();
  for (std::size_t b = 0; b < fates.size(); ++b) {
    if (table != plan.tables.end() && table->first_block == b) {
      // All cells stay.
      table->last_block -= table->first_block - static_cast<std::uint32_t>(kept);
      table->first_block = static_cast<std::uint32_t>(kept);
      ++table;
    }
    if (fates[b] == Fate::vanishes) continue;
    const PlannedBlock block = plan.blocks[b];
    const std::uint32_t first = pieces;
    for (std::uint32_t p = block.first_piece; p < block.last_piece; ++p)
      plan.pieces[pieces++] = plan.pieces[p];
    if (fates[b] == Fate::stays) {
      plan.blocks[kept] = block;
      plan.blocks[kept++].first_piece = first;
    } else {
      Block& open = plan.blocks[kept - 1].attributes;
      open.emphasized = open.emphasized && block.attributes.emphasized;
    }
    plan.blocks[kept - 1].last_piece = pieces;
  }
  plan.blocks.resize(kept);
  plan.pieces.resize(pieces);
}

}  // namespace

void join_sentences(HtmlPlan& plan) { carry_out(Judge(plan).run(), plan); }

}  // namespace offerlog
