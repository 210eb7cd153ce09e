// Which offering a report of a period speaks of by other words than its agreement's, pages
// after it told of that: "our equity line", "Harrow invested $20.0 million", "in May 2024 a
// registered direct offering".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draft.h"

namespace offerlog {

class ToldAgain {
 public:
  ToldAgain(const Context& context, const std::vector<Draft>& drafts);

  // The only draft that the sentence's words fit, by its index; a sentence that names an
  // agreement is left to that.
  std::optional<std::uint32_t> at(std::uint32_t sentence) const;

 private:
  using Kinds = std::uint32_t;  // OfferingType, as bits
  using Index = std::optional<std::uint32_t>;

  struct Buyer {
    std::string name;
    std::uint32_t draft;
  };

  Kinds kinds_of(std::uint32_t sentence) const;
  Index program_of(std::uint32_t sentence, Kinds kinds) const;
  Index deal_of(std::uint32_t sentence, Kinds kinds) const;
  Index bought_by(std::uint32_t sentence) const;
  bool is_plain_public_offering(std::uint32_t sentence) const;
  bool tells_of_deal(std::uint32_t sentence) const;
  bool is_of_time(const Draft& draft, std::uint32_t sentence) const;
  bool is_agreed(std::uint32_t sentence) const;
  bool raises(std::uint32_t sentence) const;
  bool tells_of_month_alone(std::string_view text, Date day) const;
  bool tells_of_day(std::uint32_t sentence, Date day) const;
  void note_buyers();

  const Context& context_;
  const std::vector<Draft>& drafts_;
  std::vector<Buyer> buyers_;
};

}  // namespace offerlog
