#include "cut_sentences.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

// No sentence ends in one of these; nor does what a list counts up, as in "and".
constexpr std::string_view kOpenWords[] = {"the", "a",    "an",    "of",  "to",  "by",
                                           "in",  "with", "under", "for", "our", "its"};
// What a name begun on the page before ends in.
constexpr std::string_view kLastWords[] = {"Agreement",  "Agreements", "Offering",  "Program",
                                           "Prospectus", "Supplement", "Statement", "Shares",
                                           "Stock",      "Notes"};

std::string_view last_word(std::string_view text) { return text.substr(text.rfind(' ') + 1); }

template <std::size_t N>
bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_cut(const Document& document, const Block& open, const Block& next) {
  const bool flows = open.kind == BlockKind::paragraph || open.kind == BlockKind::list_item;
  if (!flows || next.kind != BlockKind::paragraph || open.part != next.part) return false;
  if (open.text.size() < kLongEnough || !ends_in_sentence(document.view(open.text))) return false;
  return begins_in_sentence(document.view(open.text), document.view(next.text), next.text.size(),
                            open.emphasized == next.emphasized);
}

// Tables count blocks.
void shift_tables(Document& document, std::uint32_t first, const std::vector<std::uint32_t>& gone) {
  for (Table& table : document.tables) {
    if (table.first_block < first) continue;
    const auto before = [&](std::uint32_t block) {
      return static_cast<std::uint32_t>(std::lower_bound(gone.begin(), gone.end(), block) -
                                        gone.begin());
    };
    table.last_block -= before(table.last_block);
    table.first_block -= before(table.first_block);
  }
}

}  // namespace

bool ends_in_sentence(std::string_view last_words) {
  if (last_words.empty()) return false;
  const char last = last_words.back();
  return is_alnum(last) || last == ',' || last == '-' || last == '$';
}

bool begins_in_sentence(std::string_view last_words, std::string_view first_words, std::size_t size,
                        bool alike) {
  if (first_words.size() <= 1) return false;
  if (is_lower(first_words.front())) return true;
  if (!is_upper(first_words.front()) || size < kLongEnough || !alike) return false;
  const std::string_view last = last_word(last_words);
  if (is_one_of(last, kOpenWords)) return true;
  // A name begun, and its last word with the rest of the sentence.
  const std::size_t space = first_words.find(' ');
  return !last.empty() && is_upper(last.front()) && space + 1 < first_words.size() &&
         is_one_of(first_words.substr(0, space), kLastWords) && is_lower(first_words[space + 1]);
}

void join_cut_sentences(Document& document, std::uint32_t first) {
  auto& blocks = document.blocks;
  std::vector<std::uint32_t> gone;
  std::uint32_t kept = first;
  for (std::uint32_t b = first + 1; b < blocks.size(); ++b) {
    if (is_cut(document, blocks[kept], blocks[b])) {
      document.text[blocks[kept].text.end] = ' ';  // the line feed between them
      blocks[kept].text.end = blocks[b].text.end;
      gone.push_back(b);
    } else {
      blocks[++kept] = std::move(blocks[b]);
    }
  }
  if (gone.empty()) return;
  blocks.resize(kept + 1);
  shift_tables(document, first, gone);
}

}  // namespace offerlog
