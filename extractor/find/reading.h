// The three results that every later stage reads together, and how one asks
// them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "offerlog/document.h"
#include "offerlog/mention.h"
#include "offerlog/patterns.h"

namespace offerlog {

// Mentions that stand at the places of a list.
class ListedMentions {
 public:
  class Iterator {
   public:
    using value_type = Mention;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    explicit Iterator(const Mention* const* at) : at_(at) {}
    const Mention& operator*() const { return **at_; }
    const Mention* operator->() const { return *at_; }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return Iterator(at_++); }
    bool operator==(const Iterator&) const = default;

   private:
    const Mention* const* at_ = nullptr;
  };

  explicit ListedMentions(std::span<const Mention* const> list) : list_(list) {}
  Iterator begin() const { return Iterator(list_.data()); }
  Iterator end() const { return Iterator(list_.data() + list_.size()); }
  bool empty() const { return list_.empty(); }
  const Mention& front() const { return *list_.front(); }

 private:
  std::span<const Mention* const> list_;
};

struct Reading {
  Reading(const Document& of, const Patterns& by, const Mentions& found);

  const Document& document;
  const Patterns& patterns;
  const Mentions& mentions;

  std::string_view text(TextSpan span) const { return document.view(span); }
  // At most so many bytes that stand directly before `at` in the sentence.
  std::string_view text_before(TextSpan sentence, std::uint32_t at, std::uint32_t most) const {
    return text({at - std::min(at - sentence.begin, most), at});
  }
  const Mention& mention(MentionId id) const { return mentions.mentions[id.value]; }
  const Sentence& sentence(std::uint32_t index) const { return mentions.sentences[index]; }
  std::string_view rule(const Mention& m) const { return patterns.rule(m.rule).id; }
  std::string_view kind(const Mention& m) const { return patterns.rule(m.rule).kind(); }
  std::optional<TextSpan> capture(const Mention& m, std::string_view name) const {
    const auto& names = patterns.rule(m.rule).captures;
    for (const Capture& c : m.captures) {
      if (names[c.group] == name) return c.text;
    }
    return std::nullopt;
  }
  // The mentions of a sentence, in reading order.
  std::span<const Mention> mentions_of(std::uint32_t sentence_index) const {
    const Sentence& s = sentence(sentence_index);
    return std::span(mentions.mentions).subspan(s.first_mention, s.last_mention - s.first_mention);
  }
  // The mentions of a rule in all the document, in reading order.
  ListedMentions of_rule(std::string_view rule_id) const {
    const auto id = patterns.find(rule_id);
    if (!id) return ListedMentions({});
    const std::uint32_t begin = first_of_rule_[id->value];
    return ListedMentions(
        std::span(by_rule_).subspan(begin, first_of_rule_[id->value + 1] - begin));
  }
  // Whether the rule has a mention in the sentence.
  bool has(std::uint32_t sentence_index, std::string_view rule_id) const {
    return std::ranges::any_of(mentions_of(sentence_index),
                               [&](const Mention& m) { return rule(m) == rule_id; });
  }
  MentionId id_of(const Mention& m) const {
    return {static_cast<std::uint32_t>(&m - mentions.mentions.data())};
  }

 private:
  std::vector<const Mention*> by_rule_;
  std::vector<std::uint32_t> first_of_rule_;  // by rule, into `by_rule_`, and one more: the end
};

}  // namespace offerlog
