// A regular expression run by PCRE2's machine code, within a bounded number of steps: three
// times as fast as an automaton on the sentences of filings, and compiled in a third of the
// time, but a sentence made to be hostile could hold it for ever. It then gives up, and the
// automaton is asked. The first few times it is run without machine code. The one place that
// knows PCRE2.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pattern_match.h"

extern "C" struct pcre2_real_code_8;

namespace offerlog {

// Compiled when it is first asked for, and to machine code when it has been asked a few times,
// by whichever thread.
class JitPattern {
 public:
  // With `ready`, which outlives it, nothing is compiled for matches from there.
  explicit JitPattern(std::string text, SerializedPattern ready = {});
  ~JitPattern();

  // The words of a SerializedPattern; none of a pattern that is not run here. They are of use
  // to the same version of PCRE2 alone: with another one the pattern is compiled.
  static std::vector<std::uint64_t> serialize(std::string_view text, MatchFrom from);

  // The first match by Perl's preferences, which are RE2's; none; or it gave up: the steps did
  // not suffice, the pattern means something else to RE2, or the processor is unknown to PCRE2.
  enum class Answer : std::uint8_t { match, none, gave_up };
  Answer match(std::string_view text, std::size_t at, MatchFrom from,
               std::vector<std::string_view>& found) const;

 private:
  struct FreeCode {
    void operator()(pcre2_real_code_8* code) const;
  };
  struct Compiled {
    std::once_flag once;
    std::unique_ptr<pcre2_real_code_8, FreeCode> code;  // none, if it cannot be used
    std::atomic<std::uint32_t> runs = 0;                // of `code`
    std::once_flag translated;
    std::unique_ptr<pcre2_real_code_8, FreeCode> machine_code;  // none, if there is none
  };
  // To be run as it is; null when it has been often enough, or cannot be used.
  const pcre2_real_code_8* compiled(MatchFrom from) const;
  // As machine code; null where there is none.
  const pcre2_real_code_8* translated(MatchFrom from) const;

  std::string text_;
  SerializedPattern ready_;
  mutable std::array<Compiled, 2> compiled_;  // by MatchFrom
};

}  // namespace offerlog
