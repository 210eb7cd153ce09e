#include "name_after_dateline.h"

#include <algorithm>

#include "issuer_names.h"
#include "resolve/split_names.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

class DatelineReader {
 public:
  explicit DatelineReader(const Reading& reading) : reading_(reading) {}

  Sourced<std::string> read() const {
    for (const Mention& m : reading_.mentions.mentions) {
      const std::string_view rule = reading_.rule(m);
      const bool undated = rule == "cover.newswire";
      if (!undated && rule != "cover.dateline" && rule != "cover.newswire_date") continue;
      const auto date = undated ? m.text : reading_.capture(m, "date");
      if (!date) continue;
      const TextSpan block = reading_.document.blocks[m.block.value].text;
      const TextSpan name = name_at(skip_wire(date->end, block.end), block.end);
      if (name.size() >= 3 && name.size() <= 100 && !only_describes(m.sentence, name))
        return {std::string(reading_.text(name)), {{name, std::string(rule)}}};
    }
    return {};
  }

 private:
  // "Private markets firm Corvale Lane Incorporated (Nasdaq: CRVL)": the name
  // stands before its symbol, and a word of its trade first.
  bool only_describes(std::uint32_t sentence, TextSpan words) const {
    const std::string_view after = std::string_view(reading_.document.text).substr(words.end);
    if (after.size() < 2 || after[0] != ' ' || !is_lower(after[1])) return false;
    for (const Mention& m : reading_.mentions_of(sentence)) {
      if (reading_.rule(m) != "exchange.pair" || m.text.begin < words.end) continue;
      const TextSpan named =
          name_ending_at(reading_, reading_.sentence(sentence).text, m.text.begin);
      return named.size() >= 3 && named.begin > words.end;
    }
    return false;
  }

  // "eskdale Immune Therapies": a name that begins in lower case.
  static bool begins_small(std::string_view rest) {
    const auto space = rest.find(' ');
    if (rest.empty() || !is_lower(rest[0]) || space < 3 || space + 1 >= rest.size()) return false;
    return is_upper(rest[space + 1]) && rest.substr(0, space).find(',') == rest.npos &&
           rest.substr(0, space) != "the";
  }

  // Past dashes, slashes and "(BUSINESS WIRE)" to the first capital letter.
  std::uint32_t skip_wire(std::uint32_t at, std::uint32_t end) const {
    const std::string_view text = reading_.document.text;
    while (at < end && !is_upper(text[at])) {
      if (at > 0 && text[at - 1] == ' ' && begins_small(text.substr(at, end - at))) return at;
      if (text[at] == '(' || text[at] == '/') {
        const char close = text[at] == '(' ? ')' : '/';
        const auto stop = text.find(close, at + 1);
        if (stop != std::string_view::npos && stop < end && stop - at < 40)
          at = static_cast<std::uint32_t>(stop);
      }
      ++at;
    }
    // "GLOBE NEWSWIRE - " without its parentheses.
    for (std::string_view wire :
         {"GLOBE NEWSWIRE", "BUSINESS WIRE", "PRNewswire", "ACCESS Newswire", "ACCESSWIRE"}) {
      if (text.substr(at).starts_with(wire))
        return skip_wire(at + static_cast<std::uint32_t>(wire.size()), end);
    }
    return at;
  }

  // Words up to the first that is no part of a name.
  TextSpan name_at(std::uint32_t begin, std::uint32_t limit) const {
    const std::string_view text = reading_.document.text;
    std::uint32_t end = begin;
    for (std::uint32_t at = begin; at < limit;) {
      std::uint32_t stop = at;
      while (stop < limit && text[stop] != ' ') ++stop;
      const std::string_view word = text.substr(at, stop - at);
      const bool part = is_upper(word[0]) || is_digit(word[0]) || word == "&" || word == "of" ||
                        word == "and" || word == "the" || word == "for" || (at == begin) ||
                        word == "plc" || word == "a.s." || word == "bio";
      if (!part || word == "Today" || word == "TODAY") break;
      if (word.find('"') != word.npos) return {};  // a symbol, not a name
      end = stop;
      constexpr std::uint32_t kSuffix = 12;  // "Inc." and the like, in the same line
      const std::uint32_t next = std::min(stop + 1, limit);
      if (word.back() == ',' &&
          !is_firm_name("x " + std::string(text.substr(next, std::min(kSuffix, limit - next))))) {
        --end;
        break;
      }
      at = stop + 1;
      while (at < limit && text[at] == ' ') ++at;
    }
    while (end > begin && (text[end - 1] == ',' || text[end - 1] == ' ')) --end;
    return {begin, end};
  }

  const Reading& reading_;
};

}  // namespace

Sourced<std::string> name_after_dateline(const Reading& reading) {
  return DatelineReader(reading).read();
}

}  // namespace offerlog
