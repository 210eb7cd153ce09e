// Shows how the corpus's documents differ from the records written down for
// them; with --accept, writes what they give now. Called by tools/update_golden.
//
//   update_golden [--accept] [NAME…]        NAME as in corpus/filings/NAME.md
#include <fstream>
#include <iostream>
#include <set>

#include "corpus/compare_records.h"
#include "corpus/corpus_files.h"
#include "offerlog/extract.h"
#include "offerlog/json.h"

namespace offerlog {
namespace {

// As people write these files: what is short stands on one line.
std::string layout(const Json& value, std::size_t indent = 0) {
  constexpr std::size_t kWidth = 100;
  std::string line = value.dump(-1, ' ', false);
  if (!value.is_structured() || (indent > 0 && line.size() + indent <= kWidth)) return line;
  const std::string inner(indent + 2, ' ');
  std::string out(1, line.front());
  bool first = true;
  for (const auto& item : value.items()) {
    out += first ? "\n" : ",\n";
    first = false;
    out += inner;
    if (value.is_object()) out += Json(item.key()).dump() + ": ";
    out += layout(item.value(), indent + 2);
  }
  return out + "\n" + std::string(indent, ' ') + line.back();
}

// Whether there was a difference.
bool update(const CorpusFiling& filing, const Patterns& patterns, bool accept) {
  const bool is_new = !std::filesystem::exists(filing.expected);
  const Json expected = is_new ? Json::object() : Json::parse(read_file(filing.expected));
  const Json got = comparable(Json::parse(to_json(
      extract({filing.document.filename().string(), read_file(filing.document)}, patterns))));
  const auto found = differences(expected, got);
  if (found.empty()) return false;
  std::cout << "corpus/filings/" << filing.name << "\n";
  for (const auto& [pointer, difference] : found) {
    std::cout << "  " << pointer << ": " << difference << "\n";
  }
  if (accept) std::ofstream(filing.expected) << layout(got) << "\n";
  return true;
}

int run(const std::set<std::string>& names, bool accept) {
  const Patterns patterns = Patterns::built_in();
  bool differs = false;
  for (const CorpusFiling& filing : corpus_filings()) {
    if (!names.empty() && names.count(filing.document.stem().string()) == 0) continue;
    differs = update(filing, patterns, accept) || differs;
  }
  if (!differs) std::cout << "no difference\n";
  return differs ? 1 : 0;
}

}  // namespace
}  // namespace offerlog

int main(int argc, char** argv) {
  std::set<std::string> names(argv + 1, argv + argc);
  const bool accept = names.erase("--accept") > 0;
  return offerlog::run(names, accept);
}
