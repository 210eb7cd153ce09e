// A Markdown file, cut along lines into what cmark reads well and what it does
// not: tables (it drops cells and is quadratic), page marks, front matter, and
// paragraphs made to make a parser slow.
#pragma once

#include <cstdint>
#include <vector>

#include "offerlog/span.h"
#include "readers.h"

namespace offerlog {

// cmark's tree takes up to 50 times the memory of what it is read from, so it is
// given a long text in stretches, cut where a paragraph begins.
inline constexpr std::uint32_t kLongestStretch = 1U << 18;

enum class SegmentKind {
  markdown,  // for cmark
  table,     // pipe rows; `rule` is the line of dashes under the header
  ruled,     // a table that rules show (ruled_table.h)
  plain,     // too entangled for cmark: read as paragraphs
};

struct Segment {
  SegmentKind kind = SegmentKind::markdown;
  SourceSpan span;
  SourceSpan rule;
};

// In order. What no segment holds (page marks, front matter) is dropped.
std::vector<Segment> split_markdown(const Region& region);

}  // namespace offerlog
