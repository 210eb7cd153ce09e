// Any bytes, handed to one reader whatever they look like: no crash, and what
// holds of every document holds. CMake compiles this once a format, as
// OFFERLOG_FUZZ_FORMAT.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "fuzz/require.h"
#include "read/document_invariants.h"
#include "read/read_as.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace offerlog;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Diagnostics log;
  fuzz::require_none(
      find_violation(testing::read_as(Format::OFFERLOG_FUZZ_FORMAT, bytes, log), bytes));
  return 0;
}
