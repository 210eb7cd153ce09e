#include "split_sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <memory>

#include "sentence_boundary.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Words that end in a full stop without ending a sentence. After those in
// kMayEnd a sentence may begin all the same, when its first word says so.
constexpr std::array<std::string_view, 39> kNeverEnds = {
    "Pte.", "Pty.",   "No.",   "NO.",  "Nos.",    "Mr.",   "Mrs.", "Ms.",  "Dr.",  "St.",
    "vs.",  "v.",     "Jan.",  "Feb.", "Mar.",    "Apr.",  "Jun.", "Jul.", "Aug.", "Sept.",
    "Sep.", "Oct.",   "Nov.",  "Dec.", "U.S.",    "e.g.",  "i.e.", "Art.", "Sec.", "Messrs.",
    "Reg.", "Calif.", "Mass.", "al.",  "approx.", "Attn.", "Fig.", "Gen.", "Jr."};
constexpr std::array<std::string_view, 14> kMayEnd = {"Inc.",   "Co.",  "Corp.", "Ltd.", "L.P.",
                                                      "L.L.C.", "N.V.", "S.A.",  "LLC.", "plc.",
                                                      "P.C.",   "a.m.", "p.m.",  "etc."};
constexpr std::array<std::string_view, 44> kOpeners = {
    "The",          "On",        "In",       "We",           "Our",      "This",    "These",
    "As",           "Under",     "Pursuant", "If",           "For",      "At",      "It",
    "Each",         "Subject",   "Such",     "Any",          "All",      "There",   "No",
    "Upon",         "Following", "During",   "Prior",        "A",        "An",      "Additionally,",
    "Concurrently", "By",        "Other",    "Except",       "After",    "Before",  "Since",
    "From",         "Through",   "Between",  "Accordingly,", "However,", "Neither", "When",
    "Where",        "While"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string_view last_word(std::string_view text) {
  const auto end = text.find_last_not_of(' ');
  if (end == std::string_view::npos) return {};
  text = text.substr(0, end + 1);
  const auto space = text.find_last_of(" -");  // "(BUSINESS WIRE)--Sept."
  std::string_view word = space == std::string_view::npos ? text : text.substr(space + 1);
  while (!word.empty() && (word.front() == '(' || word.front() == '"')) word.remove_prefix(1);
  return word;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

// "Regulation D.", "Class B.": the letter is no initial of a name to come.
bool is_lettered(std::string_view before, std::string_view last) {
  constexpr std::array<std::string_view, 8> kLettered = {
      "Regulation", "Class", "Series", "Schedule", "Exhibit", "Annex", "Appendix", "Part"};
  if (last.size() != 2) return false;
  const auto end = before.find_last_not_of(' ') + 1;
  return end > 3 && before[end - 3] == ' ' &&
         contains(kLettered, last_word(before.substr(0, end - 3)));
}

// "…, Foxmoor BioCapital, L.P. Harrow LLC and Calder Brook, Inc. acted as placement agents": a
// firm's name behind that of another, and its verb. Not "Harrow & Co. LLC", "the Harrow, Inc.
// Sales Agreement was".
bool begins_with_firm(std::string_view text) {
  constexpr std::size_t kLongestNames = 200;  // bytes
  constexpr std::array<std::string_view, 14> kVerbs = {"is",   "are",    "was",    "were",  "acted",
                                                       "acts", "served", "serves", "has",   "have",
                                                       "had",  "will",   "also",   "agreed"};
  constexpr std::array<std::string_view, 14> kSuffixes = {
      "LLC", "L.L.C.", "Inc.", "Incorporated", "L.P.",    "LP",       "Ltd.",
      "plc", "Corp.",  "Co.",  "Securities",   "Markets", "Partners", "Capital"};
  bool firm = false;
  for (std::size_t at = 0; at < std::min(text.size(), kLongestNames);) {
    const auto end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    if (contains(kVerbs, word)) {
      const std::string_view next = first_word(text.substr(std::min(end + 1, text.size())));
      return at > 0 && (firm || word.ends_with("ed") || next == "acting" || next == "serving");
    }
    while (word.ends_with(',')) word.remove_suffix(1);
    if (word.empty() || !(is_upper(word.front()) || word == "and" || word == "&" || word == "plc"))
      return false;
    if (at == 0 && contains(kSuffixes, word)) return false;
    if (word.ends_with("greement") || word == "Program" || word == "Shares") return false;
    firm = firm || contains(kSuffixes, word);
    at = end + 1;
  }
  return false;
}

// "a sales agreement with A.G.P. During 2021 the Company sold": a name of initials, and a word
// with which no name goes on.
bool ends_after(std::string_view initials, std::string_view next) {
  constexpr std::size_t kTwoInitials = 4;
  return initials.size() >= kTwoInitials && next.size() > 1 && contains(kOpeners, next) &&
         next != "An" && next != "No";
}

bool parenthesis_open(std::string_view sentence) {
  int depth = 0;
  for (char c : sentence) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
  return depth > 0;
}

// Whether ICU's boundary between the two texts is one.
bool is_boundary(std::string_view before, std::string_view after) {
  const std::string_view last = last_word(before);
  const std::string_view next = first_word(after);
  if (last.empty() || next.empty()) return false;
  if (contains(kNeverEnds, last)) return false;
  const bool may_end = contains(kMayEnd, last);
  if (is_initials(last) && !may_end && !is_lettered(before, last) && !ends_after(last, next))
    return false;
  const char first = next.front();
  if (is_lower(first) || first == ',' || first == ')' || first == '(') return false;
  const auto begins = [&] {
    return contains(kOpeners, next) || (last != "Co." && begins_with_firm(after));
  };
  if (may_end && !begins()) return false;
  // "(... Inc. The ...)": a parenthesis holds sentences only by accident; but
  // an unclosed one must not swallow the rest of the block.
  return !(parenthesis_open(before) && before.size() < 600);
}

// "… under the Agreement. 71,400 and 52,300 shares have been sold": the standard joins them
// because the first letter after the stop is small (SB8); a number with its comma begins one.
std::size_t next_number_after_stop(std::string_view text, std::size_t at) {
  for (at = text.find(". ", at); at != text.npos; at = text.find(". ", at + 1)) {
    std::size_t digits = at + 2;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    const std::size_t count = digits - at - 2;
    const bool number = count > 0 && count < 4 && digits + 4 < text.size() && text[digits] == ',' &&
                        is_digit(text[digits + 1]) && is_digit(text[digits + 2]) &&
                        is_digit(text[digits + 3]);
    if (number && at > 2 && is_lower(text[at - 1]) && is_lower(text[at - 2])) return at + 2;
  }
  return text.npos;
}

// The longest sentence of some hundred filings has 8 KB. Who asks of each verb what else
// stands in its sentence takes the square of its length; so what has no end is cut.
constexpr std::size_t kLongestSentence = 16'384;  // bytes

// Where to cut what is longer: behind a comma or a word near the end, and in no character.
std::size_t cut_of(std::string_view text) {
  constexpr std::size_t kNearEnd = kLongestSentence / 2;
  for (std::string_view stop : {"; ", ", ", " "}) {
    const auto at = text.substr(0, kLongestSentence).rfind(stop);
    if (at != text.npos && at >= kNearEnd) return at + stop.size();
  }
  std::size_t at = kLongestSentence;
  while (at > kNearEnd && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) --at;
  return at;
}

// Adds what lies between, without the spaces at its end, in pieces where it is too long.
void add_sentence(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t base,
                  std::vector<TextSpan>& sentences) {
  while (begin < end) {
    const std::string_view left = text.substr(begin, end - begin);
    const std::size_t taken = left.size() > kLongestSentence ? cut_of(left) : left.size();
    const auto words = left.substr(0, taken).find_last_not_of(' ') + 1;  // 0 of spaces alone
    const auto at = base + static_cast<std::uint32_t>(begin);
    if (words > 0) sentences.push_back({at, at + static_cast<std::uint32_t>(words)});
    begin += taken;
  }
}

icu::BreakIterator& sentence_iterator() {
  // One a thread: making one costs more than splitting a paragraph.
  thread_local const std::unique_ptr<icu::BreakIterator> iterator = [] {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(
        icu::BreakIterator::createSentenceInstance(icu::Locale::getUS(), status));
  }();
  return *iterator;
}

// Every boundary that the standard knows, in order.
template <class Take>
void each_boundary(std::string_view text, Take take) {
  if (is_plain_ascii(text)) {
    for (std::size_t at = 0; at < text.size();) {
      at = next_boundary(text, at);
      take(at);
    }
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
  icu::BreakIterator& iterator = sentence_iterator();
  iterator.setText(&utext, status);
  for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    take(static_cast<std::size_t>(at));
  }
  utext_close(&utext);
}

}  // namespace

std::vector<TextSpan> split_sentences(std::string_view text, std::uint32_t base) {
  std::vector<TextSpan> sentences;
  std::size_t begin = 0;
  std::size_t searched = 0;  // for a number behind a stop
  each_boundary(text, [&](std::size_t here) {
    const std::string_view until = text.substr(0, here);
    for (auto inner = next_number_after_stop(until, std::max(begin, searched)); inner != text.npos;
         inner = next_number_after_stop(until, inner)) {
      if (!is_boundary(text.substr(begin, inner - begin), text.substr(inner))) continue;
      add_sentence(text, begin, inner - 1, base, sentences);
      begin = inner;
    }
    searched = here;
    const bool last = here >= text.size();
    if (!last && !is_boundary(text.substr(begin, here - begin), text.substr(here))) return;
    add_sentence(text, begin, here, base, sentences);
    begin = here;
  });
  return sentences;
}

}  // namespace offerlog
