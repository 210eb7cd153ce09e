// A parser of the pattern syntax that rule files use, which keeps of each part
// what its matches have in common. Three ways to know a part, from most to
// least:
//
//   exact     all the strings that it matches, while they are few: (?:a |the )?
//   starts    the strings that its matches begin with
//   needs     groups of strings; each match holds one of each group
//
// Parts in a row multiply their exact strings; once those are too many, they
// become a need and the next part begins anew. Branches of an alternation add
// their strings, or, where one has too many, one need of each.
//
//   (?:up to|not over) (?&money)     exact {"up to","not over"} x {" "}, then
//                                    starts = needs[0] = {"up to ", "not over "}
#include "pattern_needs.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

#include "values/ascii.h"

namespace offerlog {
namespace {

// Exact strings are kept while there are this few, each this long.
constexpr std::size_t kMostExact = 72;
constexpr std::size_t kLongest = 28;
constexpr std::size_t kMostNeeds = 3;
constexpr std::size_t kMostKept = 5;
// Of a literal its first bytes are looked for: more tell little more.
constexpr std::size_t kLongestLiteral = 20;
// A need that is found in about every text (in bits, see `rarity`) tells nothing;
// to begin at a common word costs more tries than one search.
constexpr double kRareEnough = 6.0;
constexpr double kRareStart = 5.0;

// In strings, marks for what has no width: \b and ^.
constexpr char kWordEdge = '\x01';
constexpr char kTextBegin = '\x02';

using Strings = std::vector<std::string>;

// Strings one of which each match holds, and how rare that is.
struct Need {
  Strings strings;
  double bits = 0;
};

// What is known of the matches of a part.
struct Part {
  std::optional<Strings> exact;
  std::optional<Strings> starts;  // of a part that is not exact
  std::vector<Need> needs;        // the rarest first, and no more than kMostKept
  std::uint64_t bytes = 0;
};

// --- kinds of bytes ---------------------------------------------------------

enum : unsigned { kDigitKind = 26, kCapitalKind = 27, kFirstMarkKind = 28 };

constexpr std::array<std::uint64_t, 256> make_kinds() {
  std::array<std::uint64_t, 256> kinds{};
  unsigned next = kFirstMarkKind;
  for (unsigned c = 0x21; c < 0x7f; ++c) {
    const char byte = static_cast<char>(c);
    if (is_digit(byte)) {
      kinds[c] = std::uint64_t{1} << kDigitKind;
    } else if (is_lower(byte)) {
      kinds[c] = std::uint64_t{1} << (c - 'a');
    } else if (is_upper(byte)) {
      kinds[c] = (std::uint64_t{1} << (c - 'A')) | (std::uint64_t{1} << kCapitalKind);
    } else {
      kinds[c] = std::uint64_t{1} << next++;
    }
  }
  return kinds;
}
constexpr std::array<std::uint64_t, 256> kKinds = make_kinds();
static_assert(kKinds['~'] != 0, "32 marks and 28 other kinds fit into 64 bits");

std::uint64_t kind_of(char c, bool any_case) {
  const std::uint64_t kind = kKinds[static_cast<unsigned char>(c)];
  return any_case ? kind & ~(std::uint64_t{1} << kCapitalKind) : kind;
}

// --- strings ----------------------------------------------------------------

bool is_mark(char c) { return c == kWordEdge || c == kTextBegin; }
bool is_word(char c) { return is_alnum(c) || c == '_'; }

std::string without_marks(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (!is_mark(c)) out += c;
  }
  return out;
}

bool only_marks(std::string_view text) { return std::all_of(text.begin(), text.end(), is_mark); }

Strings unique(Strings strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
  return strings;
}

// Of strings that something begins with, those that tell it already: without
// what another of them begins.
Strings shortest(Strings strings) {
  strings = unique(std::move(strings));  // what begins others stands before them
  Strings out;
  for (std::string& text : strings) {
    if (out.empty() || !text.starts_with(out.back())) out.push_back(std::move(text));
  }
  return out;
}

// Cut to that length, the same strings begin with these.
Strings cut(const Strings& strings, std::size_t length) {
  Strings out;
  for (const std::string& text : strings) out.push_back(text.substr(0, length));
  return shortest(std::move(out));
}

// Each of one followed by each of the other, if they are few and short.
std::optional<Strings> product(const Strings& heads, const Strings& tails) {
  const bool one = heads.size() == 1 || tails.size() == 1;  // no more than there are
  if (!one && heads.size() * tails.size() > kMostExact) return std::nullopt;
  Strings out;
  for (const std::string& head : heads) {
    for (const std::string& tail : tails) {
      if (head.size() + tail.size() > kLongest) return std::nullopt;
      out.push_back(head + tail);
    }
  }
  return unique(std::move(out));
}

// Words that stand in filings oftener than their letters say, and how often, in bits.
struct KnownWord {
  std::string_view word;
  double bits = 0;
};
constexpr KnownWord kKnownWords[] = {
    {"the", 5.5},
    {"of", 5.5},
    {"and", 5.5},
    {"to", 5.5},
    {"in", 5.5},
    {"a", 5},
    {"on", 5.5},
    {"or", 5.5},
    {"as", 6},
    {"is", 6},
    {"by", 6},
    {"be", 6},
    {"for", 6},
    {"are", 6},
    {"at", 6},
    {"an", 6},
    {"our", 8},
    {"with", 8.5},
    {"from", 9.5},
    {"this", 9.5},
    {"company", 9.5},
    {"stock", 9.5},
    {"shares", 9.5},
    {"securities", 10},
    {"date", 10},
    {"rate", 10},
    {"including", 10},
    {"holders", 10.5},
    {"common stock", 10.5},
    {"agreements", 10.5},
    {"offering", 10.5},
    {"market", 10.5},
    {"prospectus", 11},
    {"price", 11},
    {"value", 11},
    {"reported", 11},
    {"certain", 11},
    {"interest", 11},
    {"notes", 11},
    {"have", 10},
};

// By its letters, which follow from each other.
double rarity_of_letters(std::string_view text) {
  constexpr std::array<double, 26> kLetters = {3.9, 6.3, 5.5, 4.9, 3.3, 5.8, 6.0, 4.4, 4.1,
                                               9.4, 7.6, 4.9, 5.6, 4.1, 4.0, 6.0, 10,  4.3,
                                               4.2, 3.7, 5.4, 6.9, 5.9, 9.0, 6.0, 10};
  double bits = 0;
  for (char c : text) {
    const double own = is_mark(c)    ? 0
                       : is_lower(c) ? kLetters[static_cast<std::size_t>(c - 'a')]
                       : c == ' '    ? 2.6
                       : is_digit(c) || c == ',' || c == '.' ? 5.0
                                                             : 7.0;
    bits += bits == 0 ? own : own * 0.6;
  }
  return bits;
}

// How rare a text is in filings, in bits. Rough: it only ranks.
double rarity(std::string_view text) {
  while (!text.empty() && is_mark(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_mark(text.back())) text.remove_suffix(1);
  const std::string_view word = trim(text);
  double bits = rarity_of_letters(text);
  for (const KnownWord& known : kKnownWords) {
    const bool begins_it = word == known.word || (word.size() > 2 && known.word.starts_with(word));
    if (begins_it) bits = std::min(bits, known.bits);
  }
  if (word.size() < text.size()) bits += 0.75;
  return bits;
}

// As one of several: what holds a shorter one is found with it.
Strings without_holders(const Strings& strings) {
  Strings out;
  for (const std::string& text : strings) {
    const bool holds = std::any_of(strings.begin(), strings.end(), [&](const std::string& other) {
      return other != text && text.find(other) != std::string::npos;
    });
    if (!holds) out.push_back(text);
  }
  return out;
}

double rarity(const Strings& strings) {
  double share = 0;
  for (const std::string& text : strings) share += std::exp2(-rarity(text));
  return strings.empty() ? 0 : -std::log2(share);
}

NeededLiteral literal_of(std::string_view text) {
  NeededLiteral literal;
  literal.text = without_marks(text);
  literal.at_begin = text.find(kTextBegin) == 0;
  // An edge beside a mark ("\b(") asks for a word on the other side.
  if (literal.text.empty()) return literal;
  literal.word_begins = text.front() == kWordEdge && is_word(literal.text.front());
  literal.word_ends = text.back() == kWordEdge && is_word(literal.text.back());
  return literal;
}

// --- parts ------------------------------------------------------------------

Part exactly(Strings strings) {
  Part part;
  part.exact = std::move(strings);
  return part;
}

// Its exact strings, or those that it begins with; nothing if it may begin
// with anything.
std::optional<Strings> starts_of(const Part& part) { return part.exact ? part.exact : part.starts; }

void add_need(Part& part, Need need) {
  const auto rarer = [](const Need& a, const Need& b) { return a.bits > b.bits; };
  part.needs.insert(std::upper_bound(part.needs.begin(), part.needs.end(), need, rarer),
                    std::move(need));
  if (part.needs.size() > kMostKept) part.needs.pop_back();
}

void add_need(Part& part, Strings strings) {
  const double bits = rarity(strings);
  add_need(part, Need{std::move(strings), bits});
}

// The exact strings as a need: every match is one of them.
void exact_to_need(Part& part) {
  if (!part.exact) return;
  const bool all = std::none_of(part.exact->begin(), part.exact->end(),
                                [](const std::string& s) { return only_marks(s); });
  if (all) add_need(part, without_holders(*part.exact));
  part.starts = shortest(std::move(*part.exact));
  part.exact.reset();
}

// What a part tells that may be absent, or repeated.
Part optional(const Part& part) {
  if (!part.exact) return {};
  Strings strings = *part.exact;
  strings.emplace_back();
  return strings.size() <= kMostExact ? exactly(unique(std::move(strings))) : Part{};
}

Part repeated(Part part) {
  exact_to_need(part);
  return part;
}

Part either(const std::vector<Part>& branches) {
  if (branches.size() == 1) return branches.front();
  Part out;
  out.bytes = ~std::uint64_t{0};
  Strings exact, starts, need;
  bool all_exact = true, all_start = true, all_need = true;
  for (const Part& branch : branches) {
    out.bytes &= branch.bytes;
    const auto own_starts = starts_of(branch);
    all_start = all_start && own_starts.has_value();
    if (own_starts) starts.insert(starts.end(), own_starts->begin(), own_starts->end());
    all_exact = all_exact && branch.exact.has_value();
    if (branch.exact) exact.insert(exact.end(), branch.exact->begin(), branch.exact->end());
    Part known = branch;
    exact_to_need(known);
    all_need = all_need && !known.needs.empty();
    if (known.needs.empty()) continue;
    const Strings& rarest = known.needs.front().strings;
    need.insert(need.end(), rarest.begin(), rarest.end());
  }
  exact = unique(std::move(exact));
  if (all_exact && exact.size() <= kMostExact) {
    out.exact = std::move(exact);
    return out;
  }
  if (all_start) out.starts = shortest(std::move(starts));
  if (all_need) add_need(out, without_holders(unique(std::move(need))));
  return out;
}

// Parts in a row, one after the other.
class Row {
 public:
  void add(Part part) {
    out_.bytes |= part.bytes;
    if (part.exact) {
      if (auto longer = product(run_, *part.exact)) {
        run_ = std::move(*longer);
        return;
      }
      end_run(std::nullopt);
      run_ = std::move(*part.exact);
      return;
    }
    end_run(part.starts);
    for (Need& need : part.needs) add_need(out_, std::move(need));
  }

  Part finish() {
    if (!begun_) {
      out_.exact = std::move(run_);
    } else {
      end_run(std::nullopt);
    }
    return std::move(out_);
  }

 private:
  // The exact strings so far become a need, together with what the next part
  // begins with.
  void end_run(const std::optional<Strings>& next) {
    for (std::size_t length = kLongest; next && length > 0; length /= 2) {
      if (auto longer = product(run_, cut(*next, length))) {
        run_ = std::move(*longer);
        break;
      }
    }
    if (!begun_) out_.starts = shortest(run_);
    begun_ = true;
    Part run = exactly(std::exchange(run_, {std::string()}));
    exact_to_need(run);
    for (Need& need : run.needs) add_need(out_, std::move(need));
  }

  Part out_;
  Strings run_ = {std::string()};
  bool begun_ = false;
};

// --- the parser -------------------------------------------------------------

// What groups came to, by whether case is ignored and by their text: rules are
// made of the same fragments, and this is done whenever the program starts.
using KnownParts = std::array<std::unordered_map<std::string_view, Part>, 2>;

struct Repeat {
  bool may_be_absent = false;
  bool once = true;
};

class NeedsParser {
 public:
  NeedsParser(std::string_view pattern, KnownParts& known_parts, PatternNeeds& out)
      : rest_(pattern), known_parts_(known_parts), out_(out) {
    out_.captures.emplace_back();
  }

  // Nothing if there is syntax that is not known.
  std::optional<Part> parse() {
    Part part = alternation(false);
    if (!rest_.empty()) known_ = false;
    return known_ ? std::optional(std::move(part)) : std::nullopt;
  }

 private:
  Part alternation(bool any_case) {
    std::vector<Part> branches;
    do {
      branches.push_back(row(any_case));
    } while (known_ && take("|"));
    return either(branches);
  }

  // `any_case` is the caller's own: (?i) holds to the end of its group, over
  // the branches that follow too.
  Part row(bool& any_case) {
    Row row;
    while (known_ && !rest_.empty() && rest_.front() != '|' && rest_.front() != ')') {
      if (take("(?i)")) {
        any_case = true;
        continue;
      }
      Part part = atom(any_case);
      const Repeat repeat = quantifier();
      if (repeat.may_be_absent) {
        row.add(repeat.once ? optional(part) : Part{});
      } else {
        row.add(repeat.once ? std::move(part) : repeated(std::move(part)));
      }
    }
    return row.finish();
  }

  Part atom(bool any_case) {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    switch (c) {
      case '(':
        return group(any_case);
      case '[':
        return char_class(any_case);
      case '\\':
        return escape(any_case);
      case '.':
        return {};
      case '^':
        return exactly({std::string(1, kTextBegin)});
      case '$':
        return exactly({std::string()});
      case '*':
      case '+':
      case '?':
      case '{':
        known_ = false;
        return {};
      default:
        return character(c, any_case);
    }
  }

  Part group(bool any_case) {
    if (take("?P<")) {
      const auto end = std::min(rest_.find('>'), rest_.size());
      out_.captures.emplace_back(rest_.substr(0, end));
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    } else if (rest_.starts_with("?:")) {
      return plain_group(any_case);
    } else if (take("?i:")) {
      any_case = true;
    } else if (take("?-i:")) {
      any_case = false;
    } else if (rest_.starts_with('?')) {
      known_ = false;
      return {};
    } else {
      out_.captures.emplace_back();
    }
    Part part = alternation(any_case);
    if (!take(")")) known_ = false;
    return part;
  }

  // (?:…): the same fragments stand in many rules.
  Part plain_group(bool any_case) {
    const std::string_view text = rest_.substr(0, group_size(rest_));
    auto& known_parts = known_parts_[any_case ? 1 : 0];
    const auto known = known_parts.find(text);
    if (known != known_parts.end()) {
      rest_.remove_prefix(text.size() + 1);
      return known->second;
    }
    const std::size_t captures = out_.captures.size();
    rest_.remove_prefix(2);
    Part part = alternation(any_case);
    if (!take(")")) known_ = false;
    if (known_ && out_.captures.size() == captures) known_parts.emplace(text, part);
    return part;
  }

  // The bytes up to the `)` that closes the group.
  static std::size_t group_size(std::string_view text) {
    int depth = 0;
    bool in_class = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '\\') {
        ++at;
      } else if (in_class) {
        in_class = c != ']';
      } else if (c == '[') {
        in_class = true;
        if (text.substr(at + 1).starts_with("^")) ++at;
        if (text.substr(at + 1).starts_with("]")) ++at;  // a member
      } else if (c == '(') {
        ++depth;
      } else if (c == ')' && depth-- == 0) {
        return at;
      }
    }
    return text.size();
  }

  // A character; of several bytes those together, as a quantifier takes them.
  Part character(char first, bool any_case) {
    if (is_digit(first)) return digit();
    Part part = exactly({std::string(1, to_lower(first))});
    part.bytes = kind_of(first, any_case);
    if (static_cast<unsigned char>(first) < 0x80) return part;
    while (!rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xc0U) == 0x80U) {
      part.exact->front() += rest_.front();
      rest_.remove_prefix(1);
    }
    return any_case && may_have_case(part.exact->front()) ? Part{} : part;
  }

  // Of the characters beyond ASCII that rules name, all but the letters: currency
  // signs, marks, dashes and quotes. The text is not folded beyond ASCII.
  static bool may_have_case(std::string_view character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    const bool sign = byte(0) == 0xc2 && character != "\u00b5";
    const bool mark =
        byte(0) == 0xe2 && (byte(1) < 0x84 || character == "\u2122" || character == "\u2120");
    return !sign && !mark;
  }

  Part escape(bool any_case) {
    if (rest_.empty()) {
      known_ = false;
      return {};
    }
    const char c = rest_.front();
    rest_.remove_prefix(1);
    if (c == 'b') return exactly({std::string(1, kWordEdge)});
    if (c == 'd') return digit();
    if (c == 'w' || c == 's' || c == 'W' || c == 'S' || c == 'D') return {};
    if (c == 'x') return take_hex() ? of_kind(0) : Part{};  // some byte
    if (is_alnum(c)) known_ = false;
    return character(c, any_case);
  }

  // The two digits of `\xC3`; patterns name bytes in no other way.
  bool take_hex() {
    constexpr std::string_view kDigits = "0123456789ABCDEFabcdef";
    known_ = known_ && rest_.size() >= 2 && kDigits.find(rest_[0]) != kDigits.npos &&
             kDigits.find(rest_[1]) != kDigits.npos;
    if (known_) rest_.remove_prefix(2);
    return known_;
  }

  // The end of a range of bytes: `-\xC5`.
  void take_hex_range() {
    if (!rest_.starts_with("-\\x")) return;
    rest_.remove_prefix(3);
    take_hex();
  }

  static Part digit() {
    Part part = exactly({"0"});
    part.bytes = std::uint64_t{1} << kDigitKind;
    return part;
  }

  static Part of_kind(std::uint64_t kind) {
    Part part;
    part.bytes = kind;
    return part;
  }

  Part char_class(bool any_case) {
    const bool negated = take("^");
    Strings members;
    std::uint64_t all = ~std::uint64_t{0};
    bool wide = negated;  // more members than are listed
    for (bool first = true; known_ && !(rest_.starts_with(']') && !first); first = false) {
      if (rest_.size() < 2 || rest_.starts_with("[:")) {
        known_ = false;
        return {};
      }
      char c = rest_.front();
      rest_.remove_prefix(1);
      if (c == '\\') {
        c = rest_.front();
        rest_.remove_prefix(1);
        if (c == 'x') {
          if (take_hex()) take_hex_range();
          all = 0;
          wide = true;
          continue;
        }
        if (is_alnum(c)) {  // \w, \d, \s
          all &= c == 'd' ? std::uint64_t{1} << kDigitKind : 0;
          wide = true;
          continue;
        }
      }
      if (static_cast<unsigned char>(c) >= 0x80) wide = true;
      all &= kind_of(c, any_case);
      members.emplace_back(1, is_digit(c) ? '0' : to_lower(c));
      if (rest_.size() > 1 && rest_.front() == '-' && rest_[1] != ']') {
        all &= kind_of(rest_[1], any_case);
        // Between two of one kind all are: 0-9, A-Z. Others are not told.
        const bool alike =
            (is_digit(c) && is_digit(rest_[1])) || (is_upper(c) && is_upper(rest_[1]) && !any_case);
        if (!alike) all = 0;
        wide = wide || !is_digit(c) || !alike;
        rest_.remove_prefix(2);
      }
    }
    rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
    if (wide) return of_kind(negated ? 0 : all);
    Part part = exactly(unique(std::move(members)));
    part.bytes = all;
    return part;
  }

  Repeat quantifier() {
    Repeat repeat;
    if (take("?")) {
      repeat.may_be_absent = true;
    } else if (take("*")) {
      repeat = {true, false};
    } else if (take("+")) {
      repeat.once = false;
    } else if (take("{")) {
      const auto end = std::min(rest_.find('}'), rest_.size());
      const std::string_view counts = rest_.substr(0, end);
      repeat = {counts.starts_with('0'), counts == "1" || counts == "0,1"};
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
    } else {
      return repeat;
    }
    take("?");  // the shortest first: other matches, the same needs
    return repeat;
  }

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  std::string_view rest_;
  KnownParts& known_parts_;
  PatternNeeds& out_;
  bool known_ = true;
};

std::vector<NeededLiteral> literals_of(const Strings& strings) {
  std::vector<NeededLiteral> out;
  for (const std::string& text : strings) {
    const NeededLiteral literal = literal_of(text.substr(0, kLongestLiteral));
    if (std::find(out.begin(), out.end(), literal) == out.end()) out.push_back(literal);
  }
  return out;
}

// Whether each text that holds one of `some` holds one of `others`.
bool implies(const Strings& some, const Strings& others) {
  return std::all_of(some.begin(), some.end(), [&](const std::string& text) {
    const std::string plain = without_marks(text);
    return std::any_of(others.begin(), others.end(), [&](const std::string& other) {
      return plain.find(without_marks(other)) != std::string::npos;
    });
  });
}

// Whether a match is better begun at each of these than searched for.
bool are_good_starts(const Strings& starts) {
  const bool some_anywhere = std::any_of(starts.begin(), starts.end(), [](const std::string& s) {
    return only_marks(s) && s.find(kTextBegin) == std::string::npos;
  });
  if (some_anywhere) return false;
  Strings in_text = starts;
  std::erase_if(in_text, [](const std::string& s) { return s.starts_with(kTextBegin); });
  return in_text.empty() || rarity(in_text) >= kRareStart;
}

PatternNeeds needs_of(std::string_view pattern, KnownParts& known_parts) {
  PatternNeeds out;
  const auto whole = NeedsParser(pattern, known_parts, out).parse();
  if (!whole) {
    out.understood = false;
    return out;
  }
  Part part = *whole;
  exact_to_need(part);
  out.bytes = part.bytes;
  std::vector<Strings> chosen;
  if (part.starts && are_good_starts(*part.starts)) {
    out.starts = literals_of(*part.starts);
    chosen.push_back(*part.starts);
  }
  for (const Need& need : part.needs) {
    const bool rare = need.bits >= kRareEnough || chosen.empty();
    if (out.needs.size() == kMostNeeds || !rare) break;
    const bool told = std::any_of(chosen.begin(), chosen.end(), [&](const Strings& other) {
      return implies(other, need.strings);
    });
    if (told) continue;
    out.needs.push_back(literals_of(need.strings));
    chosen.push_back(need.strings);
  }
  return out;
}

}  // namespace

std::vector<PatternNeeds> pattern_needs(std::span<const std::string_view> patterns) {
  KnownParts known_parts;
  std::vector<PatternNeeds> out;
  for (std::string_view pattern : patterns) out.push_back(needs_of(pattern, known_parts));
  return out;
}

double rarity(std::span<const NeededLiteral> literals) {
  Strings strings;
  for (const NeededLiteral& literal : literals) strings.push_back(literal.text);
  return rarity(strings);
}

std::uint64_t byte_kinds(std::string_view text) {
  std::uint64_t kinds = 0;
  for (char c : text) kinds |= kKinds[static_cast<unsigned char>(c)];
  return kinds;
}

}  // namespace offerlog
