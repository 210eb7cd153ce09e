#include "attribute_slices.h"

#include <utility>
#include <vector>

namespace offerlog {
namespace {

// The bytes of a cell, one after the other through its slices.
struct Place {
  std::size_t slice = 0;
  std::uint32_t at = 0;  // in the text
};

class CellReader {
 public:
  CellReader(std::string_view text, std::vector<Slice> slices)
      : text_(text), slices_(std::move(slices)) {
    for (std::size_t s = 0; s < slices_.size(); ++s) {
      for (std::uint32_t at = slices_[s].span.begin; at < slices_[s].span.end; ++at)
        places_.push_back({s, at});
    }
    seen_.assign(places_.size(), true);
  }

  // The slices without what is not seen.
  std::vector<Slice> read() {
    mark();
    std::vector<Slice> out;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!seen_[i]) continue;
      const bool goes_on =
          !out.empty() && i > 0 && seen_[i - 1] && places_[i - 1].slice == places_[i].slice;
      if (goes_on) {
        ++out.back().span.end;
        continue;
      }
      const bool first = i == 0 || last_slice_ != places_[i].slice;
      out.push_back({{places_[i].at, places_[i].at + 1},
                     first ? slices_[places_[i].slice].seam : Seam::none});
      last_slice_ = places_[i].slice;
    }
    return out;
  }

 private:
  char at(std::size_t i) const { return i < places_.size() ? text_[places_[i].at] : '\0'; }

  // `[words]{attributes}`: all but the words is not seen.
  void mark() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (at(i) == '[') open.push_back(i);
      if (at(i) != ']' || open.empty()) continue;
      const std::size_t bracket = open.back();
      open.pop_back();
      if (at(i + 1) != '{') continue;
      std::size_t end = i + 1;
      while (end < places_.size() && at(end) != '}') ++end;
      if (end == places_.size()) return;
      seen_[bracket] = false;
      for (std::size_t hidden = i; hidden <= end; ++hidden) seen_[hidden] = false;
      i = end;
    }
  }

  std::string_view text_;
  std::vector<Slice> slices_;
  std::vector<Place> places_;
  std::vector<bool> seen_;
  std::size_t last_slice_ = SIZE_MAX;
};

}  // namespace

void drop_attributes(std::string_view text, SlicedTable& table) {
  std::vector<Slice> slices;
  for (TableCell& cell : table.cells) {
    const auto begin = table.slices.begin();
    const std::vector<Slice> seen =
        CellReader(text, {begin + cell.first, begin + cell.last}).read();
    cell.first = static_cast<std::uint32_t>(slices.size());
    slices.insert(slices.end(), seen.begin(), seen.end());
    cell.last = static_cast<std::uint32_t>(slices.size());
  }
  table.slices = std::move(slices);
  std::erase_if(table.cells, [](const TableCell& cell) { return cell.first == cell.last; });
}

}  // namespace offerlog
