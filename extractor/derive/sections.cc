#include "sections.h"

#include <algorithm>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

struct HeadingWord {
  std::string_view word;
  SectionKind section;
};

// What a heading says, in lower case; the first that it contains decides.
constexpr HeadingWord kHeadings[] = {
    {"material change", SectionKind::body},  // "Full Description of Material Change"
    {"summary", SectionKind::body},
    {"entry into", SectionKind::body},
    {"recent developments", SectionKind::body},
    {"risk factor", SectionKind::risk_factors},
    {"forward-looking", SectionKind::forward_looking},
    {"forward looking", SectionKind::forward_looking},
    {"cautionary", SectionKind::forward_looking},
    {"use of proceeds", SectionKind::proceeds},
    {"dilution", SectionKind::proceeds},
    {"capitalization", SectionKind::proceeds},
    {"plan of distribution", SectionKind::distribution},
    {"underwriting", SectionKind::distribution},
    {"incorporation", SectionKind::references},  // "Ambleforth Incorporated" is a name
    {"incorporated by", SectionKind::references},
    {"incorporating", SectionKind::references},
    {"where you can find", SectionKind::references},
    {"description of exhibit", SectionKind::exhibits},
    {"exhibit description", SectionKind::exhibits},
    {"description of", SectionKind::description},
    {"material ", SectionKind::description},
    {"dividend policy", SectionKind::description},
    {"legal matters", SectionKind::references},
    {"experts", SectionKind::references},
    {"signature", SectionKind::signatures},
    {"financial statements and exhibits", SectionKind::exhibits},
    {"exhibits", SectionKind::exhibits},
    {"item 9.01", SectionKind::exhibits},  // its title may stand in a line of its own
    {"exhibit index", SectionKind::exhibits},
    {"exhibit no", SectionKind::exhibits},
    {"about this prospectus", SectionKind::body},
    {"about ", SectionKind::about},
};

std::optional<SectionKind> section_of(std::string_view heading) {
  const std::string low = lowered(heading);
  // "Entry into a Material Definitive Agreement", in any order, describes nothing.
  if (low.find("definitive") != std::string::npos) return SectionKind::body;
  if (low == "exhibit") return SectionKind::exhibits;
  for (const HeadingWord& h : kHeadings) {
    if (low.find(h.word) != std::string::npos) return h.section;
  }
  return SectionKind::body;
}

// A page number, as a table of contents sets it beside each heading.
bool is_page_number(std::string_view text) {
  if (text.starts_with("S-") || text.starts_with("A-") || text.starts_with("F-"))
    text.remove_prefix(2);
  return !text.empty() && text.size() <= 5 &&
         text.find_first_not_of("0123456789ivx") == std::string_view::npos;
}

// An entry of a table of contents names a section without beginning it.
bool is_contents_entry(const Reading& reading, std::uint32_t block) {
  const auto& blocks = reading.document.blocks;
  const bool item = reading.text(blocks[block].text).starts_with("Item ") ||
                    reading.text(blocks[block].text).starts_with("ITEM ");
  if (blocks[block].kind == BlockKind::table_cell) return !item;
  if (block + 1 < blocks.size() && is_page_number(reading.text(blocks[block + 1].text)))
    return true;
  const std::string_view text = reading.text(blocks[block].text);
  const auto space = text.find_last_of(' ');
  return space != std::string_view::npos && is_page_number(text.substr(space + 1)) &&
         !text.starts_with("Item") && !text.starts_with("ITEM");
}

// Whether the block stands over the entries of a table of contents: a title and
// its page twice, in blocks of their own or in one.
bool is_contents_title(const Reading& reading, std::uint32_t block) {
  const auto& blocks = reading.document.blocks;
  std::uint32_t next = block + 1;
  if (next < blocks.size() && lowered(reading.text(blocks[next].text)) == "page") ++next;
  if (next + 1 >= blocks.size() || !is_contents_entry(reading, next)) return false;
  return is_page_number(reading.text(blocks[next + 1].text)) ||
         is_contents_entry(reading, next + 1);
}

// "The date of this prospectus is …", where a supplement says "this prospectus
// supplement".
bool is_base_date(const Reading& reading, const Mention& m) {
  const std::string words = lowered(reading.text(*reading.capture(m, "document")));
  return words.find("supplement") == std::string::npos &&
         words.find("prospectus") != std::string::npos;
}

bool is_all_capitals(std::string_view text) {
  const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return is_alpha(c); });
  return letters > 5 && std::none_of(text.begin(), text.end(), [](char c) { return is_lower(c); });
}

// Of the discussion by management (Regulation S-K Item 303), where the notice of forward-looking
// statements at its head has ended.
bool heads_discussion(std::string_view heading) {
  const std::string low = lowered(heading);
  return low == "liquidity and capital resources" || low == "results of operations" ||
         low == "liquidity" || low == "cash flows" || low == "sources of liquidity" ||
         low == "financing activities";
}

// Whether the block is a heading that the rules know, or one by its form.
std::optional<SectionKind> heading_section(const Reading& reading, std::uint32_t block,
                                           const std::vector<TextSpan>& known_heading) {
  const Block& b = reading.document.blocks[block];
  if (is_contents_entry(reading, block)) return std::nullopt;
  if (!known_heading[block].empty()) return section_of(reading.text(known_heading[block]));
  // "Investing in our securities involves … See "Risk Factors"." is no heading.
  const std::string_view words = reading.text(b.text);
  const bool short_one =
      b.text.size() <= 70 && b.kind != BlockKind::table_cell && !words.ends_with('.');
  if (!short_one || (b.kind != BlockKind::heading && !b.emphasized)) return std::nullopt;
  const auto section = section_of(reading.text(b.text));
  if (is_all_capitals(reading.text(b.text)) || heads_discussion(reading.text(b.text)))
    return section;
  // A heading of another matter ends the section only at the document's own
  // level: risk factors have headings of their own.
  return section == SectionKind::body ? std::nullopt : section;
}

// Part II of Forms S-1 and S-3: expenses, exhibits, undertakings.
bool begins_part_two(const Reading& reading, std::uint32_t block) {
  constexpr std::uint32_t kLongestHeading = 80;  // bytes
  const TextSpan text = reading.document.blocks[block].text;
  return text.size() <= kLongestHeading && !is_contents_entry(reading, block) &&
         lowered(reading.text(text)).find("information not required in") != std::string::npos;
}

// The last page of a prospectus bears its name too.
bool is_back_cover(const Reading& reading, std::uint32_t block) {
  constexpr std::uint32_t kLastPage = 30;  // blocks
  const auto& blocks = reading.document.blocks;
  for (std::uint32_t b = block; b < blocks.size() && b - block < kLastPage; ++b) {
    if (begins_part_two(reading, b)) return true;
    if (lowered(reading.text(blocks[b].text)) == "plan of distribution") return false;
  }
  return false;
}

// The block with which the report begins that a prospectus supplement carries
// ("FORM 8-K", below a cover that supplements a prospectus), else past the end.
std::uint32_t find_attached_report(const Reading& reading) {
  constexpr std::size_t kLongestLine = 60;
  const auto& blocks = reading.document.blocks;
  bool supplements = false;
  for (const Mention& m : reading.mentions.mentions) {
    const std::string_view rule = reading.rule(m);
    supplements = supplements || rule == "cover.to_prospectus" || rule == "cover.supplements";
    if (!supplements || (rule != "cover.form" && rule != "cover.form_alone")) continue;
    const TextSpan block = blocks[m.block.value].text;
    const std::string_view form = reading.text(*reading.capture(m, "form"));
    const bool report = form.starts_with("8-K") || form.starts_with("6-K") ||
                        form.starts_with("10-Q") || form.starts_with("10-K");
    if (report && block.size() <= kLongestLine && block.begin + 1 >= m.text.begin)
      return m.block.value;
  }
  return static_cast<std::uint32_t>(blocks.size());
}

// A report of a quarter or a year describes its business, its incorporation and its
// material cash requirements, and tells of its offerings among them: under "Use of Proceeds"
// (Regulation S-K Item 701(f)) of the one whose proceeds it used.
SectionKind in_report(SectionKind section) {
  switch (section) {
    case SectionKind::description:
    case SectionKind::about:
    case SectionKind::references:
    case SectionKind::distribution:
    case SectionKind::proceeds:
      return SectionKind::body;
    default:
      return section;
  }
}

// The text of a contract or an opinion that is filed beside.
bool is_exhibit_text(std::string_view type) {
  return type == "EX-1" || starts_with_any(type, {"EX-1.", "EX-10", "EX-5"});
}

// The mark of a list may stand before a heading, in bytes.
constexpr std::uint32_t kMark = 4;

class SectionFinder {
 public:
  SectionFinder(const Reading& reading, FilingKind kind)
      : reading_(reading),
        blocks_(reading.document.blocks),
        kind_(kind),
        attached_(find_attached_report(reading)),
        known_heading_(blocks_.size()),
        base_date_(blocks_.size(), false),
        dateline_(blocks_.size(), false) {
    for (const Mention& m : reading.mentions.mentions) {
      const std::uint32_t block = m.block.value;
      if (reading.rule(m) == "cover.document_date") base_date_[block] = is_base_date(reading, m);
      // A paragraph in which lines ran together is no section of what it says last.
      if (reading.kind(m) == "section" && m.text.begin <= blocks_[block].text.begin + kMark)
        known_heading_[block] = heading_of(m);
      if (reading.rule(m) == "cover.dateline") dateline_[block] = true;
    }
  }

  Sections find() {
    Sections sections(blocks_.size(), SectionKind::body);
    for (std::uint32_t b = 0; b < blocks_.size(); ++b) sections[b] = section_at(b);
    return sections;
  }

 private:
  // The block, or of one that a converter ran together with its paragraph the first sentence.
  TextSpan heading_of(const Mention& m) const {
    constexpr std::uint32_t kLongest = 300;  // bytes
    const TextSpan block = blocks_[m.block.value].text;
    return block.size() <= kLongest ? block : reading_.sentence(m.sentence).text;
  }

  SectionKind section_at(std::uint32_t b) {
    if (blocks_[b].part != part_) {
      part_ = blocks_[b].part;
      current_ = SectionKind::body;
    }
    if (is_exhibit_text(reading_.document.parts[part_].type)) return SectionKind::exhibit_text;
    if (b >= attached_) return SectionKind::attached_report;
    // The release that a report brings, behind its signatures or its list of exhibits.
    const bool behind = current_ == SectionKind::signatures || current_ == SectionKind::exhibits;
    if (behind && dateline_[b] && kind_ == FilingKind::current_report) current_ = SectionKind::body;
    if (current_ != SectionKind::base_prospectus) enter(b);
    return current_;
  }

  // The section that the block begins, if it begins one; nothing follows a base prospectus.
  void enter(std::uint32_t b) {
    const bool registers = kind_ == FilingKind::registration_statement;
    const bool base = begins_base_prospectus(b);
    if (base && registers && !is_back_cover(reading_, b)) {
      // The prospectus of a program behind the base prospectus, with a cover of its own.
      current_ = SectionKind::cover;
      distributed_ = false;
    } else if (base || (registers && begins_part_two(reading_, b))) {
      current_ = SectionKind::base_prospectus;
    } else if (const auto section = heading_section(reading_, b, known_heading_)) {
      current_ = kind_ == FilingKind::periodic_report ? in_report(*section) : *section;
      distributed_ = distributed_ || current_ == SectionKind::distribution;
    }
  }

  // The table of contents names the base prospectus too; the document itself begins after
  // the supplement has told how it distributes.
  bool begins_base_prospectus(std::uint32_t b) const {
    if (!distributed_) return false;
    if (base_date_[b]) return true;
    const std::string_view text = reading_.text(blocks_[b].text);
    return (text == "PROSPECTUS" || text == "Prospectus") &&
           blocks_[b].kind != BlockKind::table_cell && !is_contents_title(reading_, b);
  }

  const Reading& reading_;
  const std::vector<Block>& blocks_;
  const FilingKind kind_;
  const std::uint32_t attached_;         // the block with which a report begins that is carried
  std::vector<TextSpan> known_heading_;  // by block; empty without one
  std::vector<bool> base_date_;
  std::vector<bool> dateline_;

  SectionKind current_ = SectionKind::cover;
  std::uint32_t part_ = 0;
  bool distributed_ = false;  // whether the plan of distribution was told
};

}  // namespace

Sections find_sections(const Reading& reading, FilingKind kind) {
  return SectionFinder(reading, kind).find();
}

bool reports_changes(SectionKind section) {
  return section == SectionKind::body || section == SectionKind::cover ||
         section == SectionKind::distribution;
}

}  // namespace offerlog
