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
    {"description of", SectionKind::description},
    {"material ", SectionKind::description},
    {"dividend policy", SectionKind::description},
    {"legal matters", SectionKind::references},
    {"experts", SectionKind::references},
    {"signature", SectionKind::signatures},
    {"financial statements and exhibits", SectionKind::exhibits},
    {"exhibits", SectionKind::exhibits},
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

// Whether the block is a heading that the rules know, or one by its form.
std::optional<SectionKind> heading_section(const Reading& reading, std::uint32_t block,
                                           const std::vector<bool>& known_heading) {
  const Block& b = reading.document.blocks[block];
  if (is_contents_entry(reading, block)) return std::nullopt;
  if (known_heading[block]) return section_of(reading.text(b.text));
  // "Investing in our securities involves … See "Risk Factors"." is no heading.
  const std::string_view words = reading.text(b.text);
  const bool short_one =
      b.text.size() <= 70 && b.kind != BlockKind::table_cell && !words.ends_with('.');
  if (!short_one || (b.kind != BlockKind::heading && !b.emphasized)) return std::nullopt;
  const auto section = section_of(reading.text(b.text));
  if (is_all_capitals(reading.text(b.text))) return section;
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

}  // namespace

Sections find_sections(const Reading& reading, FilingKind kind) {
  const auto& blocks = reading.document.blocks;
  std::vector<bool> known_heading(blocks.size(), false);
  std::vector<bool> base_date(blocks.size(), false);
  std::vector<bool> dateline(blocks.size(), false);
  for (const Mention& m : reading.mentions.mentions) {
    if (reading.rule(m) == "cover.document_date")
      base_date[m.block.value] = is_base_date(reading, m);
    if (reading.kind(m) == "section") known_heading[m.block.value] = true;
    if (reading.rule(m) == "cover.dateline") dateline[m.block.value] = true;
  }
  Sections sections(blocks.size(), SectionKind::body);
  SectionKind current = SectionKind::cover;
  std::uint32_t part = 0;
  bool distributed = false;
  const std::uint32_t attached = find_attached_report(reading);
  for (std::uint32_t b = 0; b < blocks.size(); ++b) {
    if (blocks[b].part != part) {
      part = blocks[b].part;
      current = SectionKind::body;
    }
    const std::string& type = reading.document.parts[part].type;
    if (type.starts_with("EX-1.") || type.starts_with("EX-10") || type == "EX-1" ||
        type.starts_with("EX-5")) {
      sections[b] = SectionKind::exhibit_text;
      continue;
    }
    if (b >= attached) {
      sections[b] = SectionKind::attached_report;
      continue;
    }
    const std::string_view text = reading.text(blocks[b].text);
    // The table of contents names the base prospectus too; the document itself
    // begins after the supplement has told how it distributes.
    const bool base = distributed && base_date[b]
                          ? true
                          : distributed && (text == "PROSPECTUS" || text == "Prospectus") &&
                                blocks[b].kind != BlockKind::table_cell &&
                                !is_contents_title(reading, b);
    // The release that a report brings, behind its signatures or its list of exhibits.
    const bool behind = current == SectionKind::signatures || current == SectionKind::exhibits;
    if (behind && dateline[b] && kind == FilingKind::current_report) current = SectionKind::body;
    if (current != SectionKind::base_prospectus) {
      const bool registers = kind == FilingKind::registration_statement;
      if (base && registers && !is_back_cover(reading, b)) {
        // The prospectus of a program behind the base prospectus, with a cover of its own.
        current = SectionKind::cover;
        distributed = false;
      } else if (base || (registers && begins_part_two(reading, b))) {
        current = SectionKind::base_prospectus;
      } else if (const auto section = heading_section(reading, b, known_heading)) {
        current = kind == FilingKind::periodic_report ? in_report(*section) : *section;
        distributed = distributed || current == SectionKind::distribution;
      }
    }
    sections[b] = current;
  }
  return sections;
}

bool reports_changes(SectionKind section) {
  return section == SectionKind::body || section == SectionKind::cover ||
         section == SectionKind::distribution;
}

}  // namespace offerlog
