// Puts what threads finish in any order back into the order it began in.
//
//   InOrder<Outcome> in_order(use, 1000, 64 << 20);
//   in_order.deliver(item.index, std::move(outcome), size);     from any thread
//
// `use` sees every value once, by index, one call at a time. What came too
// early is held; a thread that is ahead by more than the window waits, so that
// one slow filing does not fill memory with the answers of those behind it.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <utility>

namespace offerlog::batch {

template <class T>
class InOrder {
 public:
  InOrder(std::function<void(T&)> use, std::size_t most_held, std::size_t most_bytes)
      : use_(std::move(use)), most_held_(most_held), most_bytes_(most_bytes) {}

  // Every index from 0 must come, or a thread ahead of it waits for ever - until
  // `abandon`. If `use` throws, all that follows is dropped.
  void deliver(std::uint64_t index, T value, std::size_t bytes) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return abandoned_ || index == next_ || has_room(); });
    if (abandoned_) return;
    held_.emplace(index, Held{std::move(value), bytes});
    bytes_ += bytes;
    try {
      for (auto first = held_.begin(); first != held_.end() && first->first == next_; ++next_) {
        use_(first->second.value);
        bytes_ -= first->second.bytes;
        first = held_.erase(first);
      }
    } catch (...) {
      abandoned_ = true;
      room_.notify_all();
      throw;
    }
    room_.notify_all();
  }

  void abandon() {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    room_.notify_all();
  }

 private:
  struct Held {
    T value;
    std::size_t bytes = 0;
  };

  bool has_room() const { return held_.size() < most_held_ && bytes_ < most_bytes_; }

  std::function<void(T&)> use_;
  std::size_t most_held_;
  std::size_t most_bytes_;
  std::mutex mutex_;
  std::condition_variable room_;
  std::map<std::uint64_t, Held> held_;
  std::size_t bytes_ = 0;
  std::uint64_t next_ = 0;
  bool abandoned_ = false;
};

}  // namespace offerlog::batch
