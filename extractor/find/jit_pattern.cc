#define PCRE2_CODE_UNIT_WIDTH 8
#include "jit_pattern.h"

#include <pcre2.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace offerlog {
namespace {

// Of 145 MB of filings two sentences ask for more.
constexpr std::uint32_t kMostSteps = 20'000;

// So often a pattern is run without machine code, which takes longer to make than the pattern
// to compile: one filing asks most rules less often.
constexpr std::uint32_t kRunsWithout = 6;

// Groups, the match among them, that a pattern has room for.
constexpr std::uint32_t kMostGroups = 64;

// What RE2 and PCRE2 both accept and read differently.
constexpr std::array<std::string_view, 4> kReadOtherwise = {R"(\v)", R"(\C)", R"(\p)", R"(\P)"};

// "{,3}" and "{1, 3}" are text to RE2, bounds to PCRE2 since 10.43.
bool has_loose_bounds(std::string_view pattern) {
  for (std::size_t at = pattern.find('{'); at != pattern.npos; at = pattern.find('{', at + 1)) {
    const std::size_t end = pattern.find_first_not_of("0123456789, ", at + 1);
    if (end == pattern.npos || pattern[end] != '}') continue;
    const std::string_view bounds = pattern.substr(at + 1, end - at - 1);
    if (bounds.starts_with(',') || bounds.find(' ') != bounds.npos) return true;
  }
  return false;
}

bool means_the_same(std::string_view pattern) {
  return !has_loose_bounds(pattern) &&
         std::none_of(kReadOtherwise.begin(), kReadOtherwise.end(), [&](std::string_view syntax) {
           return pattern.find(syntax) != pattern.npos;
         });
}

template <auto free>
struct Free {
  template <typename T>
  void operator()(T* it) const {
    free(it);
  }
};

// What a match is written into, a thread's own.
class Match {
 public:
  static Match& own() {
    thread_local Match match;
    return match;
  }

  // By machine code, if there is any for it.
  int run(const pcre2_code* code, std::string_view text, std::size_t at) {
    return pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), at, 0,
                       data_.get(), context_.get());
  }

  // Of a match of `text` that set so many groups.
  std::string_view group(std::string_view text, std::size_t number, std::size_t set) const {
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data_.get()) + 2 * number;
    if (number >= set || ends[0] == PCRE2_UNSET) return {};
    return text.substr(ends[0], ends[1] - ends[0]);
  }

 private:
  Match()
      : data_(pcre2_match_data_create(kMostGroups, nullptr)),
        context_(pcre2_match_context_create(nullptr)) {
    pcre2_set_match_limit(context_.get(), kMostSteps);
  }

  std::unique_ptr<pcre2_match_data, Free<pcre2_match_data_free>> data_;
  std::unique_ptr<pcre2_match_context, Free<pcre2_match_context_free>> context_;
};

pcre2_code* compile(std::string_view pattern, MatchFrom from) {
  if (!means_the_same(pattern)) return nullptr;
  const std::uint32_t anchor = from == MatchFrom::place ? PCRE2_ANCHORED : 0;
  int error = 0;
  PCRE2_SIZE error_at = 0;
  return pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                       PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_UTF | anchor, &error, &error_at, nullptr);
}

// What serialize() wrote; null if another version of PCRE2 did.
pcre2_code* read_code(std::span<const std::uint64_t> words) {
  pcre2_code* code = nullptr;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(words.data());
  return pcre2_serialize_decode(&code, 1, bytes, nullptr) == 1 ? code : nullptr;
}

// A copy with machine code, since another thread may be running the original.
pcre2_code* with_machine_code(const pcre2_code* code) {
  pcre2_code* copy = pcre2_code_copy(code);
  if (copy != nullptr && pcre2_jit_compile(copy, PCRE2_JIT_COMPLETE) != 0) {
    pcre2_code_free(copy);
    return nullptr;
  }
  return copy;
}

}  // namespace

void JitPattern::FreeCode::operator()(pcre2_code* code) const { pcre2_code_free(code); }

JitPattern::JitPattern(std::string text, SerializedPattern ready)
    : text_(std::move(text)), ready_(ready) {}
JitPattern::~JitPattern() = default;

std::vector<std::uint64_t> JitPattern::serialize(std::string_view text, MatchFrom from) {
  const std::unique_ptr<pcre2_code, FreeCode> code(compile(text, from));
  const pcre2_code* codes[] = {code.get()};
  std::uint8_t* bytes = nullptr;
  PCRE2_SIZE size = 0;
  if (code == nullptr || pcre2_serialize_encode(codes, 1, &bytes, &size, nullptr) != 1) return {};
  std::vector<std::uint64_t> words((size + 7) / 8);
  std::memcpy(words.data(), bytes, size);
  pcre2_serialize_free(bytes);
  return words;
}

const pcre2_code* JitPattern::compiled(MatchFrom from) const {
  Compiled& own = compiled_[static_cast<std::size_t>(from)];
  std::call_once(own.once, [&] {
    if (ready_.from == from && !ready_.words.empty()) own.code.reset(read_code(ready_.words));
    if (own.code == nullptr) own.code.reset(compile(text_, from));
  });
  if (own.code == nullptr || own.runs.load(std::memory_order_relaxed) >= kRunsWithout)
    return nullptr;
  own.runs.fetch_add(1, std::memory_order_relaxed);
  return own.code.get();
}

const pcre2_code* JitPattern::translated(MatchFrom from) const {
  Compiled& own = compiled_[static_cast<std::size_t>(from)];
  if (own.code == nullptr) return nullptr;
  std::call_once(own.translated,
                 [&] { own.machine_code.reset(with_machine_code(own.code.get())); });
  return own.machine_code.get();
}

JitPattern::Answer JitPattern::match(std::string_view text, std::size_t at, MatchFrom from,
                                     std::vector<std::string_view>& found) const {
  if (found.size() > kMostGroups) return Answer::gave_up;
  Match& match = Match::own();
  const pcre2_code* code = compiled(from);
  int set = code == nullptr ? PCRE2_ERROR_MATCHLIMIT : match.run(code, text, at);
  // Machine code has more steps: it counts fewer of them.
  if (set == PCRE2_ERROR_MATCHLIMIT && (code = translated(from)) != nullptr)
    set = match.run(code, text, at);
  if (set == PCRE2_ERROR_NOMATCH) return Answer::none;
  if (set <= 0) return Answer::gave_up;
  for (std::size_t g = 0; g < found.size(); ++g) {
    found[g] = match.group(text, g, static_cast<std::size_t>(set));
  }
  return Answer::match;
}

}  // namespace offerlog
