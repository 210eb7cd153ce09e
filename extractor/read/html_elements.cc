#include "html_elements.h"

#include <utility>

namespace offerlog {
namespace {

// Deeper elements are counted, not kept: 10 MB of <b> must not take 80 MB.
constexpr std::size_t kGreatestDepth = 100'000;

// How many unlisted elements an unlisted end tag looks at to find its own.
constexpr int kOtherSearch = 16;

std::uint32_t hash_of(std::string_view name) {
  std::uint32_t hash = 2166136261U;
  for (const char c : name) hash = (hash ^ (static_cast<unsigned char>(c) | 0x20U)) * 16777619U;
  return hash;
}

bool displays_as_block(const TagRule& rule, const HtmlStyle& style) {
  if (style.display == HtmlStyle::Display::block) return true;
  return (rule.does & kBlock) != 0 && style.display != HtmlStyle::Display::in_line;
}

}  // namespace

void HtmlElements::open(Tag tag, std::string_view name, const HtmlStyle& style) {
  if (stack_.size() == kGreatestDepth) {
    ++not_kept_;
    return;
  }
  const TagRule& rule = rule_of(tag);
  const auto at = static_cast<std::int32_t>(stack_.size());
  Entry e;
  e.tag = tag;
  e.hidden =
      (rule.does & kHidden) != 0 || style.invisible || style.display == HtmlStyle::Display::none;
  e.underlined = style.underline || (rule.does & kUnderline) != 0;
  e.raised = style.superscript || (rule.does & kSuperscript) != 0;
  e.block_box = displays_as_block(rule, style);
  e.name = tag == Tag::other ? hash_of(name) : 0;
  e.same = std::exchange(top_[index(tag)], at);
  e.block = block_;
  e.scope = scope_;
  e.weight = weight_;
  if ((rule.does & kBlock) != 0) block_ = at;
  if ((rule.does & kScope) != 0) scope_ = at;
  if ((rule.does & kBold) != 0 || style.weight != HtmlStyle::Weight::unset) {
    e.bold = style.weight != HtmlStyle::Weight::normal;
    weight_ = at;
  }
  hidden_ += e.hidden;
  underlined_ += e.underlined;
  raised_ += e.raised;
  stack_.push_back(e);
}

void HtmlElements::release(const Entry& e) {
  if (e.ended) return;
  top_[index(e.tag)] = e.same;
  hidden_ -= e.hidden;
  underlined_ -= e.underlined;
  raised_ -= e.raised;
}

void HtmlElements::pop() {
  const Entry& e = stack_.back();
  release(e);
  block_ = e.block;
  scope_ = e.scope;
  weight_ = e.weight;
  stack_.pop_back();
}

bool HtmlElements::pop_to(std::int32_t size) {
  bool ended_block = false;
  while (static_cast<std::int32_t>(stack_.size()) > size) {
    const bool visible_block = stack_.back().block_box && hidden_ == 0;
    ended_block = ended_block || visible_block;
    pop();
  }
  return ended_block;
}

// </b> with a block open inside of the <b>: the block stays open, what the <b>
// did ends here. Only the innermost of a name ends this way, so the chain of
// that name stays in order.
void HtmlElements::end_formatting(std::int32_t at) {
  Entry& e = stack_[static_cast<std::size_t>(at)];
  release(e);
  e.ended = true;
  e.bold = e.weight != kNone && entry(e.weight).bold;
}

std::int32_t HtmlElements::find_other(std::uint32_t name) const {
  std::int32_t at = top_[index(Tag::other)];
  for (int steps = 0; at != kNone && steps < kOtherSearch; ++steps) {
    if (entry(at).name == name) return at;
    at = entry(at).same;
  }
  return kNone;
}

// Below that entry an end tag closes nothing.
std::int32_t HtmlElements::scope_of(const TagRule& rule) const {
  if ((rule.does & kTable) != 0) return kNone;
  return (rule.does & kTablePart) != 0 ? top_[index("table"_tag)] : scope_;
}

bool HtmlElements::close(Tag tag, std::string_view name) {
  if (not_kept_ > 0) {
    --not_kept_;
    return (rule_of(tag).does & kBlock) != 0;
  }
  const TagRule& rule = rule_of(tag);
  const std::int32_t at = tag == Tag::other ? find_other(hash_of(name)) : top_[index(tag)];
  if (at == kNone) return false;
  const bool scoped = at < scope_of(rule);
  const bool around_block = at < block_ && (rule.does & kBlock) == 0;
  if ((rule.does & kFormatting) != 0 && around_block && !scoped) end_formatting(at);
  if (scoped || around_block) return false;
  return pop_to(at);
}

bool HtmlElements::is_open_inside(Tag tag, Tag limit) const {
  return top_[index(tag)] != kNone && top_[index(tag)] > top_[index(limit)];
}

bool HtmlElements::close_implied(Tag tag, Tag limit) {
  const std::int32_t at = top_[index(tag)];
  if (at == kNone || at < top_[index(limit)] || at < scope_of(rule_of(tag))) return false;
  return pop_to(at);
}

}  // namespace offerlog
