//   $300,000,000
//   ACME BANCORP
//   Common Stock                       one security a line,
//   Preferred Stock, Warrants and Units     or several
//
// A line counts if every name in it is one of a security; what has no value of
// its own in the record (guarantees, purchase contracts) is known and passed over.
#include "cover_securities.h"

#include <algorithm>
#include <optional>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

// How far down the list may stand: the facing page of Form S-3 comes before it.
constexpr std::uint32_t kCover = 16000;
constexpr std::uint32_t kLongestLine = 300;

struct SecurityName {
  std::string_view name;  // lower case
  std::optional<Security> security;
};
constexpr SecurityName kNames[] = {
    {"common stock", Security::common_stock},
    {"common shares", Security::common_stock},
    {"class a common stock", Security::common_stock},
    {"shares of common stock", Security::common_stock},
    {"common shares of beneficial interest", Security::common_stock},
    {"ordinary shares", Security::ordinary_shares},
    {"class a ordinary shares", Security::ordinary_shares},
    {"american depositary shares", Security::american_depositary_shares},
    {"preferred stock", Security::preferred_stock},
    {"preferred shares", Security::preferred_stock},
    {"preference shares", Security::preferred_stock},
    {"depositary shares", Security::depositary_shares},
    {"debt securities", Security::notes},
    {"senior debt securities", Security::notes},
    {"subordinated debt securities", Security::notes},
    {"notes", Security::notes},
    {"warrants", Security::warrants},
    {"rights", Security::rights},
    {"subscription rights", Security::rights},
    {"units", Security::units},
    {"guarantees", std::nullopt},
    {"guarantees of debt securities", std::nullopt},
    {"purchase contracts", std::nullopt},
    {"stock purchase contracts", std::nullopt},
    {"share purchase contracts", std::nullopt},
    {"stock purchase units", std::nullopt},
    {"share purchase units", std::nullopt},
    {"purchase units", std::nullopt},
};

struct NamedSecurity {
  TextSpan text;
  std::optional<Security> security;
};

// The longest name that `low` begins with, as whole words.
const SecurityName* name_at(std::string_view low) {
  const SecurityName* longest = nullptr;
  for (const SecurityName& n : kNames) {
    const bool here =
        low.starts_with(n.name) && (low.size() == n.name.size() || !is_alnum(low[n.name.size()]));
    if (here && (longest == nullptr || n.name.size() > longest->name.size())) longest = &n;
  }
  return longest;
}

// What may stand between two names: ", and ", " / ", a line's end.
std::size_t length_of_separator(std::string_view low) {
  std::size_t length = low.find_first_not_of(" ,;/");
  if (length == low.npos) return low.size();
  if (length > 0 && low.substr(length).starts_with("and ")) length += 4;
  // "Class A Ordinary Shares, including in the form of American Depositary Shares"
  for (std::string_view form :
       {"including ", "in the form of ", "shares represented by ", "represented by "}) {
    if (length > 0 && low.substr(length).starts_with(form)) length += form.size();
  }
  return length;
}

// ", each representing two common shares", behind "American Depositary Shares": what they stand
// for has a line of its own, if it is offered.
std::size_t length_of_basis(std::string_view low) {
  constexpr std::size_t kLongest = 70;
  constexpr std::string_view kRepresenting = " representing";
  std::size_t at = 0;
  for (std::string_view lead : {",", " each"}) {
    if (low.substr(at).starts_with(lead)) at += lead.size();
  }
  if (!low.substr(at).starts_with(kRepresenting)) return 0;
  at += kRepresenting.size();
  while (at < kLongest && at < low.size() && low[at] == ' ') {
    ++at;
    if (const SecurityName* name = name_at(low.substr(at))) return at + name->name.size();
    at = std::min(low.find_first_of(" ,;", at), low.size());
  }
  return 0;
}

// The names of a line; none if there is anything else in it.
std::vector<NamedSecurity> split_line(std::string_view text, TextSpan line) {
  const std::string whole = lowered(text.substr(line.begin, line.size()));
  std::vector<NamedSecurity> names;
  std::size_t at = 0;
  while (at < whole.size()) {
    const std::string_view low = std::string_view(whole).substr(at);
    const SecurityName* name = name_at(low);
    if (name == nullptr) return {};
    const auto begin = line.begin + static_cast<std::uint32_t>(at);
    names.push_back(
        {{begin, begin + static_cast<std::uint32_t>(name->name.size())}, name->security});
    at += name->name.size();
    at += length_of_basis(std::string_view(whole).substr(at));
    at += length_of_separator(std::string_view(whole).substr(at));
  }
  return names;
}

// "… $300,000,000 Common Stock Preferred Stock Debt Securities Warrants We may offer …": the lines
// of the list, run together; the first such list.
std::vector<NamedSecurity> find_run(std::string_view text, TextSpan block) {
  constexpr std::size_t kFewest = 3;
  const TextSpan cover{block.begin, std::min(block.end, kCover)};
  const std::string whole = lowered(text.substr(cover.begin, cover.size()));
  std::vector<NamedSecurity> run;
  for (std::size_t at = 0; at < whole.size();) {
    const SecurityName* name =
        is_upper(text[cover.begin + at]) ? name_at(std::string_view(whole).substr(at)) : nullptr;
    if (name != nullptr) {
      const auto begin = cover.begin + static_cast<std::uint32_t>(at);
      run.push_back(
          {{begin, begin + static_cast<std::uint32_t>(name->name.size())}, name->security});
      at += name->name.size() + 1;
      continue;
    }
    if (run.size() >= kFewest) return run;
    run.clear();
    at = std::min(whole.find(' ', at), whole.size() - 1) + 1;
  }
  return run.size() >= kFewest ? run : std::vector<NamedSecurity>();
}

}  // namespace

std::vector<Sourced<Security>> read_cover_securities(const Context& context) {
  const Document& document = context.reading.document;
  std::vector<Sourced<Security>> found;
  for (const Block& block : document.blocks) {
    if (block.text.begin > kCover || block.part != 0) break;
    std::vector<NamedSecurity> names;
    if (block.text.size() <= kLongestLine) names = split_line(document.text, block.text);
    if (names.empty()) names = find_run(document.text, block.text);
    for (const NamedSecurity& name : names) {
      const bool known =
          std::any_of(found.begin(), found.end(),
                      [&](const Sourced<Security>& other) { return other.value == name.security; });
      if (name.security && !known)
        found.push_back({*name.security, {{name.text, "cover.securities"}}});
    }
  }
  if (found.size() < 2) found.clear();
  return found;
}

}  // namespace offerlog
