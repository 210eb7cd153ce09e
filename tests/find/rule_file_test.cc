#include "find/rule_file.h"

#include "catch.h"
#include "known_miss.h"
#include "offerlog/patterns.h"

namespace offerlog {
namespace {

struct Parsed {
  std::vector<Fragment> fragments;
  std::vector<Rule> rules;
  std::vector<std::string> errors;
};

Parsed parse(const std::string& text) {
  Parsed p;
  parse_rule_file({"x.rules", text}, p.fragments, p.rules, p.errors);
  return p;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

std::string errors_of(const std::string& text) { return joined(parse(text).errors); }

// "+ up to [6,17)"
std::string print(const Rule::Example& e) {
  std::string out(1, "+?-"[static_cast<int>(e.kind)]);
  for (TextSpan s : e.spans) {
    out += " [" + std::to_string(s.begin) + "," + std::to_string(s.end) + ")";
  }
  return out + " " + e.text;
}

std::string print(const Rule& rule) {
  std::string out =
      rule.file + ":" + std::to_string(rule.line) + " " + rule.id + " " + rule.pattern + "\n";
  for (const Rule::Example& e : rule.examples) {
    out += "  " + std::to_string(e.line) + " " + print(e) + "\n";
  }
  return out;
}

std::string print(const std::vector<Rule>& rules) {
  std::string out;
  for (const Rule& rule : rules) out += print(rule);
  return out;
}

// The whole error of Patterns::compile, or "" where there is none.
std::string compile_errors(const std::vector<PatternFile>& files) {
  try {
    Patterns::compile(files);
    return "";
  } catch (const PatternError& error) {
    return error.what();
  }
}

std::string failures(const std::string& text) {
  return joined(check_examples(Patterns::compile({{"x.rules", text}})));
}

// A rule that is right but for what stands in it.
std::string rule(const std::string& id, const std::string& pattern) {
  return "rule " + id + "\n  " + pattern + "\n+ <<a>>\n- b\n";
}

}  // namespace

TEST_CASE("a rule, its fragments, and its examples", "[rules]") {
  const Parsed p = parse(
      "# days\n"
      "\n"
      "let digits = [0-9]+\n"
      "let sum = (?&digits)(?:,(?&digits))*\n"
      "rule money.usd\n"
      "  \\$ ?\n"
      "    (?P<amount>(?&sum))   \n"
      "+ up to <<$75,000>>, from <<$5>> on\n"
      "? <<five>> dollars\n"
      "# a comment between\n"
      "- $[x] < y >> z\n"
      "rule money.eur\n"
      "  €\n"
      "+ <<€>>\n"
      "- $");  // no line feed at the end
  CHECK(joined(p.errors) == "");
  CHECK(print(p.rules) ==
        "x.rules:5 money.usd \\$ ?(?P<amount>(?:(?:[0-9]+)(?:,(?:[0-9]+))*))\n"
        "  8 + [6,13) [20,22) up to $75,000, from $5 on\n"
        "  9 ? [0,4) five dollars\n"
        "  11 - $[x] < y >> z\n"
        "x.rules:12 money.eur €\n"
        "  14 + [0,3) €\n"
        "  15 - $\n");
}

TEST_CASE("a file with the line ends of Windows reads alike", "[rules]") {
  const Parsed p = parse("rule m.a\r\n  x\r\n\r\n+ <<x>>\r\n- y\r\n");
  CHECK(joined(p.errors) == "");
  CHECK(print(p.rules) == "x.rules:1 m.a x\n  4 + [0,1) x\n  5 - y\n");
}

// ARCHITECTURE: the first character of a line says what it is, anything else is
// an error with file and line.
TEST_CASE("a line that is none", "[rules][errors]") {
  for (const char* line : {"* x", "Rule a.b", "rules a.b", "rule", "let", "letter = x", "\tx",
                           "= x", "\xef\xbb\xbf# comment"}) {
    CAPTURE(line);
    CHECK(errors_of(line) ==
          "x.rules:1: a line begins with '#', 'let ', 'rule ', two spaces (a pattern), '+', '?' "
          "or '-'\n");
  }
  for (const char* line : {"", "   ", "\t", "#", "#x", "\r"}) {
    CAPTURE(line);
    CHECK(errors_of(line) == "");
  }
}

TEST_CASE("each error of a rule file, whole", "[rules][errors]") {
  struct Row {
    const char* message;
    std::vector<std::string> texts;
  };
  const std::vector<Row> rows = {
      {"x.rules:1: a fragment is written 'let name = pattern'\n",
       {"let number", "let Number = x", "let two words = x", "let = x"}},
      {"x.rules:2: fragment 'number' is defined twice\n", {"let number = a\nlet number = b"}},
      {"x.rules:1: no fragment is named 'number'; define it above with 'let'\n",
       {"let sum = (?&number)\nlet number = x", "let sum = (?&number"}},
      {"x.rules:1: a rule's id is written 'kind.variant', in lower case\n",
       {"rule money", "rule Money.usd", "rule money.", "rule .usd", "rule money.usd.big",
        "rule money usd", "rule money.us-d"}},
      {"x.rules:5: rule 'm.a' is defined twice, first in x.rules\n",
       {rule("m.a", "a") + rule("m.a", "a")}},
      {"x.rules:1: a pattern line stands outside a rule\n", {"  x"}},
      {"x.rules:1: an example stands outside a rule\n", {"+ <<x>>", "? <<x>>", "- x"}},
      {"x.rules:4: the pattern of a rule stands before its examples\n",
       {"rule m.a\n  x\n+ <<xy>>\n  y\n- z"}},
      {"x.rules:4: '<<' without its '>>'\n", {"rule m.a\n  x\n+ <<x>>\n+ <<x\n- y"}},
      {"x.rules:4: mark what must be found with << and >>\n",
       {"rule m.a\n  x\n+ <<x>>\n+ x\n- y", "rule m.a\n  x\n+ <<x>>\n? x\n- y",
        "rule m.a\n  x\n+ <<x>>\n+\n- y"}},
      {"x.rules:4: an example that must find nothing marks nothing\n",
       {"rule m.a\n  x\n+ <<x>>\n- <<y>>\n- y"}},
      // Examples are required, of both kinds; the line is the rule's.
      {"x.rules:1: rule 'm.a' has no pattern\n", {"rule m.a\n+ <<x>>\n- y"}},
      {"x.rules:1: rule 'm.a' has no example that it finds ('+')\n",
       {"rule m.a\n  x\n- y", "rule m.a\n  x\n? <<x>>\n- y"}},
      {"x.rules:1: rule 'm.a' has no example in which it finds nothing ('-')\n",
       {"rule m.a\n  x\n+ <<x>>", "rule m.a\n  x\n+ <<x>>\nlet y = z"}},
  };
  for (const Row& row : rows) {
    for (const std::string& text : row.texts) {
      CAPTURE(text);
      CHECK(errors_of(text) == row.message);
    }
  }
}

TEST_CASE("all errors of a run are told together, in reading order", "[rules][errors]") {
  CHECK(compile_errors({{"b.rules", "oops\n" + rule("money.a", "a") + "rule money.b\n  b\n"},
                        {"a.rules", "let a\n" + rule("money.c", "(?&gone)a")}}) ==
        "a.rules:1: a fragment is written 'let name = pattern'\n"
        "a.rules:3: no fragment is named 'gone'; define it above with 'let'\n"
        "b.rules:1: a line begins with '#', 'let ', 'rule ', two spaces (a pattern), '+', '?' or "
        "'-'\n"
        "b.rules:6: rule 'money.b' has no example that it finds ('+')\n"
        "b.rules:6: rule 'money.b' has no example in which it finds nothing ('-')");
  CHECK(compile_errors({{"a.rules", rule("money.a", "a")}, {"b.rules", rule("money.a", "a")}}) ==
        "b.rules:1: rule 'money.a' is defined twice, first in a.rules");
}

TEST_CASE("a wrong id is one error, not one for each line below it",
          "[rules][errors][known-miss]") {
  known_miss(errors_of(rule("Money.a", "a")),
             "x.rules:1: a rule's id is written 'kind.variant', in lower case\n");
}

TEST_CASE("a pattern that is no regular expression", "[rules][errors]") {
  CHECK(compile_errors({{"x.rules", "\n" + rule("money.a", "*a") + rule("money.b", "[z-a]")}}) ==
        "x.rules:2: rule 'money.a': no argument for repetition operator: *\n"
        "x.rules:6: rule 'money.b': invalid character class range: z-a");
  // Not RE2's: what looks around, or back.
  for (const char* pattern : {"a(?=b)", "a(?!b)", "(?<=b)a", "(a)\\1"}) {
    CAPTURE(pattern);
    CHECK(compile_errors({{"x.rules", rule("money.a", pattern)}})
              .starts_with("x.rules:1: rule 'money.a': "));
  }
}

// ARCHITECTURE: a capture that no resolver knows is an error.
TEST_CASE("a kind or a capture that nothing reads", "[rules][errors]") {
  CHECK(compile_errors({{"x.rules", rule("money.a", "(?P<amount>a)")}}) == "");
  CHECK(compile_errors({{"x.rules", rule("money.a", "(?P<amuont>a)")}}) ==
        "x.rules:1: rule 'money.a': nothing reads the capture 'amuont'; a rule of the kind "
        "'money' may name amount");
  CHECK(compile_errors({{"x.rules", rule("veto.a", "(?P<amount>a)")}}) ==
        "x.rules:1: rule 'veto.a': nothing reads the capture 'amount'; a rule of the kind 'veto' "
        "names none, use (?:…)");
  CHECK(compile_errors({{"x.rules", rule("party.a", "(?P<role>a)(?P<name>b)?")}}) ==
        "x.rules:1: rule 'party.a': nothing reads the capture 'name'; a rule of the kind 'party' "
        "may name names, role");
  CHECK(compile_errors({{"x.rules", rule("vetoes.a", "a")}}) ==
        "x.rules:1: rule 'vetoes.a': nothing reads rules of the kind 'vetoes'; the kinds are "
        "amount, change, condition, count, cover, date, exchange, money, party, rate, report, "
        "section, security, shares, term, timing, title, type, unit, veto");
}

TEST_CASE("a capture that is read, and missing", "[rules][errors]") {
  CHECK(compile_errors({{"x.rules", rule("exchange.pair", "a")}}) ==
        "x.rules:1: rule 'exchange.pair': the capture 'exchange' is read, and missing\n"
        "x.rules:1: rule 'exchange.pair': the capture 'symbol' is read, and missing");
  CHECK(compile_errors({{"x.rules", rule("cover.form", "(?P<form>a)")}}) == "");
  // What does not compile is told once.
  CHECK(compile_errors({{"x.rules", rule("cover.form", "(?P<form>*a)")}}) ==
        "x.rules:1: rule 'cover.form': no argument for repetition operator: *");
}

TEST_CASE("fragments.rules serves all files, other fragments their own", "[rules]") {
  const PatternFile shared{"fragments.rules", "let a = [aA]\n"};
  // Read first, wherever it stands in the list.
  CHECK(compile_errors({{"a.rules", rule("money.a", "(?&a)")}, shared}) == "");
  CHECK(compile_errors({{"a.rules", "let own = x\n" + rule("money.a", "a")},
                        {"b.rules", rule("money.b", "(?&own)a")}}) ==
        "b.rules:2: no fragment is named 'own'; define it above with 'let'");
  CHECK(compile_errors({shared, {"b.rules", "let a = x\n" + rule("money.b", "(?&a)")}}) ==
        "b.rules:1: fragment 'a' is defined twice");
}

TEST_CASE("an example that does not hold", "[rules][examples]") {
  const std::string head = "rule money.a\n  \\$\\d+\n+ <<$5>>\n- 5\n";
  CHECK(failures(head) == "");
  CHECK(failures(head + "+ <<5>>\n") == "x.rules:5: rule 'money.a' finds nothing\n");
  CHECK(failures(head + "+ <<$5>> and $6\n") == "x.rules:5: rule 'money.a' finds '$5', '$6'\n");
  CHECK(failures(head + "+ <<$5.00>>\n") == "x.rules:5: rule 'money.a' finds '$5'\n");
  CHECK(failures(head + "- at $7\n") == "x.rules:5: rule 'money.a' finds '$7'\n");
  CHECK(failures(head + "? <<five>> dollars\n") == "");
  CHECK(failures(head + "? for <<$7>>\n") ==
        "x.rules:5: rule 'money.a' now finds what it should: turn '?' into '+'\n");
}

}  // namespace offerlog
