#include "find_namings.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Every place in the sentence where a defined term stands, longest first.
std::vector<AgreementNaming> alias_namings(const Reading& reading, const AgreementTerms& terms,
                                           std::uint32_t s) {
  std::vector<AgreementNaming> out;
  const TextSpan span = reading.sentence(s).text;
  const std::string_view text = reading.text(span);
  for (const auto& [term, agreement] : terms.aliases()) {
    for (auto at = text.find(term); at != std::string_view::npos;
         at = text.find(term, at + term.size())) {
      if (!is_whole(text, at, term.size())) continue;
      const auto begin = span.begin + static_cast<std::uint32_t>(at);
      const TextSpan here{begin, begin + static_cast<std::uint32_t>(term.size())};
      const auto rival = std::find_if(
          out.begin(), out.end(), [&](const AgreementNaming& n) { return n.text.overlaps(here); });
      if (rival == out.end()) {
        out.push_back({here, {}, agreement, false});
      } else if (rival->text.size() < here.size()) {
        *rival = {here, {}, agreement, false};
      }
    }
  }
  return out;
}

// A block that is nothing but the title names no agreement, nor does "Entry into
// Securities Purchase Agreement and Closing of the Offering": what follows does.
bool is_heading(const Reading& reading, const Mention& m) {
  constexpr std::size_t kLongest = 140;  // bytes
  constexpr std::string_view kHeads[] = {"Entry into ",     "Entry Into ",   "Execution of ",
                                         "Termination of ", "Amendment to ", "Closing of "};
  const TextSpan block = reading.document.blocks[m.block.value].text;
  if (block.size() <= m.text.size() + 8) return true;
  const std::string_view text = reading.text(block);
  return text.size() < kLongest && !text.ends_with('.') && starts_with_any(text, kHeads);
}

// "Asset Purchase Agreement, by and between Harrow LLC and the Registrant": sells no
// securities, and is not the purchase agreement that does.
bool buys_goods(const Reading& reading, TextSpan sentence, const Mention& title) {
  if (!starts_with_any_case(reading.text(title.text), "purchase ")) return false;
  const std::string before = lowered(reading.text_before(sentence, title.text.begin, 12));
  return ends_with_any(
      before, {"asset ", "assets ", "receivables ", "loan ", "aircraft ", "property ", "llc "});
}

// "we have not entered into a new sales agreement"
bool is_not_entered(std::string_view before) {
  for (std::string_view adjective : {"new ", "other ", "replacement ", "further ", "similar "}) {
    if (before.ends_with(adjective)) before.remove_suffix(adjective.size());
  }
  for (std::string_view article : {" a ", " an ", " any ", " another "}) {
    if (before.ends_with(article)) before.remove_suffix(article.size());
  }
  return ends_with_any(before, {" not entered into", " not yet entered into", " not enter into",
                                " not signed", " not yet signed", " never entered into"});
}

// "no underwriting agreement was ever signed"; "a sales agreement prospectus" is
// the prospectus of one that is named elsewhere.
bool is_denied(const Reading& reading, const Mention& m) {
  const TextSpan sentence = reading.sentence(m.sentence).text;
  constexpr std::uint32_t kVerb = 50;  // bytes: " not yet entered into another replacement "
  const std::string_view before = reading.text_before(sentence, m.text.begin, kVerb);
  const std::string_view after = reading.text({m.text.end, sentence.end});
  const bool terms = after.starts_with(" Standard Provisions") ||
                     after.starts_with(" General Provisions") ||
                     after.starts_with(" Basic Provisions");  // that a terms agreement takes in
  return terms || buys_goods(reading, sentence, m) || is_not_entered(before) ||
         ends_with_any(before, {"no ", "No "}) || after.starts_with(" prospectus");
}

// "Committed Equity Financing Facility. On June 2, we entered into a Common Stock Purchase
// Agreement providing for a committed equity financing facility": the agreement has a title.
bool is_other_facility(const Reading& reading, const Mention& m) {
  constexpr std::uint32_t kVerb = 16;  // bytes: "entered into an "
  if (!lowered(reading.text(m.text)).ends_with("facility")) return false;
  const std::string_view before =
      reading.text_before(reading.sentence(m.sentence).text, m.text.begin, kVerb);
  return !before.ends_with("entered into a ") && !before.ends_with("entered into an ");
}

}  // namespace

std::vector<AgreementNaming> find_namings(const Reading& reading, const AgreementTerms& terms,
                                          std::uint32_t s) {
  std::vector<AgreementNaming> out;
  std::vector<TextSpan> amendments;
  std::vector<TextSpan> definitions;
  for (const Mention& m : reading.mentions_of(s)) {
    if (reading.rule(m) == "title.amendment") amendments.push_back(m.text);
    if (reading.kind(m) == "term") definitions.push_back(terms_of(reading, m));
  }
  const auto within = [](const std::vector<TextSpan>& spans, TextSpan t) {
    return std::any_of(spans.begin(), spans.end(), [&](TextSpan d) { return d.contains(t); });
  };
  for (const AgreementNaming& n : alias_namings(reading, terms, s)) {
    if (!within(definitions, n.text)) out.push_back(n);
  }
  for (const Mention& m : reading.mentions_of(s)) {
    if (reading.rule(m) != "title.agreement" || within(definitions, m.text) ||
        is_heading(reading, m) || is_denied(reading, m) || is_other_facility(reading, m))
      continue;
    const TextSpan title = trim_title(reading.document.text, m.text);
    // "Prior Sales Agreement" is the term, "Agreement" in a title is none.
    const bool alias = std::any_of(out.begin(), out.end(), [&](const AgreementNaming& n) {
      return !n.mention.valid() && n.text.contains(title) && n.text != title;
    });
    if (alias) continue;
    std::erase_if(out, [&](const AgreementNaming& n) {
      return !n.mention.valid() && title.contains(n.text);
    });
    out.push_back({title, reading.id_of(m), std::nullopt, false});
  }
  for (AgreementNaming& n : out) n.in_amendment = within(amendments, n.text);
  std::sort(out.begin(), out.end(),
            [](const AgreementNaming& a, const AgreementNaming& b) { return a.text < b.text; });
  return out;
}

}  // namespace offerlog
