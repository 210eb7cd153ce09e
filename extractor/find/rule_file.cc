#include "rule_file.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "values/ascii.h"

namespace offerlog {
namespace {

constexpr std::string_view kBlank = " \t\r";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return is_lower(c) || is_digit(c) || c == '_';
  });
}

bool is_rule_id(std::string_view id) {
  const auto dot = id.find('.');
  return dot != std::string_view::npos && is_name(id.substr(0, dot)) && is_name(id.substr(dot + 1));
}

class RuleFileParser {
 public:
  RuleFileParser(const PatternFile& file, std::vector<Fragment>& fragments,
                 std::vector<Rule>& rules, std::vector<std::string>& errors)
      : file_(file), fragments_(fragments), rules_(rules), errors_(errors) {}

  void parse() {
    std::string_view rest = file_.text;
    while (!rest.empty()) {
      const auto end = rest.find('\n');
      ++line_;
      parse_line(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    }
    finish_rule();
  }

 private:
  void parse_line(std::string_view line) {
    if (trim(line).empty() || line[0] == '#') return;
    switch (line[0]) {
      case ' ':
        return parse_pattern(line);
      case '+':
        return parse_example(line, Rule::Example::Kind::finds);
      case '?':
        return parse_example(line, Rule::Example::Kind::should_find);
      case '-':
        return parse_example(line, Rule::Example::Kind::finds_nothing);
      default:
        break;
    }
    if (line.starts_with("let ")) return parse_fragment(line.substr(4));
    if (line.starts_with("rule ")) return parse_rule(trim(line.substr(5)));
    error("a line begins with '#', 'let ', 'rule ', two spaces (a pattern), '+', '?' or '-'");
  }

  void parse_fragment(std::string_view text) {
    finish_rule();
    const auto equals = text.find('=');
    const std::string_view name = trim(text.substr(0, equals));
    if (equals == std::string_view::npos || !is_name(name)) {
      return error("a fragment is written 'let name = pattern'");
    }
    if (fragment(name) != nullptr)
      return error("fragment '" + std::string(name) + "' is defined twice");
    fragments_.push_back({std::string(name), expand(trim(text.substr(equals + 1)))});
  }

  void parse_rule(std::string_view id) {
    finish_rule();
    if (!is_rule_id(id)) return error("a rule's id is written 'kind.variant', in lower case");
    for (const Rule& other : rules_) {
      if (other.id == id)
        error("rule '" + std::string(id) + "' is defined twice, first in " + other.file);
    }
    rule_.emplace();
    rule_->id = id;
    rule_->file = file_.name;
    rule_->line = line_;
  }

  void parse_pattern(std::string_view line) {
    if (!rule_) return error("a pattern line stands outside a rule");
    if (!rule_->examples.empty()) return error("the pattern of a rule stands before its examples");
    rule_->pattern += expand(trim(line));
  }

  void parse_example(std::string_view line, Rule::Example::Kind kind) {
    if (!rule_) return error("an example stands outside a rule");
    Rule::Example example;
    example.kind = kind;
    example.line = line_;
    std::string_view rest = trim(line.substr(1));
    constexpr std::uint32_t kClosed = 0xffffffff;
    std::uint32_t open = kClosed;  // where the last << stood
    while (!rest.empty()) {
      const auto here = static_cast<std::uint32_t>(example.text.size());
      if (rest.starts_with("<<")) {
        open = here;
        rest.remove_prefix(2);
      } else if (rest.starts_with(">>") && open != kClosed) {
        example.spans.push_back({open, here});
        open = kClosed;
        rest.remove_prefix(2);
      } else {
        const auto mark = std::min(rest.find_first_of("<>", 1), rest.size());
        example.text += rest.substr(0, mark);
        rest.remove_prefix(mark);
      }
    }
    if (open != kClosed) return error("'<<' without its '>>'");
    const bool wants_spans = kind != Rule::Example::Kind::finds_nothing;
    if (wants_spans == example.spans.empty()) {
      return error(wants_spans ? "mark what must be found with << and >>"
                               : "an example that must find nothing marks nothing");
    }
    constexpr std::size_t kUsual = 6;  // most rules have no more
    if (rule_->examples.empty()) rule_->examples.reserve(kUsual);
    rule_->examples.push_back(std::move(example));
  }

  void finish_rule() {
    if (!rule_) return;
    Rule rule = std::move(*rule_);
    rule_.reset();
    const auto has = [&](Rule::Example::Kind kind) {
      return std::any_of(rule.examples.begin(), rule.examples.end(),
                         [&](const Rule::Example& e) { return e.kind == kind; });
    };
    const auto complain = [&](std::string_view what) {
      errors_.push_back(rule.file + ":" + std::to_string(rule.line) + ": rule '" + rule.id +
                        "' has no " + std::string(what));
    };
    if (rule.pattern.empty()) complain("pattern");
    if (!has(Rule::Example::Kind::finds)) complain("example that it finds ('+')");
    if (!has(Rule::Example::Kind::finds_nothing))
      complain("example in which it finds nothing ('-')");
    rules_.push_back(std::move(rule));
  }

  // Replaces each (?&name) by its fragment, as a group.
  std::string expand(std::string_view pattern) {
    std::string out;
    for (;;) {
      const auto at = pattern.find("(?&");
      out += pattern.substr(0, at);
      if (at == std::string_view::npos) return out;
      const auto close = pattern.find(')', at);
      const std::string_view name = pattern.substr(at + 3, close - at - 3);
      if (const Fragment* found = fragment(name)) {
        out += "(?:" + found->pattern + ")";
      } else {
        error("no fragment is named '" + std::string(name) + "'; define it above with 'let'");
      }
      if (close == std::string_view::npos) return out;
      pattern.remove_prefix(close + 1);
    }
  }

  const Fragment* fragment(std::string_view name) const {
    for (const Fragment& f : fragments_) {
      if (f.name == name) return &f;
    }
    return nullptr;
  }

  void error(const std::string& message) {
    errors_.push_back(file_.name + ":" + std::to_string(line_) + ": " + message);
  }

  const PatternFile& file_;
  std::vector<Fragment>& fragments_;
  std::vector<Rule>& rules_;
  std::vector<std::string>& errors_;
  std::optional<Rule> rule_;
  int line_ = 0;
};

}  // namespace

void parse_rule_file(const PatternFile& file, std::vector<Fragment>& shared,
                     std::vector<Rule>& rules, std::vector<std::string>& errors) {
  RuleFileParser(file, shared, rules, errors).parse();
}

std::vector<Rule> parse_rule_files(const std::vector<PatternFile>& files,
                                   std::vector<std::string>& errors) {
  constexpr std::string_view kFragmentsFile = "fragments.rules";
  std::vector<const PatternFile*> order;
  for (const PatternFile& file : files) order.push_back(&file);
  std::sort(order.begin(), order.end(), [&](const PatternFile* a, const PatternFile* b) {
    const bool a_first = a->name == kFragmentsFile;
    const bool b_first = b->name == kFragmentsFile;
    return a_first != b_first ? a_first : a->name < b->name;
  });
  std::vector<Rule> rules;
  std::vector<Fragment> shared;
  for (const PatternFile* file : order) {
    std::vector<Fragment> fragments = shared;
    parse_rule_file(*file, fragments, rules, errors);
    if (file->name == kFragmentsFile) shared = std::move(fragments);
  }
  return rules;
}

}  // namespace offerlog
