// A literal in words of eight bytes, to be compared without a call: of the literals that
// stand for a rule most differ from the text within their first word.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace offerlog {

// So many bytes can be read behind any place of a text in which packed literals are
// looked for.
constexpr std::size_t kPackedPadding = 24;

class PackedLiteral {
 public:
  PackedLiteral() = default;
  // Of a longer one the first 24 bytes.
  explicit PackedLiteral(std::string_view literal) {
    std::array<char, kPackedPadding> bytes{};
    std::array<char, kPackedPadding> mask{};
    const std::size_t size = std::min(literal.size(), kPackedPadding);
    std::copy_n(literal.data(), size, bytes.data());
    std::fill_n(mask.data(), size, '\xff');
    std::memcpy(bytes_.data(), bytes.data(), sizeof bytes_);
    std::memcpy(mask_.data(), mask.data(), sizeof mask_);
  }

  bool stands_at(const char* at) const {
    for (std::size_t word = 0; word < bytes_.size() && mask_[word] != 0; ++word) {
      std::uint64_t here = 0;
      std::memcpy(&here, at + 8 * word, sizeof here);
      if ((here & mask_[word]) != bytes_[word]) return false;
    }
    return true;
  }

 private:
  std::array<std::uint64_t, 3> bytes_{};
  std::array<std::uint64_t, 3> mask_{};
};

}  // namespace offerlog
