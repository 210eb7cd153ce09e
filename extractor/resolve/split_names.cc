#include "split_names.h"

#include <algorithm>
#include <array>

#include "values/ascii.h"

namespace offerlog {
namespace {

// What may follow a comma inside one name: "BTIG, LLC", "Keefe, Bruyette &
// Woods, Inc.", "Cohen Capital, a division of Cohen Securities, LLC".
constexpr std::array<std::string_view, 33> kContinues = {"LLC",
                                                         "L.L.C.",
                                                         "Inc",
                                                         "Incorporated",
                                                         "L.P.",
                                                         "LP",
                                                         "LLP",
                                                         "Ltd",
                                                         "Limited",
                                                         "Corp",
                                                         "Corporation",
                                                         "plc",
                                                         "PLC",
                                                         "N.A.",
                                                         "N.V.",
                                                         "S.A.",
                                                         "AG",
                                                         "Co.",
                                                         "a division",
                                                         "a Citizens",
                                                         "a Stifel",
                                                         "P.C.",
                                                         "a member",
                                                         "a unit",
                                                         "London Branch",
                                                         "New York Branch",
                                                         "as successor",
                                                         "SE",
                                                         "LTD",
                                                         "INC",
                                                         "CORP",
                                                         "CO.",
                                                         "Nicolaus"};
constexpr std::array<std::string_view, 49> kFirmWords = {
    "LLC",        "L.L.C.",     "Inc.",     "Inc",     "Incorporated", "L.P.",     "LP",
    "LLP",        "Ltd.",       "Ltd",      "Limited", "Corp.",        "Corp",     "Corporation",
    "Co.",        "Company",    "plc",      "PLC",     "N.V.",         "S.A.",     "AG",
    "Securities", "Markets",    "Partners", "Capital", "Bank",         "SE",       "Fund",
    "Trust",      "Management", "GmbH",     "Group",   "Advisors",     "Holdings", "LTD.",
    "LTD",        "INC.",       "CORP.",    "A/S",     "AB",           "ASA",      "B.V.",
    "BV",         "K.K.",       "KGaA",     "NV",      "Oyj",          "S.p.A.",   "SAS"};

// "Cowen and Company, LLC", "Corvale Power and Light Company": one firm.
constexpr std::array<std::string_view, 7> kAfterAnd = {"Trading",  "Company", "Co.", "Light",
                                                       "Electric", "Power",   "Gas"};

// Houses of more partners than one comma tells of.
constexpr std::array<std::string_view, 9> kHouses = {"Merrill Lynch, Pierce, Fenner & Smith",
                                                     "Tudor, Pickering, Holt & Co.",
                                                     "Donaldson, Lufkin & Jenrette",
                                                     "Goldman, Sachs & Co.",
                                                     "Friedman, Billings, Ramsey & Co.",
                                                     "Brean Murray, Carret & Co.",
                                                     "Monness, Crespi, Hardt & Co.",
                                                     "Ferris, Baker Watts",
                                                     "C.E. Unterberg, Towbin"};

// Whether it begins with one of the words as a whole: "Inc" of "Inc.", not of "Income".
bool begins_with_word_of(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view w) {
    return text.starts_with(w) && (text.size() == w.size() || !is_alnum(text[w.size()]));
  });
}

// "Ellery, Rook & Co.", "Keefe, Bruyette & Woods, Inc.": one word, a comma, one
// word and an ampersand are partners in one firm.
bool names_partner(std::string_view so_far, std::string_view rest) {
  const auto space = rest.find(' ');
  return !so_far.empty() && so_far.find(' ') == std::string_view::npos &&
         space != std::string_view::npos && rest.substr(space).starts_with(" & ");
}

// How long the house's name is with which the list goes on, 0 for another.
std::size_t house_at(std::string_view rest) {
  for (std::string_view house : kHouses) {
    if (rest.starts_with(house)) return house.size();
  }
  return 0;
}

// "Harrow & Co., L.P., for itself and as representative of Stavely Orme, Inc.": one, and another.
constexpr std::array<std::string_view, 4> kForSyndicate = {
    ", for itself and as representative of ", ", for itself and as representatives of ",
    ", acting for itself and as representative of ",
    ", acting for itself and as representatives of "};

// The separator that begins at `at`, and its length; 0 where there is none.
std::size_t separator_at(std::string_view list, std::size_t at, std::string_view so_far) {
  const std::string_view rest = list.substr(at);
  for (std::string_view syndicate : kForSyndicate) {
    if (rest.starts_with(syndicate)) return syndicate.size();
  }
  if (rest.starts_with(", and ")) return 6;
  if (rest.starts_with(" and ")) {
    return begins_with_word_of(rest.substr(5), kAfterAnd) ? 0 : 5;
  }
  if (rest.starts_with(" or ")) return 4;
  if (rest.starts_with(";")) return 1;
  if (rest.starts_with(", ")) {
    if (names_partner(so_far, rest.substr(2))) return 0;
    if (begins_with_word_of(rest.substr(2), kContinues)) return 0;
    return 2;
  }
  return 0;
}

constexpr std::string_view kStops[] = {
    ", as ",         ", acting",  " as representative", " as the representative", " as sales",
    " as placement", " as agent", " as manager",        " as underwriter"};

// "by and between the Company and TD Cowen.": a word of four letters and more is
// abbreviated in few names.
bool ends_sentence(std::string_view name) {
  if (!name.ends_with('.')) return false;
  name.remove_suffix(1);
  const std::string_view word = name.substr(name.rfind(' ') + 1);
  return word.size() >= 4 && word != "Corp" && word != "Bros" &&
         std::all_of(word.begin(), word.end(), [](char c) { return is_alpha(c); });
}

// Behind these words nothing of a firm's name follows but another such word.
constexpr std::array<std::string_view, 10> kEnds = {"LLC", "L.L.C.", "Inc.", "Incorporated", "L.P.",
                                                    "LLP", "Ltd.",   "plc",  "PLC",          "Co."};

bool ends_firm(std::string_view words) {
  const auto space = words.rfind(' ');
  return space != words.npos && std::ranges::find(kEnds, words.substr(space + 1)) != kEnds.end();
}

// "Harrow Brokers (NZ) Limited", "Credit Suisse Securities (USA) LLC": a place, with what kind
// of firm it is behind it; no quotes, as a term has.
bool is_place_in_name(std::string_view bracket) {
  constexpr std::array<std::string_view, 5> kPlaces = {" (USA)", " (US)", " (Europe)", " (Canada)",
                                                       " (UK)"};
  if (starts_with_any(bracket, kPlaces)) return true;
  constexpr std::size_t kLongest = 26;  // bytes
  const auto close = bracket.find(") ");
  if (close == bracket.npos || close > kLongest) return false;
  const std::string_view place = bracket.substr(2, close - 2);
  const bool word =
      !place.empty() && is_upper(place.front()) &&
      std::ranges::all_of(place, [](char c) { return is_alpha(c) || c == '.' || c == ' '; });
  constexpr std::array<std::string_view, 14> kKinds = {
      "Limited", "Ltd",         "LLC", "LLP", "L.P.", "LP",  "Inc",
      "Corp",    "Corporation", "Co",  "plc", "PLC",  "Pte", "Pty"};
  return word && starts_with_any(bracket.substr(close + 2), kKinds);
}

TextSpan trimmed(std::string_view list, std::size_t begin, std::size_t end, std::uint32_t base) {
  while (begin < end && (list[begin] == ' ' || list[begin] == ',')) ++begin;
  while (end > begin && (list[end - 1] == ' ' || list[end - 1] == ',' || list[end - 1] == ';'))
    --end;
  // "… with Harrow LLC.": the sentence's stop, not the name's.
  for (std::string_view suffix :
       {"LLC.", "LP.", "LLP.", "plc.", "AG.", "Securities.", "Markets."}) {
    if (list.substr(begin, end - begin).ends_with(suffix)) --end;
  }
  if (ends_sentence(list.substr(begin, end - begin))) --end;
  return {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)};
}

}  // namespace

std::vector<TextSpan> split_names(std::string_view list, std::uint32_t base) {
  std::vector<TextSpan> names;
  std::size_t begin = 0;
  std::size_t name_end = std::string_view::npos;  // where a parenthesis cut the name short
  const auto finish = [&](std::size_t end) {
    const TextSpan name = trimmed(list, begin, std::min(end, name_end), base);
    if (name.size() >= 2) names.push_back(name);
    name_end = std::string_view::npos;
  };
  for (std::size_t at = 0; at < list.size();) {
    const std::string_view rest = list.substr(at);
    if (const std::size_t house = at == begin ? house_at(rest) : 0; house > 0) {
      at += house;
      continue;
    }
    const bool stop = starts_with_any(rest, kStops);
    if (stop) {
      finish(at);
      const auto next = list.find(" and ", at);
      if (next == std::string_view::npos) return names;
      at = begin = next + 5;
      continue;
    }
    if (rest.starts_with(", or ")) {  // "Harrow & Finch Securities LLC, or Harrow & Finch, and …"
      finish(at);
      auto next = list.find_first_of(",;", at + 5);
      if (next == std::string_view::npos) return names;
      at = begin = next;
      continue;
    }
    if (rest.starts_with(" (") && !is_place_in_name(rest)) {
      if (name_end == std::string_view::npos) name_end = at;
      const auto close = list.find(')', at);
      at = close == std::string_view::npos ? list.size() : close + 1;
      continue;
    }
    if (name_end != std::string_view::npos && rest.starts_with(" ") &&
        !separator_at(list, at, "")) {
      ++at;
      continue;
    }
    const std::size_t length = separator_at(list, at, list.substr(begin, at - begin));
    if (length == 0) {
      ++at;
      continue;
    }
    finish(at);
    at += length;
    begin = at;
  }
  finish(list.size());
  return names;
}

std::vector<TextSpan> split_lines_of_names(std::string_view list, std::uint32_t base) {
  std::vector<TextSpan> names;
  for (TextSpan name : split_names(list, base)) {
    const std::string_view words = list.substr(name.begin - base, name.size());
    std::size_t begin = 0;
    for (auto at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
      const std::string_view next = words.substr(at + 1);
      const bool goes_on = next.empty() || !(is_upper(next.front()) || is_digit(next.front())) ||
                           begins_with_word_of(next, kContinues) ||
                           next.starts_with("International");  // Stavely & Co. International plc
      if (goes_on || !ends_firm(words.substr(begin, at - begin))) continue;
      names.push_back({name.begin + static_cast<std::uint32_t>(begin),
                       name.begin + static_cast<std::uint32_t>(at)});
      begin = at + 1;
    }
    names.push_back({name.begin + static_cast<std::uint32_t>(begin), name.end});
  }
  return names;
}

bool is_firm_name(std::string_view name) {
  std::size_t begin = 0;
  while (begin < name.size()) {
    auto end = name.find_first_of(" ,", begin);
    if (end == std::string_view::npos) end = name.size();
    const std::string_view word = name.substr(begin, end - begin);
    if (begin > 0 && std::find(kFirmWords.begin(), kFirmWords.end(), word) != kFirmWords.end())
      return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace offerlog
