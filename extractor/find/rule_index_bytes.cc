#include "rule_index_bytes.h"

#include <cstdint>
#include <utility>

namespace offerlog {
namespace {

// Numbers in seven bits a byte, the lowest first; the eighth says that more follow. Texts and
// lists behind their sizes.
class Writer {
 public:
  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
    out += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    out += value;
  }
  void numbers(const std::vector<std::uint32_t>& values) {
    number(values.size());
    for (const std::uint32_t value : values) number(value);
  }

  std::string out;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; !rest_.empty() && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) break;
    }
    return value;
  }
  std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
  std::string text() {
    const std::string_view value = rest_.substr(0, number());
    rest_.remove_prefix(value.size());
    return std::string(value);
  }
  std::vector<std::uint32_t> numbers() {
    std::vector<std::uint32_t> values(number());
    for (std::uint32_t& value : values) value = small();
    return values;
  }

 private:
  std::string_view rest_;
};

constexpr std::uint64_t kFirst = 1, kSecond = 2, kThird = 4;

std::uint64_t flags(bool first, bool second, bool third = false) {
  return (first ? kFirst : 0U) | (second ? kSecond : 0U) | (third ? kThird : 0U);
}

void write(const RuleIndex::Needs& needs, Writer& to) {
  to.numbers(needs.groups);
  to.number(needs.scanned);
  to.number(needs.bytes);
  to.number(flags(needs.anywhere, needs.from_begin));
  to.number(needs.starts ? *needs.starts + std::uint64_t{1} : 0);
}

RuleIndex::Needs read_needs(Reader& from) {
  RuleIndex::Needs needs;
  needs.groups = from.numbers();
  needs.scanned = from.number();
  needs.bytes = from.number();
  const std::uint64_t set = from.number();
  needs.anywhere = (set & kFirst) != 0;
  needs.from_begin = (set & kSecond) != 0;
  if (const std::uint32_t starts = from.small(); starts > 0) needs.starts = starts - 1;
  return needs;
}

// Of a group that is scanned the literals stand in the index.
void write(const RuleIndex::Group& group, Writer& to) {
  to.number(flags(group.scanned, group.keeps_places, group.at_begin));
  to.numbers(group.rules);
  if (group.scanned) return;
  to.number(group.literals.size());
  for (const NeededLiteral& literal : group.literals) {
    to.text(literal.text);
    to.number(beside(literal));
  }
}

RuleIndex::Group read_group(Reader& from) {
  RuleIndex::Group group;
  const std::uint64_t set = from.number();
  group.scanned = (set & kFirst) != 0;
  group.keeps_places = (set & kSecond) != 0;
  group.at_begin = (set & kThird) != 0;
  group.rules = from.numbers();
  if (group.scanned) return group;
  std::vector<std::string> texts;
  for (std::uint64_t left = from.number(); left > 0; --left) {
    texts.push_back(from.text());
    const std::uint64_t has = from.number();
    group.literals.push_back(
        {texts.back(), (has & kWordBegins) != 0, (has & kWordEnds) != 0, (has & kAtBegin) != 0});
  }
  group.list = LiteralList(texts);
  return group;
}

}  // namespace

std::string index_to_bytes(const RuleIndex& index) {
  Writer to;
  to.number(index.rules.size());
  for (const RuleIndex::Needs& needs : index.rules) write(needs, to);
  to.numbers(index.without_groups);
  to.number(index.groups.size());
  for (const RuleIndex::Group& group : index.groups) write(group, to);
  to.number(index.literals.size());
  for (const LiteralScanner::Literal& literal : index.literals) {
    to.text(literal.text);
    to.number(flags(literal.word_begins, literal.word_ends));
  }
  to.number(index.uses.size());
  for (const RuleIndex::Use& use : index.uses) {
    to.number(use.group);
    to.number(std::uint64_t{use.beside} << 1 | (use.keeps_places ? 1U : 0U));
  }
  to.numbers(index.first_use);
  return std::move(to.out);
}

RuleIndex index_from_bytes(std::string_view bytes) {
  Reader from(bytes);
  RuleIndex index;
  index.rules.resize(from.number());
  for (RuleIndex::Needs& needs : index.rules) needs = read_needs(from);
  index.without_groups = from.numbers();
  index.groups.resize(from.number());
  for (RuleIndex::Group& group : index.groups) group = read_group(from);
  index.literals.resize(from.number());
  for (LiteralScanner::Literal& literal : index.literals) {
    literal.text = from.text();
    const std::uint64_t set = from.number();
    literal.word_begins = (set & kFirst) != 0;
    literal.word_ends = (set & kSecond) != 0;
  }
  index.uses.resize(from.number());
  for (RuleIndex::Use& use : index.uses) {
    use.group = from.small();
    const std::uint64_t set = from.number();
    use.keeps_places = (set & 1) != 0;
    use.beside = static_cast<std::uint8_t>(set >> 1);
  }
  index.first_use = from.numbers();
  index.scanner = std::make_unique<LiteralScanner>(index.literals);
  return index;
}

}  // namespace offerlog
