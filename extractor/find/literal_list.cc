#include "literal_list.h"

namespace offerlog {

LiteralList::LiteralList(const std::vector<std::string>& literals) {
  for (std::size_t i = 0; i < literals.size(); ++i) {
    std::uint8_t& run = run_of_[static_cast<unsigned char>(literals[i].front())];
    if (run == 0) {
      runs_.emplace_back();
      run = static_cast<std::uint8_t>(runs_.size());
    }
    runs_[run - 1U].push_back({PackedLiteral(literals[i]), static_cast<std::uint16_t>(i)});
  }
}

}  // namespace offerlog
