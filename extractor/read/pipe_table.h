// Tables of Markdown.
#pragma once

#include "markdown_segments.h"
#include "readers.h"

namespace offerlog {

// Rows of bars -> cells; a cell with markup is parsed as prose.
void read_pipe_table(const Region& region, const Segment& segment, Document& document,
                     Diagnostics& log);

}  // namespace offerlog
