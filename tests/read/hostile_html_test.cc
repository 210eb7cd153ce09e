// Input made to hurt: ten times the input takes about ten times the time, and
// no input recurses. Limits are generous, because tests share their processor.
#include <algorithm>
#include <ctime>
#include <functional>
#include <string>

#include "catch.h"
#include "read/print_blocks.h"

namespace offerlog {
namespace {

constexpr double kMostRatio = 20;
// Below that the clock and the first touch of memory say more than the code. A
// quadratic step over the larger inputs takes seconds.
constexpr double kLeastSeconds = 5e-3;

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Of the processor, so that other work on the machine fails no test.
double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds(const std::string& html) {
  double best = 1e9;
  for (int run = 0; run < 2; ++run) {
    const double begin = processor_seconds();
    Diagnostics log;
    testing::html_document(html, log);
    best = std::min(best, processor_seconds() - begin);
  }
  return best;
}

struct Hostile {
  std::string_view name;
  std::function<std::string(std::size_t)> make;
};

TEST_CASE("html: time grows with the input") {
  const Hostile kHostile[] = {
      {"nested tags", [](std::size_t n) { return repeat("<div>", n) + "x" + repeat("</div>", n); }},
      {"nested inline tags",
       [](std::size_t n) { return repeat("<b>", n) + "x" + repeat("</b>", n); }},
      {"end tags of outer elements",
       [](std::size_t n) { return "<span><div>" + repeat("<b>", n) + repeat("</span>x", n); }},
      {"formatting ended through blocks",
       [](std::size_t n) { return repeat("<b>", n) + repeat("<div>", n) + repeat("</b>x", n); }},
      {"unknown tags", [](std::size_t n) { return repeat("<x>", n) + repeat("</y>a", n); }},
      {"cells", [](std::size_t n) { return "<table>" + repeat("<td>", n); }},
      {"cells with text", [](std::size_t n) { return "<table><tr>" + repeat("<td>a", n); }},
      {"rows with text", [](std::size_t n) { return "<table>" + repeat("<tr><td>a<td>1", n); }},
      {"spanning cells",
       [](std::size_t n) { return "<table>" + repeat("<tr><td colspan=1000 rowspan=65000>a", n); }},
      {"nested tables", [](std::size_t n) { return repeat("<table><tr><td>a", n); }},
      {"nested tables, closed",
       [](std::size_t n) { return repeat("<table><td>", n) + "x" + repeat("</table>", n); }},
      {"unclosed quotes", [](std::size_t n) { return repeat("<a b='", n); }},
      {"unclosed quote at the end", [](std::size_t n) { return repeat("<p>x", n) + "<a b='"; }},
      {"unclosed comments", [](std::size_t n) { return repeat("<!-- >", n); }},
      {"unclosed raw text", [](std::size_t n) { return repeat("<title>a</", n); }},
      {"less-than signs", [](std::size_t n) { return repeat("<", n); }},
      {"ampersands", [](std::size_t n) { return repeat("&", n); }},
      {"half references", [](std::size_t n) { return repeat("&amp", n) + repeat("&#x", n); }},
      {"digits of a reference", [](std::size_t n) { return "&#" + repeat("1", n); }},
      {"attributes", [](std::size_t n) { return "<p " + repeat("style=x ", n) + ">a"; }},
      {"one long style", [](std::size_t n) { return "<p style='" + repeat("a:b;", n) + "'>a"; }},
      {"raised text", [](std::size_t n) { return "<p>" + repeat("<sup>1", n); }},
      {"breaks", [](std::size_t n) { return repeat("a<br>", n); }},
      {"open <pre>", [](std::size_t n) { return repeat("<pre>x</pre>", n); }},
      {"page numbers",
       [](std::size_t n) {
         return repeat(
             "<p>a sentence that is long enough to be cut off in the middle by an</p>"
             "<p>12</p><p>13</p><p>14</p>",
             n);
       }},
      {"one line", [](std::size_t n) { return repeat("word ", n); }},
  };
  constexpr std::size_t kSmall = 1'000;
  for (const Hostile& hostile : kHostile) {
    INFO(hostile.name);
    const double small = seconds(hostile.make(kSmall));
    const double large = seconds(hostile.make(10 * kSmall));
    CHECK(large < kMostRatio * std::max(small, kLeastSeconds));
  }
}

TEST_CASE("submission: time grows with the input") {
  const Hostile kHostile[] = {
      {"open documents", [](std::size_t n) { return repeat("<DOCUMENT>\n", n); }},
      {"documents",
       [](std::size_t n) { return repeat("<DOCUMENT>\n<TYPE>8-K\n<TEXT>\na\n</DOCUMENT>\n", n); }},
      {"header lines", [](std::size_t n) { return "<SEC-HEADER>\n" + repeat("<X>\n", n); }},
      {"file numbers",
       [](std::size_t n) {
         std::string out = "<SEC-HEADER>\n";
         for (std::size_t i = 0; i < n; ++i) out += "SEC FILE NUMBER: " + std::to_string(i) + "\n";
         return out;
       }},
  };
  const auto time = [](const std::string& bytes) {
    double best = 1e9;
    for (int run = 0; run < 2; ++run) {
      const double begin = processor_seconds();
      Diagnostics log;
      DecodedText decoded;
      decode(bytes, decoded, log);
      Document document;
      read_submission({decoded, {0, static_cast<std::uint32_t>(decoded.utf8.size())}, 0}, document,
                      log);
      best = std::min(best, processor_seconds() - begin);
    }
    return best;
  };
  constexpr std::size_t kSmall = 1'000;
  for (const Hostile& hostile : kHostile) {
    INFO(hostile.name);
    const double small = time(hostile.make(kSmall));
    CHECK(time(hostile.make(10 * kSmall)) < kMostRatio * std::max(small, kLeastSeconds));
  }
}

}  // namespace
}  // namespace offerlog
