// The text a reader sees, block by block.
#include <string>

#include "catch.h"
#include "read/print_blocks.h"

namespace offerlog {
namespace {

using testing::html_blocks;

struct Case {
  std::string_view blocks;
  std::string_view html;
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  for (const Case& c : cases) {
    INFO(c.html);
    CHECK(html_blocks(c.html) == c.blocks);
  }
}

TEST_CASE("html: blocks end at block elements, never at inline ones") {
  constexpr Case kCases[] = {
      {"", ""},
      {"p [a]\np [b]\n", "<p>a</p><p>b</p>"},
      {"p [a]\np [b]\n", "<p>a<p>b"},
      {"p [a]\np [b]\np [c]\n", "a<div>b</div>c"},
      {"p [$14,500,000]\n", "<p><b>$</b>14,500,000</p>"},
      {"p [$895 million]\n", "<p>$<b>895</b> <i>million</i></p>"},
      {"p [one two]\n", "<p> one\n  two </p>"},
      {"h2 [Risk Factors]\np [We ...]\n", "<h2>Risk Factors</h2>We ..."},
      {"li [one]\nli [two]\n", "<ul><li>one<li>two</ul>"},
      {"p [a b]\n", "<div>a <div style=\"display: inline\">b</div></div>"},
      {"p [a]\np [b]\n", "a<span style='display:block'>b</span>"},
      {"p [8-K of X]\n", "<p><ix:nonNumeric name='a'>8-K</ix:nonNumeric> of X</p>"},
      {"p [a & b]\n", "<p>a &amp; b</p>"},
      {"p [\"Sales Agreement\"]\n", "<p>&#147;Sales&nbsp;Agreement&rdquo;</p>"},
      {"p [a]\n",
       "<?xml version='1.0'?><!DOCTYPE "
       "html><html><head><title>T</title></head><body>a</body></html>"},
      {"p [a]\n",
       "<DOCUMENT>\n<TYPE>8-K\n<FILENAME>x.htm\n<TEXT>\n<html>a</html>\n</TEXT>\n</DOCUMENT>"},
  };
  check(kCases);
}

TEST_CASE("html: one <br> is a space, two end the block") {
  constexpr Case kCases[] = {
      {"p [MARA Holdings, Inc. Up to $2,000,000,000]\n",
       "<p>MARA Holdings, Inc.<br>Up to $2,000,000,000</p>"},
      {"p [a]\np [b]\n", "<p>a<br><br>b</p>"},
      {"p [a]\np [b]\n", "<p>a<br/>\n&nbsp;<br/>b</p>"},
      {"p [a b c]\n", "<p>a<br>b<br>c</p>"},
      {"p [a]\n", "<p><br>a<br></p>"},
  };
  check(kCases);
}

TEST_CASE("html: hidden elements are left out") {
  constexpr Case kCases[] = {
      {"p [a]\n", "<p>a</p><div style='display:none'>x<div>y</div>z</div>"},
      {"p [a]\n", "<p>a</p><div style='color: red; DISPLAY : NONE'>x</div>"},
      {"p [a b]\n", "<p>a <span style='display:none'>x</span>b</p>"},
      {"p [a b]\n", "a <div style='display:none'><p>x</div>b"},
      {"p [a]\n", "<ix:header><ix:hidden>x</ix:hidden></ix:header>a"},
      {"p [a]\n", "<style>b {c}</style><script>d < e</script><p hidden>f</p>a"},
      {"p [a]\n", "<p style='display:none'>x<p>a"},  // the hidden <p> ends here
      {"p [a]\n", "<span style='visibility: hidden'>x</span>a"},
      {"p [a]\n", "<!-- x --><p>a"},
      {"p [a]\np [b]\n", "a<p style=\"font-family:&quot;Times&quot;;display:none\">x</p><p>b</p>"},
      {"p [a b]\n", "a <font style='display:none'>x</font>b</font>"},
  };
  check(kCases);
}

TEST_CASE("html: a block all bold or underlined is emphasized") {
  constexpr Case kCases[] = {
      {"p! [Item 1.01]\n", "<p><b>Item 1.01</b></p>"},
      {"p! [Item 1.01]\n", "<b><p>Item 1.01</p></b>"},
      {"p! [Item 1.01]\n", "<p style='font-weight:700'>Item 1.01</p>"},
      {"p! [Item 1.01]\n", "<p style='font: bold 10pt Times'>Item <u>1.01</u></p>"},
      {"p [Item 1.01]\n", "<p><b>Item</b> 1.01</p>"},
      {"p [Item 1.01]\n", "<b><p style='font-weight:normal'>Item 1.01</p></b>"},
      {"p! [a]\np [b]\n", "<b><p>a</b></p><p>b</p>"},  // </b> reaches through the <p>
      {"p! [a]\np [b]\n", "<p><b>a</p><p>b</p>"},
  };
  check(kCases);
}

TEST_CASE("html: footnote marks stay apart from numbers") {
  constexpr Case kCases[] = {
      {"p [$5.00]\n", "<p>$5.00<sup>1</sup></p>"},
      {"p [$5.00 per share]\n", "<p>$5.00<sup>(1)</sup> per share</p>"},
      {"p [$5.00 per share]\n", "<p>$5.00<sup><span>*</span></sup> per share</p>"},
      {"p [14,500]\n",
       "<p>14,500<span style='position:relative;top:-3.15pt;font-size:6pt'>(2)</span></p>"},
      {"p [12%]\n", "<p>12%<sup>&dagger;</sup></p>"},
      {"p [Proceeds (1)(2)]\n", "<p>Proceeds<sup>(1)</sup><sup>(2)</sup></p>"},
      {"p [Price 1 each]\n", "<p>Price<sup>1</sup>each</p>"},
      {"p [(1) Before fees]\n", "<p><sup>(1)</sup>Before fees</p>"},
      // Raised, but no footnote marks.
      {"p [Stride\u2120 and 5th]\n", "<p>Stride<sup>&#8480;</sup> and 5<sup>th</sup></p>"},
      {"p [XSM]\n", "<p>X<sup>SM</sup></p>"},
      {"p [8 1/2%]\n", "<p>8<sup>1</sup>/<sub>2</sub>%</p>"},
      {"p [x vs]\n", "<p>x <span style='vertical-align:top'>vs</span></p>"},
  };
  check(kCases);
}

TEST_CASE("html: tables that hold data") {
  constexpr Case kCases[] = {
      // Form 8-K, cover page.
      {"th 0,0 [Title of each class]\nth 0,1 [Trading Symbol(s)]\n"
       "th 0,2 [Name of each exchange on which registered]\n"
       "td 1,0 [Common Stock, $0.001 par value]\ntd 1,1 [XYZ]\ntd 1,2 [Nasdaq]\n",
       "<table><tr><td>Title of each class</td><td>Trading<br>Symbol(s)</td><td>Name of each "
       "exchange on "
       "which registered</td></tr><tr><td>Common Stock, $0.001 par "
       "value</td><td>XYZ</td><td>Nasdaq</td></tr></table>"},
      // A currency sign, a closing parenthesis and a percent sign in cells of their own.
      {"th 0,1+3 [2024]\nth 0,4 [2023]\ntd 1,0 [Net loss]\ntd 1,1+3 [$(14,500)]\ntd 1,4 [3]\n",
       "<table><tr><td></td><td colspan=3>2024</td><td>2023</td></tr>"
       "<tr><td>Net loss</td><td>$</td><td>(14,500</td><td>)</td><td>3</td></tr></table>"},
      {"th 0,1 [Rate]\nth 0,2 [Year]\ntd 1,0 [a]\ntd 1,1+2 [5.5%]\ntd 1,3 [7]\n",
       "<table><tr><th></th><th>Rate</th><th>Year</th></tr><tr><td>a</td><td>5.5</td><td>%</"
       "td><td>7</td></tr></table>"},
      // Rows span: the second row begins in column 1.
      {"th 0,0 [x]\nth 0,1 [y]\nth 0,2 [z]\ntd 1,0 [a]\ntd 1,1 [1]\ntd 1,2 [5]\ntd 2,1 [2]\ntd 2,2 "
       "[6]\n",
       "<table><tr><th>x<th>y<th>z<tr><td rowspan=2>a<td>1<td>5<tr><td>2<td>6</table>"},
  };
  check(kCases);
}

TEST_CASE("html: tables that position text") {
  constexpr Case kCases[] = {
      {"li [\u2022 We may sell shares.]\n",
       "<table><tr><td>&#149;</td><td>We may sell shares.</td></tr></table>"},
      {"li [(i) first]\nli [(ii) second]\n",
       "<table><tr><td>(i)<td>first<tr><td>(ii)<td>second</table>"},
      {"p [Item 1.01. Entry into a Material Definitive Agreement.]\n",
       "<table><tr><td>Item 1.01.</td><td>Entry into a Material Definitive "
       "Agreement.</td></tr></table>"},
      {"p [By: /s/ Jane Roe]\np [Name: Jane Roe]\n",
       "<table><tr><td>By:</td><td>/s/ Jane Roe</td></tr><tr><td>Name:</td><td>Jane "
       "Roe</td></tr></table>"},
      {"p [one]\np [two]\n", "<table><tr><td>one</td></tr><tr><td>two</td></tr></table>"},
      {"p [a]\np [b]\n", "<table><tr><td><p>a</p><p>b</p></td></tr></table>"},
      {"li [\u2022 a]\np [b]\n",
       "<table><tr><td>&bull;</td><td><p>a</p><p>b</p></td></tr></table>"},
      // A table in a table: the outer one positions it.
      {"p [before]\nth 0,0 [x]\nth 0,1 [y]\ntd 1,0 [a]\ntd 1,1 [1]\np [after]\n",
       "<table><tr><td>before<table><tr><th>x<th>y<tr><td>a<td>1</table>after</table>"},
  };
  check(kCases);
}

TEST_CASE("html: page furniture does not break a sentence") {
  const std::string first =
      "<p>We may offer and sell shares of our common stock from time to time having an</p>";
  const std::string whole =
      "p [We may offer and sell shares of our common stock from time to time having an "
      "aggregate offering price of up to $75,000,000.]\n";
  const std::string second = "<p>aggregate offering price of up to $75,000,000.</p>";
  CHECK(html_blocks(first + second) == whole);
  CHECK(html_blocks(first + "<p>S-12</p><hr>" + second) == whole);
  CHECK(html_blocks(first + "<p>- 12 -</p><hr><p><a>Table of Contents</a></p>" + second) == whole);
  CHECK(html_blocks(first + "<table><tr><td></td><td>12</td></tr></table><hr>" + second) == whole);
  // With a name, where the first half wants one, or wants its last word.
  CHECK(html_blocks(
            "<p>The shares were sold to the public in the offering, and the fees of the</p>"
            "<p>12</p><p>Representative were paid by us out of the proceeds of the sale.</p>") ==
        "p [The shares were sold to the public in the offering, and the fees of the "
        "Representative were paid by us out of the proceeds of the sale.]\n");
  CHECK(
      html_blocks("<p>The Company had issued and sold 1,567,430 shares under the Prior Sales</p>"
                  "<p>Agreement for aggregate net proceeds of approximately $385.2 million.</p>") ==
      "p [The Company had issued and sold 1,567,430 shares under the Prior Sales Agreement for "
      "aggregate net proceeds of approximately $385.2 million.]\n");
  // Counter-examples: a sentence that ends, one that begins, a short line, a list.
  CHECK(html_blocks("<p>We may offer and sell shares of our common stock from time to time now.</p>"
                    "<p>12</p><p>a new one</p>") ==
        "p [We may offer and sell shares of our common stock from time to time now.]\n"
        "p [12]\np [a new one]\n");
  CHECK(html_blocks(first + "<p>12</p><p>The next.</p>") ==
        "p [We may offer and sell shares of our common stock from time to time having an]\n"
        "p [12]\np [The next.]\n");
  CHECK(html_blocks("<p>Common Stock</p><p>offered by us</p>") ==
        "p [Common Stock]\np [offered by us]\n");
  CHECK(html_blocks(first + "<ul><li>aggregate</ul>") ==
        "p [We may offer and sell shares of our common stock from time to time having an]\nli "
        "[aggregate]\n");
}

TEST_CASE("html: malformed input gives the text there is") {
  constexpr Case kCases[] = {
      {"p [a]\np [b]\n", "</div></td></p>a</table></tr><p>b"},
      {"p [a < b]\n", "a < b"},
      {"p [a b c]\n", "<p>a <i>b <b>c</i></b>"},
      {"p [x]\n", "<table><td>x"},
      {"p [x]\np [y]\n", "<table><tr><td>x</table>y"},
      {"p [a]\n", "a<p style='x"},
      {"p [a]\n", "a<!-- b"},
      {"p [ab]\n", std::string_view("a\0b", 3)},
  };
  check(kCases);
}

TEST_CASE("html: an open tag at the end is diagnosed") {
  Diagnostics log;
  testing::html_document("a<p style='x", log);
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "unclosed_markup");
}

TEST_CASE("html: text leads back to the source") {
  const std::string html = "<p>up to <b>$</b>14,500,000 of&nbsp;&#147;Stock&#148;</p>";
  Diagnostics log;
  const Document d = testing::html_document(html, log);
  REQUIRE(d.text == "up to $14,500,000 of \"Stock\"");
  const auto source = [&](std::uint32_t begin, std::uint32_t end) {
    const SourceSpan s = d.source_of({begin, end});
    return html.substr(s.begin, s.size());
  };
  CHECK(source(0, 2) == "up");
  CHECK(source(6, 17) == "$</b>14,500,000");
  CHECK(source(21, 28) == "&#147;Stock&#148;");
}

}  // namespace
}  // namespace offerlog
