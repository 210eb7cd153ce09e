#include "write/print_document.h"

#include "catch.h"
#include "write/example_record.h"
#include "write/shorten.h"

namespace offerlog {

TEST_CASE("a document prints one line a block", "[print]") {
  Document document = example_document();
  document.blocks = {{.kind = BlockKind::heading, .level = 2, .text = {0, 4}},
                     {.kind = BlockKind::paragraph, .emphasized = true, .text = {5, 9}},
                     {.kind = BlockKind::table_cell,
                      .text = {25, 34},
                      .table = 0,
                      .row = 1,
                      .column = 2,
                      .column_span = 3}};
  CHECK(print_document(document) ==
        "acme.md  markdown  40 bytes  3 blocks  0 tables\n"
        "heading 2  [0,4)  @2-6  \"Acme\"\n"
        "paragraph bold  [5,9)  @9-13  \"sold\"\n"
        "cell t0 r1 c2 x3  [25,34)  @30-39  \"$1,234.50\"\n");
}

TEST_CASE("the documents of a submission are told apart", "[print]") {
  Document document = example_document();
  document.parts.resize(2);
  document.parts[0].type = "8-K";
  document.parts[0].format = Format::html;
  document.parts[1].type = "EX-1.1";
  document.parts[1].filename = "ex1.txt";
  document.parts[1].main = false;
  document.blocks = {{.text = {0, 4}}, {.text = {5, 9}, .part = 1}};
  CHECK(print_document(document) ==
        "acme.md  markdown  40 bytes  2 blocks  0 tables\n"
        "part 8-K html\n"
        "paragraph  [0,4)  @2-6  \"Acme\"\n"
        "part EX-1.1 ex1.txt text exhibit\n"
        "paragraph  [5,9)  @9-13  \"sold\"\n");
}

TEST_CASE("long text loses its middle and no character is cut", "[print]") {
  CHECK(shorten("short") == "short");
  CHECK(shorten("two\nlines") == "two lines");
  CHECK(shorten("0123456789abcdef", 9) == "012345 … def");
  CHECK(shorten("ééééé", 6) == "éé … é");
}

}  // namespace offerlog
