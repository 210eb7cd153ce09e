// Every quote stands at its bytes, in every document of the corpus.
#include <cctype>
#include <nlohmann/json.hpp>
#include <regex>

#include "catch.h"
#include "corpus/corpus_files.h"
#include "offerlog/extract.h"
#include "offerlog/json.h"

namespace offerlog {
namespace {

// ASCII letters and digits alone: what no reader, escape or fold changes.
std::string letters(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) out += c;
  }
  return out;
}

std::string without_markup(const std::string& bytes) {
  static const std::regex markup("<[^>]*>|&#?[A-Za-z0-9]+;");
  return std::regex_replace(bytes, markup, "");
}

}  // namespace

TEST_CASE("every quote stands at its bytes", "[corpus]") {
  const Patterns patterns = Patterns::built_in();
  std::size_t count = 0;
  for (const CorpusFiling& filing : corpus_filings()) {
    const std::string bytes = read_file(filing.document);
    const auto record = nlohmann::json::parse(to_json(extract({filing.name, bytes}, patterns)));
    for (const auto& item : record["evidence"].items()) {
      for (const auto& place : item.value()) {
        ++count;
        const std::size_t start = place["start"];
        const std::size_t end = place["end"];
        INFO(filing.name << " " << item.key() << " " << place.dump());
        REQUIRE(start < end);
        REQUIRE(end <= bytes.size());
        CHECK(letters(place["quote"].get<std::string>()) ==
              letters(without_markup(bytes.substr(start, end - start))));
      }
    }
  }
  CHECK(count > 100);
}

}  // namespace offerlog
