// "On May 4", "effective as of May 8", "dated May 1": by the words before it one knows what
// a day is of.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "clause_sentence.h"
#include "values/ascii.h"

namespace offerlog {

// The words that lead up to a day.
class Lead {
 public:
  Lead(const ClauseSentence& s, TextSpan day) : low_(lowered(s.text_before(day.begin, kLead))) {}

  bool ends_in(std::initializer_list<std::string_view> any) const {
    return ends_with_any(low_, any);
  }

  // "the program established on May 4": the day of a participle.
  bool is_beginning() const {
    return ends_in({"established on ", "launched on ", "commenced on ", "initiated on ",
                    "put in place on ", "entered into on ", "signed on ", "begun on "});
  }

  bool is_about() const { return ends_in({"on or about ", "on or around ", "on or before "}); }

  // "On May 4", or the first word of the sentence.
  bool is_on() const { return low_.empty() || ends_in({"on ", "on this ", "today, "}); }

 private:
  static constexpr std::uint32_t kLead = 28;  // bytes
  std::string low_;
};

}  // namespace offerlog
