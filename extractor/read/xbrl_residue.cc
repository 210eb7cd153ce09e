#include "xbrl_residue.h"

#include <algorithm>

#include "values/ascii.h"

namespace offerlog {
namespace {

// A page's own words are sought behind so many tokens that tell nothing: facts may be words.
constexpr int kMostBetween = 12;
// Converters put a declaration, marks and spaces ahead of it.
constexpr int kMostAhead = 12;

// Longer tokens are several run together.
constexpr std::size_t kLongest = 80;

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

// "0001050446", also run together with its neighbours: a registrant's central index key.
bool holds_key(std::string_view token) {
  constexpr std::size_t kKey = 10;
  for (std::size_t at = token.find("000"); at != token.npos; at = token.find("000", at + 1)) {
    if (at + kKey > token.size()) return false;
    if (!all_digits(token.substr(at, kKey))) continue;
    // An accession number goes on with a dash: "0001193125-24-…".
    return at + kKey == token.size() || token[at + kKey] != '-';
  }
  return false;
}

// What stands nowhere but in XBRL.
bool is_telling(std::string_view token) {
  return contains_any(token,
                      {"us-gaap:", "iso4217:", "xbrli:", "dei:", "srt:", "http://fasb.org/"}) ||
         (token.find(':') != token.npos && token.find("Member") != token.npos) || holds_key(token);
}

// "2025-09-02", "--12-31", "false", "FY": what may follow the last that tells.
bool is_plain(std::string_view token) {
  const bool date = std::ranges::all_of(token, [](char c) { return is_digit(c) || c == '-'; });
  constexpr std::string_view kWords[] = {"true", "false", "pure", "FY", "Q1", "Q2", "Q3", "Q4"};
  return date || std::ranges::find(kWords, token) != std::end(kWords);
}

std::string_view token_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of(" \t\r\n", at);
  return text.substr(at, end == text.npos ? text.npos : end - at);
}

}  // namespace

std::size_t behind_xbrl_residue(std::string_view text) {
  std::size_t end = 0;
  int telling = 0;
  int between = 0;
  for (std::size_t at = text.find_first_not_of(" \t\r\n"); at != text.npos;
       at = text.find_first_not_of(" \t\r\n", at)) {
    const std::string_view token = token_at(text, at);
    at += token.size();
    if (is_telling(token)) {
      telling += token.size() > kLongest ? 2 : 1;
      between = 0;
    } else if (telling == 0 || between > 0 || !is_plain(token)) {
      if (++between > (telling == 0 ? kMostAhead : kMostBetween)) break;
      continue;
    }
    end = at;
  }
  return telling < 2 ? 0 : end;
}

}  // namespace offerlog
