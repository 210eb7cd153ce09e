# Writes the .cc behind extractor/find/embedded_patterns.h.
#
#   cmake -DOUTPUT=embedded_patterns.cc -P embed_patterns.cmake -- patterns/*.rules
#
# The text goes in as raw string literals, byte for byte; std::string_view
# literals keep their length, so that nothing in a file can end it early but the
# delimiter itself, which is refused.

set(delimiter offerlog_rules)  # at most 16 characters
set(files)
set(after_dashes FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
  if(after_dashes)
    list(APPEND files "${CMAKE_ARGV${i}}")
  elseif(CMAKE_ARGV${i} STREQUAL "--")
    set(after_dashes TRUE)
  endif()
endforeach()
list(SORT files COMPARE STRING)

set(table "")
foreach(path IN LISTS files)
  file(READ "${path}" text)
  string(FIND "${text}" ")${delimiter}\"" inside)
  if(NOT inside EQUAL -1)
    message(FATAL_ERROR "${path} holds the text )${delimiter}\", which ends a literal of the generated code; write it otherwise")
  endif()
  get_filename_component(name "${path}" NAME)
  string(APPEND table "    {\"${name}\"sv, R\"${delimiter}(${text})${delimiter}\"sv},\n")
endforeach()

list(LENGTH files count)
file(WRITE "${OUTPUT}" "// Written by tools/embed_patterns.cmake.
#include \"find/embedded_patterns.h\"

#include <array>

namespace offerlog {
namespace {

using namespace std::string_view_literals;

constexpr std::array<EmbeddedFile, ${count}> kFiles = {{
${table}}};

}  // namespace

std::span<const EmbeddedFile> embedded_patterns() { return kFiles; }

}  // namespace offerlog
")
