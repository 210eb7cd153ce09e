// What the fuzzer found (tools/fuzz), made small: each broke an invariant of
// documents, crashed or took too long until the cause was mended.
#include <string>
#include <string_view>

#include "catch.h"
#include "read/document_invariants.h"
#include "read/read_as.h"

namespace offerlog {
namespace {

struct Finding {
  Format format;
  std::string_view bytes;
};

constexpr Finding kFindings[] = {
    // The table took in the text of the <pre> behind it.
    {Format::html, "<table><tr><td>a<td>1<tr><td>b<td>2</table><pre>\nx\n</pre>"},
    // A form feed that begins a line was passed over and then not found; the text
    // behind it stood nowhere.
    {Format::markdown, "\f\n\f\n\xff"},
    // The line end in the code was taken for the space behind the number, and the
    // number then for the first byte of the letter.
    {Format::markdown, "`\n`\n1. \xe2"},
    // Attributes may stand here, so the text is copied; the place where its last
    // character ends was not, and came out a byte behind the end of the file.
    {Format::markdown, "){\xe2"},
    // A cell was given the block of another, and lost the first byte of a character for the
    // comma that stands ahead of its own.
    {Format::markdown, std::string_view("|\n```\ne\n\n\0\n```\n-|\n`|`", 21)},
};

TEST_CASE("what the fuzzer found", "[read]") {
  for (const Finding& finding : kFindings) {
    CAPTURE(finding.bytes);
    Diagnostics log;
    CHECK(find_violation(testing::read_as(finding.format, finding.bytes, log), finding.bytes) ==
          "");
  }
}

}  // namespace
}  // namespace offerlog
