// Characters, the same in every locale. Bytes beyond ASCII are none of these.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>

namespace offerlog {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
constexpr bool is_alnum(char c) { return is_alpha(c) || is_digit(c); }
constexpr bool is_word(char c) { return is_alnum(c) || c == '_'; }  // \w
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
constexpr bool is_punctuation(char c) { return c > ' ' && c < 0x7f && !is_alnum(c); }
constexpr char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

constexpr char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - ('a' - 'A')) : c; }

inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

constexpr bool equals_any_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return to_lower(x) == to_lower(y); });
}

constexpr bool starts_with_any_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_any_case(text.substr(0, prefix.size()), prefix);
}

// Whether one of the words stands anywhere in the text, within a word too.
template <class Words = std::initializer_list<std::string_view>>
constexpr bool contains_any(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

template <class Words = std::initializer_list<std::string_view>>
constexpr bool starts_with_any(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.starts_with(word); });
}

template <class Words = std::initializer_list<std::string_view>>
constexpr bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return text.ends_with(word); });
}

template <class Words = std::initializer_list<std::string_view>>
constexpr bool equals_one_in_any_case(std::string_view text, const Words& words) {
  return std::any_of(std::begin(words), std::end(words),
                     [&](std::string_view word) { return equals_any_case(text, word); });
}

// Whether the `size` bytes at `at` are whole words, not a part of one ("adsorb").
constexpr bool is_whole(std::string_view text, std::size_t at, std::size_t size) {
  return (at == 0 || !is_alnum(text[at - 1])) &&
         (at + size >= text.size() || !is_alnum(text[at + size]));
}

constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// "B." of "B. Riley", "J.P." of "J.P. Morgan", "H.C.": capitals and full stops alone.
constexpr bool is_initials(std::string_view word) {
  if (word.size() < 2 || word.size() > 6 || word.back() != '.') return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool stop = i % 2 == 1;
    if (stop ? word[i] != '.' : !is_upper(word[i])) return false;
  }
  return true;
}

}  // namespace offerlog
