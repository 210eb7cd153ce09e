#include "ruled_table.h"

#include "dash_table.h"
#include "grid_table.h"
#include "lines.h"
#include "values/ascii.h"

namespace offerlog {

std::optional<SlicedTable> find_ruled_table(std::string_view text, SourceSpan rest) {
  LineReader lines(text, rest);
  if (!lines.next()) return std::nullopt;
  const SourceSpan first = lines.line();
  const bool grid = is_grid_rule(trim(text.substr(first.begin, first.size())));
  return grid ? find_grid_table(text, rest) : find_dash_table(text, rest);
}

}  // namespace offerlog
