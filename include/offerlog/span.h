// Two coordinate systems, two types.
//
//   source   <p>up to \$14,500,000</p>      the file as filed, in bytes
//                     ^SourceSpan{9,21}
//   text     up to $14,500,000              what a reader sees, in UTF-8 bytes
//                  ^TextSpan{6,17}
//
// The two do not convert into each other by accident: `Document::source_of`
// is the only bridge.
#pragma once

#include <compare>
#include <cstdint>

namespace offerlog {

// A half-open range of byte offsets, `end` exclusive. 32 bits: an input is at
// most 4 GiB less one byte, and the reader refuses one far smaller (1 GiB).
template <class Space>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // How many bytes lie between the two; 0 if they touch or overlap.
  constexpr std::uint32_t gap_to(Span other) const {
    return other.begin >= end ? other.begin - end : begin >= other.end ? begin - other.end : 0;
  }
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

using TextSpan = Span<struct TextSpace>;
using SourceSpan = Span<struct SourceSpace>;

// An index into one of the lists of an Extraction. Indices of different lists
// are different types; `none` refers to nothing.
template <class Of>
struct Index {
  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t value = kNone;

  constexpr bool valid() const { return value != kNone; }
  friend constexpr auto operator<=>(const Index&, const Index&) = default;
};

using BlockId = Index<struct Block>;
using RuleId = Index<struct Rule>;
using MentionId = Index<struct Mention>;
using FactId = Index<struct Fact>;
using ClauseId = Index<struct Clause>;
using OfferingId = Index<struct Offering>;

}  // namespace offerlog
