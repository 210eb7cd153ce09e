// Writes the .cc behind extractor/find/embedded_patterns.h, as the library is built.
//
//   embed_patterns embedded_patterns.cc patterns/*.rules
//
// The text goes in as raw string literals, byte for byte. What is wrong with a rule
// the library says when it is used.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "find/jit_pattern.h"
#include "find/pattern_needs.h"
#include "find/rule_file.h"

namespace {

using offerlog::JitPattern;
using offerlog::MatchFrom;
using offerlog::NeededLiteral;
using offerlog::PatternFile;
using offerlog::PatternNeeds;
using offerlog::Rule;

constexpr std::string_view kDelimiter = "offerlog_rules";  // at most 16 characters

// As a C++ literal. Octal escapes end after three digits, whatever follows.
std::string as_literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '?') {
      out += c;
    } else {
      char escape[5];
      std::snprintf(escape, sizeof escape, "\\%03o", byte);
      out += escape;
    }
  }
  return out + "\"";
}

std::string files_table(const std::vector<PatternFile>& files) {
  std::string out = "constexpr EmbeddedFile kFiles[] = {\n";
  for (const PatternFile& file : files) {
    out += "    {" + as_literal(file.name) + "sv, R\"" + std::string(kDelimiter) + "(" + file.text +
           ")" + std::string(kDelimiter) + "\"sv},\n";
  }
  return out + "};\n";
}

std::string literal(const NeededLiteral& l) {
  const auto flag = [](bool set) { return set ? ", true" : ", false"; };
  return "{" + as_literal(l.text) + "sv" + flag(l.word_begins) + flag(l.word_ends) +
         flag(l.at_begin) + "}";
}

// One list of literals for all, of which each rule has runs.
struct Tables {
  std::string literals;
  std::string groups;    // how many literals each has
  std::string captures;  // names
  std::string rules;
};

void add_group(const std::vector<NeededLiteral>& group, Tables& tables) {
  for (const NeededLiteral& l : group) tables.literals += "    " + literal(l) + ",\n";
  tables.groups += std::to_string(group.size()) + ", ";
}

void add_rule(const PatternNeeds& needs, Tables& tables) {
  add_group(needs.starts, tables);
  for (const auto& need : needs.needs) add_group(need, tables);
  for (const std::string& name : needs.captures) tables.captures += as_literal(name) + "sv, ";
  tables.rules += "    {" + std::to_string(needs.needs.size()) + ", " +
                  std::to_string(needs.captures.size()) + ", " + std::to_string(needs.bytes) +
                  "u, " + (needs.understood ? "true" : "false") + "},\n";
}

std::string needs_tables(const std::vector<PatternNeeds>& all) {
  Tables tables;
  for (const PatternNeeds& needs : all) add_rule(needs, tables);
  return "constexpr Literal kLiterals[] = {\n" + tables.literals + "};\n" +
         "constexpr std::uint16_t kGroups[] = {" + tables.groups + "};\n" +
         "constexpr std::string_view kCaptures[] = {" + tables.captures + "};\n" +
         "constexpr RuleNeeds kRules[] = {\n" + tables.rules + "};\n";
}

// The words of all patterns in a row, and how many each has.
std::string code_tables(const std::vector<Rule>& rules, const std::vector<PatternNeeds>& needs) {
  std::string words;
  std::string sizes;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const MatchFrom from = needs[r].starts.empty() ? MatchFrom::anywhere : MatchFrom::place;
    const auto own = JitPattern::serialize(rules[r].pattern, from);
    for (std::size_t w = 0; w < own.size(); ++w) {
      char word[24];
      std::snprintf(word, sizeof word, "0x%llx,", static_cast<unsigned long long>(own[w]));
      words += word;
      if (w % 8 == 7) words += '\n';
    }
    sizes += std::to_string(own.size()) + ",";
  }
  return "constexpr std::uint64_t kCode[] = {\n" + words + "};\n" +
         "constexpr std::uint16_t kCodeSizes[] = {" + sizes + "};\n";
}

// clang-format off
constexpr std::string_view kHead = R"cpp(// Written by tools/embed_patterns.cc.
#include "find/embedded_patterns.h"

namespace offerlog {
namespace {

using namespace std::string_view_literals;

struct Literal {
  std::string_view text;
  bool word_begins;
  bool word_ends;
  bool at_begin;
};
// Of each rule: its starts, then its needs, a group each,
// in the order of kGroups.
struct RuleNeeds {
  std::uint16_t needs;
  std::uint16_t captures;
  std::uint64_t bytes;
  bool understood;
};
)cpp";

constexpr std::string_view kTail = R"cpp(
class NeedsReader {
 public:
  PatternNeeds read(const RuleNeeds& rule) {
    PatternNeeds needs;
    needs.starts = group();
    for (std::uint16_t n = 0; n < rule.needs; ++n) needs.needs.push_back(group());
    for (std::uint16_t c = 0; c < rule.captures; ++c) needs.captures.emplace_back(*capture_++);
    needs.bytes = rule.bytes;
    needs.understood = rule.understood;
    return needs;
  }

 private:
  std::vector<NeededLiteral> group() {
    std::vector<NeededLiteral> out;
    out.reserve(*group_);
    for (std::uint16_t n = *group_++; n > 0; --n, ++literal_) {
      out.push_back({std::string(literal_->text), literal_->word_begins, literal_->word_ends,
                     literal_->at_begin});
    }
    return out;
  }

  const Literal* literal_ = kLiterals;
  const std::uint16_t* group_ = kGroups;
  const std::string_view* capture_ = kCaptures;
};

}  // namespace

std::span<const EmbeddedFile> embedded_patterns() { return kFiles; }

std::vector<PatternNeeds> embedded_needs() {
  std::vector<PatternNeeds> all;
  NeedsReader reader;
  for (const RuleNeeds& rule : kRules) all.push_back(reader.read(rule));
  return all;
}

std::vector<SerializedPattern> embedded_code() {
  std::vector<SerializedPattern> all;
  const std::uint64_t* word = kCode;
  const std::uint16_t* group = kGroups;
  const RuleNeeds* rule = kRules;
  for (const std::uint16_t size : kCodeSizes) {
    const MatchFrom from = *group == 0 ? MatchFrom::anywhere : MatchFrom::place;
    all.push_back({from, {word, size}});
    word += size;
    group += 1 + rule->needs;
    ++rule;
  }
  return all;
}

}  // namespace offerlog
)cpp";
// clang-format on

bool read_files(int count, char** paths, std::vector<PatternFile>& files) {
  for (int i = 0; i < count; ++i) {
    const std::filesystem::path path = paths[i];
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", paths[i]);
      return false;
    }
    files.push_back({path.filename().string(), text.str()});
    if (files.back().text.find(")" + std::string(kDelimiter) + "\"") == std::string::npos) continue;
    std::fprintf(stderr, "%s holds the text )%s\", which ends a literal of the generated code\n",
                 paths[i], std::string(kDelimiter).c_str());
    return false;
  }
  std::sort(files.begin(), files.end(),
            [](const PatternFile& a, const PatternFile& b) { return a.name < b.name; });
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("embed_patterns OUTPUT.cc FILE.rules...\n", stderr);
    return 2;
  }
  std::vector<PatternFile> files;
  if (!read_files(argc - 2, argv + 2, files)) return 1;
  std::vector<std::string> errors;
  const std::vector<Rule> rules = offerlog::parse_rule_files(files, errors);
  std::vector<std::string_view> patterns;
  for (const Rule& rule : rules) patterns.push_back(rule.pattern);
  std::ofstream out(argv[1], std::ios::binary);
  const std::vector<PatternNeeds> needs = offerlog::pattern_needs(patterns);
  out << kHead << files_table(files) << needs_tables(needs) << code_tables(rules, needs) << kTail;
  out.close();
  if (out) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", argv[1]);
  return 1;
}
