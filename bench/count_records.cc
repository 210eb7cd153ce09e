// count_records FILE…
//
// What `tools/bench --instructions` counts: the start and the records of some
// files, each three times over, in one process (the command has workers).
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "offerlog/extract.h"
#include "offerlog/json.h"

int main(int argc, char** argv) {
  const offerlog::Patterns patterns = offerlog::Patterns::built_in();
  std::size_t written = 0;
  for (int pass = 0; pass < 3; ++pass) {
    for (int i = 1; i < argc; ++i) {
      std::ifstream file(argv[i], std::ios::binary);
      std::string bytes{std::istreambuf_iterator<char>(file), {}};
      const auto x = offerlog::extract({argv[i], std::move(bytes)}, patterns);
      written += offerlog::to_json(x, offerlog::JsonStyle::line).size();
    }
  }
  std::cout << written << " bytes of records\n";
}
