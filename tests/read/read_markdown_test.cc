#include "catch.h"
#include "read/document_invariants.h"
#include "read/read_as.h"
#include "read/read_outline.h"

namespace offerlog {
namespace {

// Reads as Markdown, whatever the text looks like.
Document read(std::string_view text, Diagnostics& log) {
  Document document = testing::read_as(Format::markdown, text, log);
  CHECK(find_violation(document, text) == "");
  return document;
}

std::string md(std::string_view text) {
  Diagnostics log;
  return outline(read(text, log));
}

// The bytes that `piece` of the visible text came from.
std::string source_of(std::string_view text, std::string_view piece) {
  Diagnostics log;
  const Document d = read(text, log);
  const auto at = static_cast<std::uint32_t>(d.text.find(piece));
  REQUIRE(at != static_cast<std::uint32_t>(std::string::npos));
  const SourceSpan span = d.source_of({at, at + static_cast<std::uint32_t>(piece.size())});
  return std::string(text.substr(span.begin, span.size()));
}

TEST_CASE("up to $14,500,000, however it is marked", "[markdown]") {
  for (const char* text : {
           "up to $14,500,000",
           "up to \\$14,500,000",
           "up to **\\$14,500,000**",
           "up to $**14,500,000**",
           "up to **$**14,500,000",
           "up to \\$*14,500,000*",
           "up to &#36;14,500,000",
           "up&nbsp;to &dollar;14,500,000",
           "up\nto `$14,500,000`",
           "up to  \n$14,500,000",
           "up to<br>$14,500,000",
           "up to [$14,500,000](#price \"the price\")",
           "up <span id=\"page-1-0\"></span>to <b>$</b>14,500,000",
           "![logo](logo.png) up to $14,500,000",
       }) {
    CAPTURE(text);
    CHECK(md(text) == "up to $14,500,000\n");
  }
}

TEST_CASE("attributes cut over the lines of a grid's cells are not seen", "[markdown]") {
  CHECK(md("+-------------+-------------+\n"
           "| [Title of   | [Trading\\   |\n"
           "| Each        | Symbol]{st  |\n"
           "| Class]{sty  | yle=\"color: |\n"
           "| le=\"color:  | #000000\"}   |\n"
           "| #000\"}      |             |\n"
           "+-------------+-------------+\n"
           "| Common      | 1,204       |\n"
           "| Stock       |             |\n"
           "+-------------+-------------+\n"
           "| Notes       | 300         |\n"
           "+-------------+-------------+\n") ==
        "[0,0] Title of Each Class\n[0,1] Trading Symbol\n"
        "[1,0] Common Stock\n[1,1] 1,204\n"
        "[2,0] Notes\n[2,1] 300\n");
}

TEST_CASE("marks left where bold text ends and begins again are not seen", "[markdown]") {
  CHECK(md("**FORM****10-Q**") == "! FORM 10-Q\n");
  CHECK(md("a **FORM ****10-Q** b") == "a FORM 10-Q b\n");
  CHECK(md("**Form 10-K/A **") == "Form 10-K/A\n");
  CHECK(md("up to **$****14,500,000**") == "up to $14,500,000\n");
  CHECK(md("**Com****pany**") == "! Company\n");
  // Escaped, or left out of an exhibit, or a line's own.
  CHECK(md("19\\*\\* filed herewith") == "19** filed herewith\n");
  CHECK(md("a price of [**] a share") == "a price of [**] a share\n");
  CHECK(md("5 ** 2") == "5 ** 2\n");
}

TEST_CASE("attributes in braces, as pandoc writes them, are not seen", "[markdown]") {
  for (const char* text : {
           "[up to]{style=\"color:#000000\"} \\$14,500,000",
           "[[up]{.underline} to\n]{style=\"font-size:9pt; font-family:Times New "
           "Roman\"}[\\$14,500,000]{#a .b}",
           "u[p t]{.small}o \\$14,500,000[]{#end}",
           "::: {style=\"text-align:center\"}\nup to \\$14,500,000\n:::",
           ":::: {#a}\n::: {}\nup to \\$14,500,000\n:::\n::::",
           "![](logo.jpg){width=60 height=\"20\"} up to \\$14,500,000",
           ":::: {style=\"display:none\"}\n0001 false\n::: {}\nFY\n:::\n::::\n\nup to "
           "\\$14,500,000",
           "<div style=\"display:none;\">\n\n<div>\n\n0001 false\n\n</div>\n\n</div>\n\nup to "
           "\\$14,500,000",
       }) {
    CAPTURE(text);
    CHECK(md(text) == "up to $14,500,000\n");
  }
  CHECK(md("[**FORM** [8-K]{.x}]{.y}\n\n**[Item 8.01]{.z}**\n\n## Risks {#risks}") ==
        "FORM 8-K\n! Item 8.01\n## Risks\n");
  CHECK(source_of("see [[Exhibit]{.a} 1.1]{.b} here", "Exhibit 1.1") == "Exhibit]{.a} 1.1");
  // What is no attribute, or has no bracket that it closes, stands.
  CHECK(md("[a]{b} [c] {.d} e]{.f}") == "[a]{b} [c] {.d} e]{.f}\n");
  CHECK(md("::: note\n\nRatio 1:::2") == "::: note\nRatio 1:::2\n");
}

TEST_CASE("a grid whose cells have attributes", "[markdown]") {
  CHECK(md("+--------------------+----------------------+\n"
           "| ::: {.a}           | [Shares\\             |\n"
           "| Program            | Sold]{style=\"b:c\"}   |\n"
           "| :::                |                      |\n"
           "+====================+======================+\n"
           "| [Common ATM]{.a}   | [1,204]{.b}          |\n"
           "+--------------------+----------------------+\n"
           "| [STRQ ATM]{.a}     | [-]{.b}              |\n"
           "+--------------------+----------------------+\n") ==
        "[0,0] Program\n[0,1] Shares Sold\n[1,0] Common ATM\n[1,1] 1,204\n[2,0] STRQ ATM\n"
        "[2,1] -\n");
}

TEST_CASE("text finds its bytes through the markup", "[markdown]") {
  CHECK(source_of("up to \\$14,500,000.", "$14,500,000") == "\\$14,500,000");
  CHECK(source_of("up to $**14,500,000** now", "$14,500,000") == "$**14,500,000");
  CHECK(source_of("Smith &amp; Co.", "&") == "&amp;");
  CHECK(source_of("Smith &amp;amp; Co.", "&amp;") == "&amp;amp;");
  CHECK(source_of("`&amp;` and &amp;", "&amp; and &") == "&amp;` and &amp;");
  CHECK(source_of("say &#147;Agent&#148;", "\"Agent\"") == "&#147;Agent&#148;");
  CHECK(source_of("[a](http://a.com/after) after", "after") == "after");
  CHECK(source_of("![h](http://h) h", "h") == "h");
  CHECK(source_of("> one\n> two", "one two") == "one\n> two");
  CHECK(source_of("`\n`\n1. a b", "a b") == "a b");
  // A page break in mid-paragraph.
  CHECK(source_of("a\n\fb\n\f\nc d", "c d") == "c d");
  CHECK(source_of("1. 1 apple", "1 apple") == "1 apple");
}

TEST_CASE("blocks", "[markdown]") {
  CHECK(md("# Plan\n\nText.\n### Fees ###\n") == "# Plan\nText.\n### Fees\n");
  CHECK(md("**Common Stock**\n\n**a** b\n") == "! Common Stock\na b\n");
  CHECK(md("- one\n- two\n  more\n\n  apart\n") == "- one\n- two more\napart\n");
  CHECK(md("1. one\n2. two\n") == "- 1. one\n- 2. two\n");
  CHECK(md("> quoted\n") == "quoted\n");
  CHECK(md("***\n\na\n\n* * *\n") == "a\n");
  CHECK(md("up to \\$5\n\n    indented \\$5\n    more\n") == "up to $5\nindented $5 more\n");
}

TEST_CASE("a paragraph's end in mid-sentence breaks nothing", "[markdown]") {
  const std::string half =
      "We may offer and sell shares of our common stock from time to time having an";
  CHECK(md(half + "\n\naggregate offering price of up to $5.\n") ==
        half + " aggregate offering price of up to $5.\n");
  CHECK(
      md("It had issued and sold 1,567,430 shares of its common stock under the Prior Sales\n\n"
         "Agreement for aggregate net proceeds of approximately $385.2 million in that year.\n") ==
      "It had issued and sold 1,567,430 shares of its common stock under the Prior Sales "
      "Agreement for aggregate net proceeds of approximately $385.2 million in that year.\n");
  // Counter-examples: a sentence that ends, a short line, a table, a heading.
  const std::string whole =
      "We may offer and sell shares of our common stock from time to time now.";
  CHECK(md(whole + "\n\na new one\n") == whole + "\na new one\n");
  CHECK(md("Common Stock\n\nthe shares\n") == "Common Stock\nthe shares\n");
  CHECK(md(half + "\n\n# aggregate\n") == half + "\n# aggregate\n");
  // Tables behind a joint still stand where their cells are.
  Diagnostics log;
  const Document d = read(half + "\n\naggregate price.\n\n| a | b |\n| - | - |\n| 1 | 2 |\n", log);
  REQUIRE(d.tables.size() == 1);
  CHECK(d.view(d.blocks[d.tables[0].first_block].text) == "a");
  CHECK(d.tables[0].last_block == d.blocks.size());
}

// A number that opens a line is a list to the parser.
TEST_CASE("the number of an item is part of the text", "[markdown]") {
  CHECK(md("2022. The Company sold shares.\n") == "- 2022. The Company sold shares.\n");
}

TEST_CASE("a line under a paragraph makes no heading of it", "[markdown]") {
  CHECK(md("Common Stock\n---\n") == "## Common Stock\n");
  CHECK(md("Title\n=====\n\na\n") == "# Title\na\n");
  CHECK(md("The agreement remains in\nfull force.\n---\nNext.\n") ==
        "The agreement remains in full force.\nNext.\n");
  const std::string sentence(130, 'a');
  CHECK(md(sentence + "\n---\n") == sentence + "\n");
}

TEST_CASE("page marks and front matter vanish", "[markdown]") {
  CHECK(md("{0}------------------------------------------------\n\nAcme\n\n{1}-----\n\nsells\n") ==
        "Acme\nsells\n");
  CHECK(md("---\ntitle: \"Acme\"\ntags:\n  - \"a\"\n---\n\nAcme sells.\n") == "Acme sells.\n");
  CHECK(md("---\n\nAcme sells.\n\n---\n") == "Acme sells.\n");
}

TEST_CASE("lines end with a space, a hyphen or nothing", "[markdown]") {
  CHECK(md("at-the-\nmarket offering") == "at-the-market offering\n");
  CHECK(md("Section 3 -\nFees") == "Section 3 - Fees\n");
  CHECK(md("2019-\n2020") == "2019- 2020\n");
  CHECK(md("a\r\nb\rc") == "a b c\n");
}

TEST_CASE("tags in the text", "[markdown]") {
  CHECK(md("T<b>he</b> Company<!-- no -->") == "The Company\n");
  for (const char* comment : {"<!---->", "<!-->", "<!--->", "<!-- a -- b -->", "<!-- & -- -->"}) {
    CAPTURE(comment);
    CHECK(md("The" + std::string(comment) + " Company " + comment + "sells") ==
          "The Company sells\n");
  }
  CHECK(md("The \\<!-- a --> Company <!-- sells") == "The <!-- a --> Company <!-- sells\n");
  CHECK(md("$5.00<sup>1</sup> and Acme<sup>TM</sup>") == "$5.00 1 and AcmeTM\n");
}

TEST_CASE("stars that are text stay", "[markdown]") {
  CHECK(md("a price of [***] and \\[**\\]") == "a price of [***] and [**]\n");
  CHECK(md("5 * 3 ** 2") == "5 * 3 ** 2\n");
}

TEST_CASE("fenced text is a page of text", "[markdown]") {
  CHECK(md("```\n  Acme sells   \nshares.\n\n  It may\n  stop.\n```\n\nAfter.\n") ==
        "Acme sells shares.\nIt may stop.\nAfter.\n");
}

// --- tables -----------------------------------------------------------------

TEST_CASE("a table of cells", "[markdown][table]") {
  const std::string expected = "[0,0] Year\n[0,1] Shares\n[1,0] 1999\n[1,1] $1,000\n";
  for (const char* text : {
           "| Year | Shares |\n|---|---|\n| 1999 | $1,000 |\n",
           "| Year | Shares |\n| :--- | ---: |\n| 1999 | \\$1,000 |",
           "Year | Shares\n--- | ---\n1999 | $1,000\n",
           "|Year|Shares|\n|-|-|\n|1999|$**1,000**|\n",
           "| Year | Shares\n|---|---\n| 1999 | &#36;1,000\n",
           "{1}----\n| Year | Shares |\n|---|---|\n| 1999 | <br>$1,000 |\n",
       }) {
    CAPTURE(text);
    CHECK(md(text) == expected);
  }
}

TEST_CASE("a table's shape", "[markdown][table]") {
  Diagnostics log;
  const Document d = read("Before.\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\nAfter.\n", log);
  REQUIRE(d.tables.size() == 1);
  CHECK(d.tables[0].rows == 2);
  CHECK(d.tables[0].columns == 3);  // the parser would drop the third
  CHECK(d.tables[0].header_rows == 1);
  CHECK(d.tables[0].first_block == 1);
  CHECK(d.tables[0].last_block == 6);
}

TEST_CASE("cells that span", "[markdown][table]") {
  CHECK(md("| a || b |\n|---|---|---|\n| c | d ||\n| ^^ | e | f |\n") ==
        "[0,0+2] a\n[0,2] b\n[1,0] c\n[1,1+2] d\n[2,1] e\n[2,2] f\n");
}

TEST_CASE("an empty header gives way to the first row of words", "[markdown][table]") {
  Diagnostics log;
  CHECK(read("| | |\n|---|---|\n| Year | Shares |\n| 1999 | 5 |\n", log).tables.at(0).header_rows ==
        2);
  CHECK(read("| | |\n|---|---|\n| Fees | $19 |\n| Total | $5 |\n", log).tables.at(0).header_rows ==
        0);
}

TEST_CASE("cells that look like blocks are cells", "[markdown][table]") {
  CHECK(md("| # | - |\n|---|---|\n| 1. **x** | > *y* |\n| a \\| b | `c` |\n| , | [z](#z) |\n") ==
        "[0,0] #\n[0,1] -\n[1,0] 1. x\n[1,1] > y\n[2,0] a | b\n[2,1] c\n[3,0] ,\n[3,1] z\n");
}

TEST_CASE("marks in cells, with the parser and without", "[markdown][table]") {
  CHECK(md("| **Total \\$5** | **a** b | **a** **b** | AT&amp;T<br>5 < 6 | [x] ! ~ | 2\\* "
           "|\n|-|-|-|-|-|-|\n"
           "| <http://a.b> | [**] | *a* | a_b_c | **\\*** | ** |\n") ==
        "[0,0] Total $5\n[0,1] a b\n[0,2] a b\n[0,3] AT&T 5 < 6\n[0,4] [x] ! ~\n[0,5] 2*\n"
        "[1,0] http://a.b\n[1,1] [**]\n[1,2] a\n[1,3] a_b_c\n[1,4] *\n[1,5] **\n");
  Diagnostics log;
  const Document d = read("| **a** | **b** c |\n|-|-|\n| **d** **e** | f |\n", log);
  REQUIRE(d.blocks.size() == 4);
  const bool bold[] = {true, false, true, false};
  for (std::size_t i = 0; i < 4; ++i) CHECK(d.blocks[i].emphasized == bold[i]);
}

TEST_CASE("a cell over several lines", "[markdown][table]") {
  CHECK(md("| No. | Title |\n|---|---|\n| 1 | Press release of\nAcme, **Inc.** dated\ntoday |\n| 2 "
           "| b |\n") ==
        "[0,0] No.\n[0,1] Title\n[1,0] 1\n[1,1] Press release of Acme, Inc. dated today\n[2,0] "
        "2\n[2,1] b\n");
}

TEST_CASE("a table of one column is text", "[markdown][table]") {
  CHECK(md("| Acme sells. |\n|---|\n| It may stop. |\n") == "Acme sells.\nIt may stop.\n");
}

TEST_CASE("a sign and its number are one cell", "[markdown][table]") {
  CHECK(md("| | | Per Share | | | Total | |\n|---|---|---|---|---|---|---|\n"
           "| Price | | \\$ | 0.65 | | **$** | **3,722** |\n| Loss | | $ | (5 | ) | | 3 % |\n") ==
        "[0,2] Per Share\n[0,5] Total\n[1,0] Price\n[1,2+2] $0.65\n[1,5+2] $3,722\n"
        "[2,0] Loss\n[2,2+3] $(5)\n[2,6] 3 %\n");
  // Tags around them, and a cell of tags alone.
  CHECK(md("| | Total | |\n|---|---|---|\n| <span style=\"x\">Price</span> | "
           "<span style=\"x\">\\$</span> | <span>**0.65**</span> |\n"
           "| <span> </span>Loss | <span> </span> | <b>5</b> |\n") ==
        "[0,1] Total\n[1,0] Price\n[1,1+2] $0.65\n[2,0] Loss\n[2,2] 5\n");
}

// As turndown writes them, which draws no tables.
TEST_CASE("each cell in a paragraph of its own", "[markdown][table]") {
  CHECK(
      md("**We sell** shares.\n\nSold\n\n  \n\nLeft\n\nCommon ATM\n\n41 CRVL Shares\n\n  \n\n$118.4"
         "\n\nSize: $500\n\n**Series A ATM**\n\n\\-\n\n$20.0\n\nSize: $20\n\n**We** stop.\n") ==
      "We sell shares.\n[0,1] Sold\n[0,2] Left\n[1,0] Common ATM\n[1,1] 41 CRVL Shares\n"
      "[1,2] $118.4\n[2,0] Size: $500\n[3,0] Series A ATM\n[3,1] -\n[3,2] $20.0\n"
      "[4,0] Size: $20\nWe stop.\n");
}

// As html2text writes them.
TEST_CASE("rows without bars at their ends", "[markdown][table]") {
  // A bar that opens a row is the end of an empty cell.
  CHECK(md("| Shares |  | Price  \n---|---|---|---  \n| 500 |  | $5.00  \nLeft | 70 |  |   \n") ==
        "[0,1] Shares\n[0,3] Price\n[1,1] 500\n[1,3] $5.00\n[2,0] Left\n[2,1] 70\n");
  // The row of a bullet does not swallow the rule.
  CHECK(md("| \u25cf | We may sell shares.  \n---|---|---  \n  \nAfter.\n") ==
        "- \u25cf We may sell shares.\nAfter.\n");
  // A cell over several lines, after an empty row.
  CHECK(md("|  |  |  |   \n---|---|---|---|---  \n  \nTitle of each class |  | Trading  \n"
           "Symbol(s) |  |   \nName of each exchange  \nCommon Stock |  | ACME |  | Nasdaq  \n"
           "  \nAfter.\n") ==
        "[1,0] Title of each class\n[1,2] Trading Symbol(s)\n[1,4] Name of each exchange\n"
        "[2,0] Common Stock\n[2,2] ACME\n[2,4] Nasdaq\nAfter.\n");
  // Two tables with a line of spaces between.
  CHECK(md("Year | Sold  \n---|---  \n2024 | 5  \n  \nYear | Left  \n---|---  \n2025 | 6  \n\n") ==
        "[0,0] Year\n[0,1] Sold\n[1,0] 2024\n[1,1] 5\n[0,0] Year\n[0,1] Left\n[1,0] 2025\n"
        "[1,1] 6\n");
  // A header and a row that are wrapped: two spaces end a row.
  CHECK(md("Title of each class| Trading Symbol(s)| Name of each exchange on which\nRegistered  \n"
           "---|---|---  \nCommon Stock, $0.001 par| ACME| The Nasdaq\nStock Market LLC  \n") ==
        "[0,0] Title of each class\n[0,1] Trading Symbol(s)\n"
        "[0,2] Name of each exchange on which Registered\n[1,0] Common Stock, $0.001 par\n"
        "[1,1] ACME\n[1,2] The Nasdaq Stock Market LLC\n");
  // Paragraphs of a cell whose end was dropped; a name is left as it is.
  CHECK(
      md("Program | Available forIssuance  \n---|---  \nWestRock, as ofMay 5, 2025 | $5.00  \n") ==
      "[0,0] Program\n[0,1] Available for Issuance\n[1,0] WestRock, as of May 5, 2025\n"
      "[1,1] $5.00\n");
}

TEST_CASE("a table that only positions text is paragraphs", "[markdown][table]") {
  CHECK(md("| | | |\n|---|---|---|\n| | \\(1\\) | We pay the agent a fee. |\n| | • | We **may** "
           "stop. "
           "|\n") == "(1) We pay the agent a fee.\n- • We may stop.\n");
}

TEST_CASE("HTML in Markdown goes to its reader", "[markdown]") {
  CHECK(md("Before.\n\n<p>up to &#36;5</p>\n\nAfter.\n") == "Before.\nup to $5\nAfter.\n");
}

// --- input made to be slow --------------------------------------------------

std::string times(std::size_t n, std::string_view piece) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text.append(piece);
  return text;
}

TEST_CASE("a paragraph too entangled is read as plain text", "[markdown]") {
  Diagnostics log;
  const Document d = read("Before.\n\n" + times(50000, "[") + " up to \\$**5**\n\nAfter.\n", log);
  CHECK(d.blocks.size() == 3);
  CHECK(d.text.find("up to $5\nAfter.") != std::string::npos);
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "markdown_simplified");
}

TEST_CASE("no input takes long", "[markdown]") {
  // A table of 20,000 columns and as many rows that do not fill them.
  md("|" + times(20000, "a|") + "\n|" + times(20000, "-|") + "\n" + times(20000, "|b\n"));
  for (const char* piece : {"*a **b ",
                            "_a __b ",
                            ">",
                            "- ",
                            "`a",
                            "<!-- ",
                            "<?",
                            "[a](<b",
                            "![",
                            "&",
                            "\\",
                            "a*",
                            "[a]: ",
                            "```\n",
                            "|a|\n|-|\n",
                            "a  \n",
                            "a|b\n-|-\n  \n",
                            "-|-\n",
                            "a|a\n-|-\n(a\n",
                            "<td>",
                            "    a\n\n",
                            "\r",
                            "{1}---\n"}) {
    CAPTURE(piece);
    md(times(10000, piece));
  }
}

}  // namespace
}  // namespace offerlog
