// One sentence, one block, whatever the page made of it.
//
//   We may offer and sell shares of our common stock from time to time having an
//                                   S-12                         page number
//   ---------------------------------------------------          page break
//   Table of Contents                                            running header
//   aggregate offering price of up to $75,000,000.
//
// A paragraph that stops in mid-sentence goes on in the next one that begins in
// lower case; page numbers and running headers between the two vanish. Anywhere
// else they stay: they are text.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "html_plan.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::size_t kLongEnough = 60;      // for a paragraph to stop in mid-sentence
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

class Joiner {
 public:
  explicit Joiner(HtmlPlan& plan) : plan_(plan) {}
  void run();

 private:
  bool stops_in_sentence(const PlannedBlock& block) const;
  bool goes_on(const PlannedBlock& block) const;
  bool is_furniture(const PlannedBlock& block);
  bool is_running_header(std::string_view text);
  void keep(const PlannedBlock& block);
  void join(const PlannedBlock& block);

  HtmlPlan& plan_;
  std::vector<PlannedBlock> blocks_;
  std::vector<PlannedPiece> pieces_;
  std::vector<std::uint32_t> moved_;  // of each old block, its new place
  // How often a short text occurs; made when first asked for.
  std::unordered_map<std::string_view, std::uint32_t> repeats_;
};

bool Joiner::stops_in_sentence(const PlannedBlock& block) const {
  if (!is_flowing(block.attributes) || plan_.size_of(block) < kLongEnough) return false;
  const char last = plan_.end_of(block).back();
  return is_alnum(last) || last == ',' || last == '-' || last == '$';
}

bool Joiner::goes_on(const PlannedBlock& block) const {
  return block.attributes.kind == BlockKind::paragraph && is_lower(plan_.begin_of(block).front()) &&
         plan_.begin_of(block).size() > 1;
}

bool Joiner::is_running_header(std::string_view text) {
  if (std::any_of(std::begin(kRunningHeaders), std::end(kRunningHeaders),
                  [&](std::string_view h) { return equals_any_case(text, h); })) {
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

bool Joiner::is_furniture(const PlannedBlock& block) {
  if (block.attributes.table >= 0 || block.last_piece - block.first_piece > 2) return false;
  const std::string_view text = plan_.begin_of(block);
  return is_page_number(text) || is_running_header(text);
}

void Joiner::keep(const PlannedBlock& block) {
  PlannedBlock kept = block;
  kept.first_piece = static_cast<std::uint32_t>(pieces_.size());
  pieces_.insert(pieces_.end(), plan_.pieces.begin() + block.first_piece,
                 plan_.pieces.begin() + block.last_piece);
  kept.last_piece = static_cast<std::uint32_t>(pieces_.size());
  blocks_.push_back(kept);
}

// Adds the block to the last one kept.
void Joiner::join(const PlannedBlock& block) {
  PlannedBlock& open = blocks_.back();
  pieces_.insert(pieces_.end(), plan_.pieces.begin() + block.first_piece,
                 plan_.pieces.begin() + block.last_piece);
  open.last_piece = static_cast<std::uint32_t>(pieces_.size());
  open.attributes.emphasized = open.attributes.emphasized && block.attributes.emphasized;
}

void Joiner::run() {
  const auto& old = plan_.blocks;
  moved_.reserve(old.size() + 1);
  for (std::size_t b = 0; b < old.size();) {
    keep(old[b]);
    moved_.push_back(static_cast<std::uint32_t>(blocks_.size() - 1));
    bool open = stops_in_sentence(old[b]);
    ++b;
    while (open && b < old.size()) {
      std::size_t next = b;
      while (next < old.size() && next - b < kMostFurniture && is_furniture(old[next])) ++next;
      if (next == old.size() || !goes_on(old[next])) break;
      join(old[next]);
      moved_.resize(next + 1, static_cast<std::uint32_t>(blocks_.size() - 1));
      open = stops_in_sentence(old[next]);
      b = next + 1;
    }
  }
  moved_.push_back(static_cast<std::uint32_t>(blocks_.size()));
  for (Table& table : plan_.tables) {
    table.first_block = moved_[table.first_block];
    table.last_block = moved_[table.last_block];
  }
  plan_.blocks = std::move(blocks_);
  plan_.pieces = std::move(pieces_);
}

}  // namespace

void join_sentences(HtmlPlan& plan) { Joiner(plan).run(); }

}  // namespace offerlog
