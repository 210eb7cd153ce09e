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
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "find/jit_pattern.h"
#include "find/pattern_needs.h"
#include "find/rule_file.h"
#include "find/rule_index_bytes.h"

namespace {

using offerlog::JitPattern;
using offerlog::MatchFrom;
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

// In hexadecimal, eight a line.
std::string words_of(std::span<const std::uint64_t> words) {
  std::string out;
  for (std::size_t w = 0; w < words.size(); ++w) {
    char word[24];
    std::snprintf(word, sizeof word, "0x%llx,", static_cast<unsigned long long>(words[w]));
    out += word;
    if (w % 8 == 7) out += '\n';
  }
  return out + '\n';
}

// Compilers need not take a literal of more than 64 KB.
std::string index_table(const std::vector<PatternNeeds>& needs) {
  const std::string bytes = offerlog::index_to_bytes(offerlog::index_rules(needs));
  std::string out = "constexpr unsigned char kIndex[] = {\n";
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    out += std::to_string(static_cast<unsigned char>(bytes[at])) + ',';
    if (at % 32 == 31) out += '\n';
  }
  return out + "};\n";
}

std::string captures_tables(const std::vector<PatternNeeds>& all) {
  std::string names;
  std::string counts;
  for (const PatternNeeds& needs : all) {
    for (const std::string& name : needs.captures) names += as_literal(name) + "sv, ";
    counts += std::to_string(needs.captures.size()) + ", ";
  }
  return "constexpr std::string_view kCaptures[] = {" + names + "};\n" +
         "constexpr std::uint16_t kCaptureCounts[] = {" + counts + "};\n";
}

// The words of all patterns in a row, how many each has, and for matches from where.
std::string code_tables(const std::vector<Rule>& rules, const std::vector<PatternNeeds>& needs) {
  std::string words;
  std::string codes;
  for (std::size_t r = 0; r < rules.size(); ++r) {
    const bool anywhere = needs[r].starts.empty();
    const auto own =
        JitPattern::serialize(rules[r].pattern, anywhere ? MatchFrom::anywhere : MatchFrom::place);
    words += words_of(own);
    codes += "    {" + std::to_string(own.size()) +
             ", MatchFrom::" + (anywhere ? "anywhere" : "place") + "},\n";
  }
  return "constexpr std::uint64_t kWords[] = {\n" + words + "};\n" +
         "struct Code {\n  std::size_t words;\n  MatchFrom from;\n};\n" +
         "constexpr Code kCode[] = {\n" + codes + "};\n";
}

// clang-format off
constexpr std::string_view kHead = R"cpp(// Written by tools/embed_patterns.cc.
#include "find/embedded_patterns.h"

namespace offerlog {
namespace {

using namespace std::string_view_literals;

)cpp";

constexpr std::string_view kTail = R"cpp(
}  // namespace

std::span<const EmbeddedFile> embedded_patterns() { return kFiles; }

std::string_view embedded_index() {
  return {reinterpret_cast<const char*>(kIndex), sizeof kIndex};
}

std::vector<std::vector<std::string>> embedded_captures() {
  std::vector<std::vector<std::string>> all;
  const std::string_view* name = kCaptures;
  for (const std::uint16_t count : kCaptureCounts) {
    all.emplace_back(name, name + count);
    name += count;
  }
  return all;
}

std::vector<SerializedPattern> embedded_code() {
  std::vector<SerializedPattern> all;
  const std::uint64_t* word = kWords;
  for (const Code& code : kCode) {
    all.push_back({code.from, {word, code.words}});
    word += code.words;
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
  out << kHead << files_table(files) << index_table(needs) << captures_tables(needs)
      << code_tables(rules, needs) << kTail;
  out.close();
  if (out) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", argv[1]);
  return 1;
}
