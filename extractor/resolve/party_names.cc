#include "party_names.h"

#include <algorithm>
#include <array>

#include "split_names.h"
#include "values/ascii.h"
#include "values/months.h"

namespace offerlog {
namespace {

// Words that show a capitalized phrase to be no party's name.
constexpr std::array<std::string_view, 40> kNotNames = {"Agreement",
                                                        "Private Placement",
                                                        "Prospectus",
                                                        "Statement",
                                                        "Commission",
                                                        "Common Stock",
                                                        "Nasdaq",
                                                        "NYSE",
                                                        "New York Stock",
                                                        "Form ",
                                                        "Rule ",
                                                        "Section",
                                                        "Act",
                                                        "Exhibit",
                                                        "Board",
                                                        "Directors",
                                                        "Offering",
                                                        "Registration",
                                                        "Warrants",
                                                        "Exchange",
                                                        "Shares",
                                                        "Stockholders",
                                                        "Agents",
                                                        "Underwriters",
                                                        "Purchasers",
                                                        "Investors",
                                                        "Holders",
                                                        "ATM",
                                                        "United States",
                                                        "Effective",
                                                        "Trust Company",
                                                        "Notes",
                                                        "Schedule",
                                                        "Selling",
                                                        "Securities and",
                                                        "Issuer",
                                                        "Managers",
                                                        "Placement Agent",
                                                        "Sales Agent",
                                                        "Parties"};
constexpr std::array<std::string_view, 16> kNotWholeNames = {
    "Securities", "Company",         "Agent",          "Underwriter", "Purchaser", "Investor",
    "Buyer",      "Manager",         "Registrant",     "Parent",      "We",        "Our",
    "The",        "Representatives", "Representative", "IPO"};

// "are Harrow Securities LLC. Stavely Orme LLC is the lead manager": two, though no
// sentence ends between them.
std::vector<TextSpan> firms_of(const Reading& reading, TextSpan names) {
  constexpr std::string_view kEnd = " LLC. ";
  std::vector<TextSpan> out;
  for (TextSpan whole : split_names(reading.text(names), names.begin)) {
    for (auto at = reading.text(whole).find(kEnd); at != std::string_view::npos;
         at = reading.text(whole).find(kEnd)) {
      const auto end = whole.begin + static_cast<std::uint32_t>(at);
      out.push_back({whole.begin, end + 4});
      whole.begin = end + static_cast<std::uint32_t>(kEnd.size());
    }
    out.push_back(whole);
  }
  return out;
}

// "Harrow Securities Inc. Amendment No. 2 raises": the next sentence's words.
TextSpan up_to_suffix(const Reading& reading, TextSpan name) {
  const std::string_view text = reading.text(name);
  const auto at = text.find(" Inc. ");
  if (at == text.npos) return name;
  const std::string_view rest = text.substr(at + 6);
  for (std::string_view word : {"Amendment", "The ", "Under ", "In ", "On ", "Pursuant ", "of "}) {
    if (rest.starts_with(word))
      return {name.begin, name.begin + static_cast<std::uint32_t>(at + 5)};
  }
  return name;
}

// "S-39 UNDERWRITING Harrow Securities, LLC": a heading that no line parts from it.
TextSpan behind_heading(const Reading& reading, TextSpan name) {
  constexpr std::string_view kHeading = "UNDERWRITING ";
  const auto at = reading.text(name).find(kHeading);
  if (at == std::string_view::npos) return name;
  return {name.begin + static_cast<std::uint32_t>(at + kHeading.size()), name.end};
}

}  // namespace

std::vector<TextSpan> party_names_in(const Reading& reading, TextSpan list) {
  std::vector<TextSpan> names = firms_of(reading, list);
  for (TextSpan& name : names) name = behind_heading(reading, up_to_suffix(reading, name));
  return names;
}

bool could_be_name(std::string_view name) {
  if (is_month(name.substr(0, name.find(' ')))) return false;
  const bool numbered = !name.empty() && is_digit(name.front()) && is_firm_name(name);  // "3i, LP"
  if (name.size() < 3 || !(is_upper(name.front()) || numbered)) return false;
  if (name.starts_with("A ")) return false;  // "Keefe, Bruyette & Woods, A Stifel Company"
  if (std::find(kNotWholeNames.begin(), kNotWholeNames.end(), name) != kNotWholeNames.end())
    return false;
  return std::none_of(kNotNames.begin(), kNotNames.end(), [&](std::string_view w) {
    const auto at = name.find(w);
    if (at == std::string_view::npos) return false;
    // A word, not the beginning of one ("Actinium").
    const std::size_t end = at + w.size();
    return end >= name.size() || !is_lower(name[end]);
  });
}

}  // namespace offerlog
