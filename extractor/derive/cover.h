// The cover of the main document, as far as it reaches, and what its rules found there.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "find/reading.h"
#include "offerlog/record.h"

namespace offerlog {

struct Cover {
  explicit Cover(const Reading& of);

  const Reading& reading;
  std::span<const Mention> mentions;  // on the cover, in their order

  // The first mention of the rule on the cover, or nothing.
  const Mention* first(std::string_view rule) const;
  // The day that the mention captures, if there is such a day.
  std::optional<Date> date_in(const Mention& m) const;
};

inline Evidence evidence_at(const Reading& reading, const Mention& m, TextSpan span) {
  return {span, std::string(reading.rule(m))};
}

template <class T>
void set(Sourced<T>& slot, T value, Evidence why) {
  slot.value = std::move(value);
  slot.evidence.push_back(std::move(why));
}

}  // namespace offerlog
