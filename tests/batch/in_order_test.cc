#include "batch/in_order.h"

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "catch.h"

namespace offerlog::batch {

TEST_CASE("what many threads finish comes out in order", "[batch]") {
  constexpr int kCount = 2000;
  std::vector<int> seen;
  InOrder<int> in_order([&](int& value) { seen.push_back(value); }, 4, 1000);
  std::atomic<int> next = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 7; ++t) {
      threads.emplace_back([&] {
        for (int i = next++; i < kCount; i = next++) {
          if (i % 97 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
          in_order.deliver(static_cast<std::uint64_t>(i), i, 10);
        }
      });
    }
  }
  REQUIRE(seen.size() == kCount);
  CHECK(std::is_sorted(seen.begin(), seen.end()));
}

TEST_CASE("who is too far ahead waits, by number and by bytes", "[batch]") {
  for (const std::size_t bytes : {std::size_t{1}, std::size_t{100}}) {
    std::atomic<int> delivered = 0;
    std::string seen;
    // Room for two values, or for one of a hundred bytes.
    InOrder<char> in_order([&](char& value) { seen += value; }, 2, 100);
    {
      const std::jthread ahead([&] {
        for (const char c : {'b', 'c', 'd', 'e'}) {
          in_order.deliver(static_cast<std::uint64_t>(c - 'a'), c, bytes);
          ++delivered;
        }
      });
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
      CHECK(delivered == (bytes == 1 ? 2 : 1));
      in_order.deliver(0, 'a', bytes);
    }
    CHECK(seen == "abcde");
  }
}

TEST_CASE("a fault in the use of a value frees those that wait", "[batch]") {
  InOrder<int> in_order(
      [](int& value) {
        if (value == 0) throw std::string("full");
      },
      1, 100);
  in_order.deliver(1, 1, 1);
  const std::jthread ahead([&] { in_order.deliver(2, 2, 1); });
  CHECK_THROWS_AS(in_order.deliver(0, 0, 1), std::string);
  in_order.deliver(3, 3, 1);  // dropped, and does not wait
}

}  // namespace offerlog::batch
