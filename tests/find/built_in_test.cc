// The rules that the library carries.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "catch.h"
#include "offerlog/patterns.h"

namespace offerlog {
namespace {

namespace fs = std::filesystem;

std::string print(const Rule& rule) {
  std::string out =
      rule.file + ":" + std::to_string(rule.line) + " " + rule.id + " " + rule.pattern + "\n";
  for (const Rule::Example& e : rule.examples) {
    out += std::to_string(e.line) + " " + std::to_string(static_cast<int>(e.kind)) + " " + e.text;
    for (TextSpan s : e.spans) out += " " + std::to_string(s.begin) + "-" + std::to_string(s.end);
    out += "\n";
  }
  return out;
}

// All code that may read a mention.
std::string code_of_readers() {
  std::ostringstream out;
  for (const char* folder : {"resolve", "derive"}) {
    for (const auto& entry :
         fs::directory_iterator(fs::path(OFFERLOG_SOURCE_DIR) / "extractor" / folder)) {
      const auto extension = entry.path().extension();
      if (extension == ".cc" || extension == ".h") out << std::ifstream(entry.path()).rdbuf();
    }
  }
  return out.str();
}

// Read by their kind, whatever the variant (a day of no other form is a period).
const std::set<std::string, std::less<>> kReadByKind = {"date",    "party", "rate",
                                                        "section", "term",  "unit"};
}  // namespace

TEST_CASE("every example in patterns/ holds", "[rules][examples]") {
  std::string failures;
  for (const std::string& failure : check_examples(Patterns::built_in()))
    failures += failure + "\n";
  CHECK(failures == "");
}

TEST_CASE("the rules built in are those of patterns/", "[rules]") {
  const Patterns built_in = Patterns::built_in();
  const Patterns loaded = Patterns::load(std::string(OFFERLOG_SOURCE_DIR) + "/patterns");
  REQUIRE(built_in.rules().size() > 100);
  REQUIRE(built_in.rules().size() == loaded.rules().size());
  for (std::size_t i = 0; i < loaded.rules().size(); ++i) {
    REQUIRE(print(built_in.rules()[i]) == print(loaded.rules()[i]));
  }
}

// A rule that no stage reads costs time and misleads its reader.
TEST_CASE("every rule is read by some stage", "[rules]") {
  const std::string code = code_of_readers();
  const auto is_read = [&](const Rule& rule) {
    return kReadByKind.count(rule.kind()) > 0 ||
           code.find("\"" + rule.id + "\"") != std::string::npos;
  };
  const Patterns patterns = Patterns::built_in();
  for (const Rule& rule : patterns.rules()) {
    INFO(rule.file << ":" << rule.line << ": nothing in extractor/{resolve,derive} reads "
                   << rule.id);
    CHECK(is_read(rule));
  }
}

TEST_CASE("a folder that holds no rules", "[rules][errors]") {
  const auto error_of = [](const std::string& folder) -> std::string {
    try {
      Patterns::load(folder);
      return "";
    } catch (const PatternError& error) {
      return error.what();
    }
  };
  const std::string missing = std::string(OFFERLOG_SOURCE_DIR) + "/patterns/missing";
  CHECK(error_of(missing) ==
        missing + ": No such file or directory; name a folder that holds *.rules files");
  const std::string other = std::string(OFFERLOG_SOURCE_DIR) + "/extractor";
  CHECK(error_of(other) == other + ": holds no *.rules file");
}

}  // namespace offerlog
