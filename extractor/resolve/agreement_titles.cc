#include "agreement_titles.h"

#include <algorithm>
#include <array>

#include "values/ascii.h"

namespace offerlog {
namespace {

// (the "NPA"), (the "2025 EDA"): what note purchase, securities purchase, equity distribution
// and other such agreements are called.
bool is_initials_of_agreement(std::string_view term) {
  term.remove_prefix(term.rfind(' ') + 1);  // npos is 0
  return std::ranges::any_of(std::array<std::string_view, 9>{"EDA", "SEDA", "SEPA", "SPA", "NPA",
                                                             "CSPA", "PA", "ELOC", "CEFF"},
                             [&](std::string_view initials) { return term == initials; });
}

struct FamilyWord {
  std::string_view word;
  AgreementFamily family;
};

// The first word found in the title decides; order matters.
constexpr FamilyWord kFamilies[] = {
    {"registration rights", AgreementFamily::registration_rights},
    {"warrant agen", AgreementFamily::other},  // it keeps a register, as those below do
    {"transfer agen", AgreementFamily::other},
    {"fiscal agen", AgreementFamily::other},
    {"escrow agen", AgreementFamily::other},
    {"paying agen", AgreementFamily::other},
    {"purchase and sale", AgreementFamily::other},
    {"forward sale", AgreementFamily::other},
    {"exchange agreement", AgreementFamily::other},
    {"credit", AgreementFamily::other},
    {"royalt", AgreementFamily::other},  // what is bought is no security of the issuer's
    {"asset", AgreementFamily::other},
    {"private exchange", AgreementFamily::other},
    {"underwriting", AgreementFamily::underwriting},
    {"terms agreement", AgreementFamily::underwriting},
    {"placement agen", AgreementFamily::placement_agency},
    {"private placement", AgreementFamily::purchase},  // of units, by a sponsor
    {"placement", AgreementFamily::placement_agency},
    {"standby equity", AgreementFamily::equity_line},
    {"committed equity", AgreementFamily::equity_line},
    {"equity purchase", AgreementFamily::equity_line},
    {"equity line", AgreementFamily::equity_line},
    {"equity facility", AgreementFamily::equity_line},
    {"equity financing", AgreementFamily::equity_line},
    {"facility agreement", AgreementFamily::other},  // it lends
    {"facility", AgreementFamily::equity_line},
    {"inducement", AgreementFamily::purchase},
    {"at the market", AgreementFamily::sales},
    {"at-the-market", AgreementFamily::sales},
    {"at market", AgreementFamily::sales},
    {"distribution", AgreementFamily::sales},
    {"open market", AgreementFamily::sales},
    {"controlled equity", AgreementFamily::sales},
    {"sales", AgreementFamily::sales},
    {"sale agreement", AgreementFamily::sales},
    {"atm", AgreementFamily::sales},
    {"capital on demand", AgreementFamily::sales},
    {"equity offering", AgreementFamily::sales},
    {"note purchase", AgreementFamily::purchase},
    {"note and guarant", AgreementFamily::purchase},
    {"purchase", AgreementFamily::purchase},
    {"subscription", AgreementFamily::purchase},
    {"investment agreement", AgreementFamily::purchase},
    {"agency agreement", AgreementFamily::sales},
    {"offering agreement", AgreementFamily::sales},
};

void erase_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

}  // namespace

AgreementFamily family_of(std::string_view title) {
  const std::string low = lowered(title);
  for (const FamilyWord& f : kFamilies) {
    if (low.find(f.word) != std::string::npos) return f.family;
  }
  return AgreementFamily::other;
}

std::string clean_title(std::string_view printed) {
  std::string title(printed);
  for (std::string_view mark : {"^SM^", "^TM^"}) erase_all(title, mark);
  for (std::string_view mark : {"SM", "TM"}) {
    for (auto at = title.find(mark); at != std::string::npos; at = title.find(mark, at + 1)) {
      const bool glued = at > 0 && is_lower(title[at - 1]);
      const bool ends = at + mark.size() == title.size() || title[at + mark.size()] == ' ';
      if (glued && ends) title.erase(at, mark.size());
    }
  }
  return title;
}

TextSpan trim_title(std::string_view text, TextSpan span) {
  constexpr std::array<std::string_view, 6> kLeading = {"and ", "of ",   "on ",
                                                        "And ", "cash ", "line "};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view word : kLeading) {
      if (!text.substr(span.begin, span.size()).starts_with(word)) continue;
      span.begin += static_cast<std::uint32_t>(word.size());
      again = true;
    }
  }
  return span;
}

std::string title_key(std::string_view title) {
  std::string key = lowered(clean_title(title));
  for (std::string_view words : {"℠", "™", "®", "(sm)", "amended and restated ", "-", " ", "'"})
    erase_all(key, words);
  if (key.ends_with("agreements")) key.pop_back();
  return key;
}

bool is_capitalized(std::string_view title) { return !title.empty() && is_upper(title.front()); }

TermOf term_kind(std::string_view term) {
  const std::string low = lowered(term);
  const auto has = [&](std::string_view word) { return low.find(word) != std::string::npos; };
  if (has("prospectus")) return TermOf::prospectus;
  if (has("registration statement") || has("amendment")) return TermOf::other;
  // Of two, that of the common stock.
  if (low.ends_with("stock agreement") || low.ends_with("underwriting agreement"))
    return TermOf::agreement;
  if (has("shares") || has("stock")) return TermOf::other;
  if (has("agreement") || has("letter") || is_initials_of_agreement(term)) return TermOf::agreement;
  if (has("program") || has("facility") || has("atm")) return TermOf::program;
  return TermOf::other;
}

}  // namespace offerlog
