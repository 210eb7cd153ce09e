#include "literal_scanner.h"

#include <queue>

#include "values/ascii.h"

namespace offerlog {
LiteralScanner::LiteralScanner(const std::vector<std::string>& literals) {
  for (const std::string& literal : literals) {
    for (char c : literal) {
      auto& cls = classes_[static_cast<unsigned char>(c)];
      if (cls == 0) cls = static_cast<std::uint8_t>(class_count_++);
    }
  }
  for (char c = 'A'; c <= 'Z'; ++c) {
    classes_[static_cast<unsigned char>(c)] = classes_[static_cast<unsigned char>(to_lower(c))];
  }

  // The trie, with 0 for "no child yet" (nothing leads back to the root).
  const auto add_state = [&] {
    next_.resize(next_.size() + class_count_, 0);
    outputs_.emplace_back();
    return static_cast<std::uint32_t>(outputs_.size() - 1);
  };
  add_state();
  for (std::size_t i = 0; i < literals.size(); ++i) {
    std::uint32_t state = 0;
    for (char c : literals[i]) {
      const std::size_t slot = state * class_count_ + classes_[static_cast<unsigned char>(c)];
      if (next_[slot] == 0) {
        const std::uint32_t child = add_state();
        next_[slot] = child;
      }
      state = next_[slot];
    }
    outputs_[state].push_back(static_cast<int>(i));
  }

  // Breadth first: a state's failure state is complete before the state is.
  std::vector<std::uint32_t> failure(outputs_.size(), 0);
  std::queue<std::uint32_t> queue;
  for (std::uint32_t c = 1; c < class_count_; ++c) {
    if (next_[c] != 0) queue.push(next_[c]);
  }
  while (!queue.empty()) {
    const std::uint32_t state = queue.front();
    queue.pop();
    const auto& tail = outputs_[failure[state]];
    outputs_[state].insert(outputs_[state].end(), tail.begin(), tail.end());
    for (std::uint32_t c = 1; c < class_count_; ++c) {
      const std::size_t slot = state * class_count_ + c;
      const std::uint32_t fallback = next_[failure[state] * class_count_ + c];
      if (next_[slot] == 0) {
        next_[slot] = fallback;
      } else {
        failure[next_[slot]] = fallback;
        queue.push(next_[slot]);
      }
    }
  }
  accepts_.resize(outputs_.size());
  for (std::size_t s = 0; s < outputs_.size(); ++s) accepts_[s] = !outputs_[s].empty();
}

void LiteralScanner::scan(std::string_view text, std::vector<int>& hits) const {
  std::uint32_t state = 0;
  for (char c : text) {
    state = next_[state * class_count_ + classes_[static_cast<unsigned char>(c)]];
    if (accepts_[state]) hits.insert(hits.end(), outputs_[state].begin(), outputs_[state].end());
  }
}

}  // namespace offerlog
