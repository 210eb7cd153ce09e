#include "case_file.h"

#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>

#include "offerlog/names.h"

namespace offerlog {
namespace {

std::string trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \n");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \n") - first + 1));
}

std::vector<std::string> split(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(trimmed(text.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + separator.size());
  }
}

std::optional<std::string_view> after(std::string_view line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return std::nullopt;
  return line.substr(prefix.size());
}

// "o2: …", "? …": cuts the prefix off.
void read_prefixes(std::string& words, ExpectedChange& change) {
  if (words.starts_with("?")) {
    change.optional = true;
    words = trimmed(words.substr(1));
  }
  const std::size_t colon = words.find(": ");
  if (colon != std::string::npos && words[0] == 'o' && colon < 4) {
    change.offering = words.substr(0, colon);
    words = trimmed(words.substr(colon + 1));
  }
}

ExpectedChange parse_change(std::string words) {
  ExpectedChange change;
  read_prefixes(words, change);
  const std::string_view kCondition = " condition=";
  const std::size_t condition = words.find(kCondition);
  std::string condition_text;
  if (condition != std::string::npos) {
    condition_text = words.substr(condition + kCondition.size());
    words.resize(condition);
  }
  std::istringstream in(words);
  std::string word;
  in >> change.type >> word;
  if (parse_name<Scope>(word)) {
    change.scope = word;
    in >> word;
  }
  change.timing = word;
  in >> change.day;
  if (!parse_name<ChangeType>(change.type) || !parse_name<Timing>(change.timing) ||
      change.day.empty()) {
    throw std::runtime_error("'" + words + "' is no change: type [scope] timing day [key=value]");
  }
  while (in >> word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) throw std::runtime_error("'" + word + "' is no key=value");
    change.values.emplace_back(word.substr(0, equals), word.substr(equals + 1));
  }
  if (!condition_text.empty()) change.values.emplace_back("condition", condition_text);
  return change;
}

void parse_changes(std::string_view text, Case& c) {
  if (trimmed(text) == "none") return;
  for (const std::string& words : split(text, " | ")) c.changes.push_back(parse_change(words));
}

void parse_slots(std::string_view text, Case& c) {
  for (const std::string& slot : split(text, ";")) {
    const std::size_t space = slot.find(' ');
    if (space == std::string::npos) throw std::runtime_error("'" + slot + "' lacks a value");
    c.slots.emplace_back(slot.substr(0, space), trimmed(slot.substr(space)));
  }
}

// One line of a case; `expecting` is whether its changes have been given.
void read_line(std::string_view line, Case& c, bool& expecting) {
  if (const auto changes = after(line, "=> changes:")) {
    expecting = true;
    parse_changes(*changes, c);
  } else if (const auto slots = after(line, "=> slots:")) {
    parse_slots(*slots, c);
  } else if (const auto why = after(line, "=> known miss:")) {
    c.known_miss = trimmed(*why);
    if (c.known_miss.empty()) throw std::runtime_error("a known miss says why");
  } else if (line.starts_with("=>")) {
    throw std::runtime_error("only changes:, slots: and known miss: may follow =>");
  } else {
    c.text += std::string(line) + "\n";
  }
}

void close(std::vector<Case>& cases, bool expecting) {
  if (cases.empty()) return;
  if (!expecting) throw std::runtime_error("'" + cases.back().name + "' lacks => changes:");
  cases.back().text = trimmed(cases.back().text) + "\n";
}

}  // namespace

std::vector<Case> parse_case_file(const std::string& text) {
  std::vector<Case> cases;
  bool expecting = true;
  int number = 0;
  try {
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (const auto name = after(line, "## ")) {
        close(cases, expecting);
        expecting = false;
        cases.emplace_back();
        cases.back().name = *name;
        cases.back().line = number;
      } else if (!cases.empty()) {
        read_line(line, cases.back(), expecting);
      } else if (!line.empty()) {
        throw std::runtime_error("text before the first '## name'");
      }
    }
    close(cases, expecting);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(std::to_string(number) + ": " + error.what());
  }
  return cases;
}

}  // namespace offerlog
