#include "read/document_builder.h"

#include "catch.h"
#include "read/document_invariants.h"

namespace offerlog {
namespace {

// One block made of the whole source.
Document block_of(std::string_view source) {
  DecodedText decoded;
  Diagnostics log;
  decode(source, decoded, log);
  Document document;
  DocumentBuilder out(decoded, document);
  out.begin_block({});
  out.visible({0, static_cast<std::uint32_t>(decoded.utf8.size())});
  out.end_block();
  out.finish();
  document.parts.emplace_back().text = {0, static_cast<std::uint32_t>(document.text.size())};
  CHECK(find_violation(document, source) == "");
  return document;
}

std::string text_of(std::string_view source) { return block_of(source).text; }

TEST_CASE("white space is one space and none at the ends", "[builder]") {
  for (const char* source : {"up to", " up to ", "up  to", "up\nto", "up\r\n\tto\f", "up\u00a0to",
                             "up\u2003to", "up \u00a0 to", "\u3000up\u202fto", "up\u2028to"}) {
    CAPTURE(source);
    CHECK(text_of(source) == "up to");
  }
  CHECK(text_of(" \n ") == "");
}

TEST_CASE("quotes, dashes and ligatures are those of a keyboard", "[builder]") {
  CHECK(text_of("“Agent”") == "\"Agent\"");
  CHECK(text_of("Company’s ‘s’") == "Company's 's'");
  CHECK(text_of("at‑the‐market – a—b") == "at-the-market - a-b");
  CHECK(text_of("e\ufb00ective o\ufb00ering \ufb01ling o\ufb03ce") ==
        "effective offering filing office");
  CHECK(text_of("\u22125") == "-5");
}

// Windows-1252 taken for Latin-1, as some converters do.
TEST_CASE("quotes and dashes that became controls", "[builder]") {
  CHECK(text_of("the \u0093Agent\u0094, the Company\u0092s, 2024\u00962025") ==
        "the \"Agent\", the Company's, 2024-2025");
}

TEST_CASE("what nobody sees vanishes", "[builder]") {
  for (const char* source : {"of\u00adfering", "of\u200bfering", "\ufeffoffering", "offering\u2060",
                             "of\x01"
                             "fering"}) {
    CAPTURE(source);
    CHECK(text_of(source) == "offering");
  }
}

TEST_CASE("what means something stays", "[builder]") {
  // NFKC would make of these 5.001, 11/2 and TM.
  for (const char* source : {"$5.00¹", "1½", "Acme™", "§ 230", "€5", "naïve", "日本", "☒"}) {
    CHECK(text_of(source) == source);
  }
}

TEST_CASE("a span of text finds its bytes", "[builder]") {
  //                       0         1
  //                       0123456789012345
  const Document d = block_of("up  to “$5” now");
  REQUIRE(d.text == "up to \"$5\" now");
  CHECK(d.source_of({0, 2}) == SourceSpan{0, 2});
  CHECK(d.source_of({2, 3}) == SourceSpan{2, 4});    // both spaces
  CHECK(d.source_of({6, 7}) == SourceSpan{7, 10});   // the quotation mark, three bytes
  CHECK(d.source_of({7, 9}) == SourceSpan{10, 12});  // $5
  CHECK(d.source_of({0, 14}) == SourceSpan{0, 19});
}

TEST_CASE("an escape leaves its backslash out, an entity its name", "[builder]") {
  const std::string source = "\\$5 &amp; up";
  DecodedText decoded;
  Diagnostics log;
  decode(source, decoded, log);
  Document d;
  DocumentBuilder out(decoded, d);
  out.begin_block({});
  out.visible({1, 4});
  out.visible_as({4, 9}, "&");
  out.space();
  out.visible({10, 12});
  out.end_block();
  out.finish();
  CHECK(d.text == "$5 & up");
  CHECK(d.source_of({0, 2}) == SourceSpan{1, 3});
  CHECK(d.source_of({3, 4}) == SourceSpan{4, 9});
  CHECK(d.source_of({4, 5}).empty());  // a space that the source does not spell
  CHECK(d.source_of({3, 7}) == SourceSpan{4, 12});
}

TEST_CASE("blocks are apart, and one without text leaves no trace", "[builder]") {
  const std::string source = "a b";
  DecodedText decoded;
  Diagnostics log;
  decode(source, decoded, log);
  Document d;
  DocumentBuilder out(decoded, d);
  for (const SourceSpan span : {SourceSpan{0, 1}, SourceSpan{1, 2}, SourceSpan{2, 3}}) {
    out.begin_block({});
    out.visible(span);
    out.end_block();
  }
  out.finish();
  CHECK(d.text == "a\nb");
  REQUIRE(d.blocks.size() == 2);
  CHECK(d.block_at(0) == BlockId{0});
  CHECK_FALSE(d.block_at(1).valid());
  CHECK(d.block_at(2) == BlockId{1});
  CHECK_FALSE(d.block_at(3).valid());
  CHECK(d.source_of({1, 2}).empty());
  CHECK(d.source_of({1, 3}) == SourceSpan{2, 3});
}

TEST_CASE("where the encoding changed the bytes, the places are those as filed", "[builder]") {
  const Document d = block_of(
      "caf\xe9 \x93"
      "A\x94 is \x80"
      "5");
  CHECK(d.text == "café \"A\" is €5");
  CHECK(d.source_of({0, 5}) == SourceSpan{0, 4});
  CHECK(d.source_of({6, 7}) == SourceSpan{5, 6});
  CHECK(d.source_of({7, 8}) == SourceSpan{6, 7});
  CHECK(d.source_of({13, 17}) == SourceSpan{12, 14});
}

}  // namespace
}  // namespace offerlog
