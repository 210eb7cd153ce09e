// The open elements, and what they make of the text inside them: hidden, bold,
// underlined, raised. End tags close what the HTML standard has them close, as
// far as that shows in the text.
//
// Every operation takes constant time, save that closing an element closes all
// inside it: each entry knows the entry of the same name below it, so no search
// ever walks the stack, however deep.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "html_style.h"
#include "html_tags.h"

namespace offerlog {

class HtmlElements {
 public:
  HtmlElements() { top_.fill(kNone); }

  // The style of an element is its style attribute with what else hides it.
  void open(Tag tag, std::string_view name, const HtmlStyle& style);

  // The following return whether that ended a block of text.

  // An end tag: closes the nearest open element of that name, unless a table
  // cell or (for an inline element) a block stands between.
  bool close(Tag tag, std::string_view name);
  // Closes an element whose end tag may be left out: the nearest `tag`, unless
  // a table cell or a `limit` stands between.
  bool close_implied(Tag tag, Tag limit);

  bool is_open(Tag tag) const { return top_[index(tag)] != kNone; }
  bool is_open_inside(Tag tag, Tag limit) const;

  bool hidden() const { return hidden_ > 0; }
  bool underlined() const { return underlined_ > 0; }
  bool raised() const { return raised_ > 0; }
  bool bold() const { return weight_ != kNone && entry(weight_).bold; }

 private:
  static constexpr std::int32_t kNone = -1;
  struct Entry {
    Tag tag = Tag::other;
    bool ended : 1 = false;  // by an end tag that left what is inside it open
    bool hidden : 1 = false;
    bool underlined : 1 = false;
    bool raised : 1 = false;
    bool block_box : 1 = false;
    bool bold : 1 = false;        // of an entry that sets the weight
    std::uint32_t name = 0;       // a hash, of an element that is not listed
    std::int32_t same = kNone;    // below it: the nearest of the same tag,
    std::int32_t block = kNone;   // block,
    std::int32_t scope = kNone;   // table, cell or caption,
    std::int32_t weight = kNone;  // and entry that sets the weight
  };

  static std::size_t index(Tag tag) { return static_cast<std::size_t>(tag); }
  const Entry& entry(std::int32_t at) const { return stack_[static_cast<std::size_t>(at)]; }
  std::int32_t scope_of(const TagRule& rule) const;
  bool pop_to(std::int32_t size);
  void pop();
  void release(const Entry& entry);
  void end_formatting(std::int32_t at);
  std::int32_t find_other(std::uint32_t name) const;

  std::vector<Entry> stack_;
  std::array<std::int32_t, kTagCount> top_;
  std::int32_t block_ = kNone;
  std::int32_t scope_ = kNone;
  std::int32_t weight_ = kNone;
  int hidden_ = 0;
  int underlined_ = 0;
  int raised_ = 0;
  std::size_t not_kept_ = 0;  // opened beyond the greatest depth
};

}  // namespace offerlog
