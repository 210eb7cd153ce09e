// The tokenization rules of the HTML standard (html.spec.whatwg.org, 13.2.5),
// as far as html_tokenizer.h claims them.
#include "read/html_tokenizer.h"

#include <string>

#include "catch.h"
#include "read/html_entities.h"

namespace offerlog {
namespace {

// One token after the other: text as it stands, <name attribute=value>, </name>,
// <!> for comments and their like; ~ where the region ended inside.
std::string tokens(std::string_view source) {
  HtmlTokenizer tokenizer(source, {0, static_cast<std::uint32_t>(source.size())});
  std::string out;
  std::uint32_t at = 0;
  for (;;) {
    const HtmlToken& t = tokenizer.next();
    REQUIRE(t.span.begin == at);  // gapless
    at = t.span.end;
    const std::string_view text = source.substr(t.span.begin, t.span.size());
    switch (t.kind) {
      case HtmlToken::Kind::end:
        REQUIRE(at == source.size());
        return out;
      case HtmlToken::Kind::text:
        out += "[" + std::string(text) + "]";
        break;
      case HtmlToken::Kind::raw_text:
        out += "{" + std::string(text) + "}";
        break;
      case HtmlToken::Kind::end_tag:
        out += "</" + std::string(t.name) + ">";
        break;
      case HtmlToken::Kind::markup:
        out += "<!>";
        break;
      case HtmlToken::Kind::start_tag: {
        out += "<" + std::string(t.name);
        const auto name_end =
            static_cast<std::uint32_t>(t.name.data() + t.name.size() - source.data());
        AttributeScanner scan(source, name_end, t.span.end);
        while (const auto a = scan.next()) {
          out += " " + std::string(a->name) + "=" + std::string(a->value);
        }
        out += t.self_closing ? "/>" : ">";
      }
    }
    if (t.unclosed) out += "~";
  }
}

struct Case {
  std::string_view tokens;
  std::string_view source;
};

TEST_CASE("tags and text") {
  constexpr Case kCases[] = {
      {"", ""},
      {"[text]", "text"},
      {"<p>[a]</p>", "<p>a</p>"},
      {"<P>[a]</P>", "<P>a</P >"},
      {"<ix:nonNumeric name=dei:X>[8-K]</ix:nonNumeric>",
       "<ix:nonNumeric name=\"dei:X\">8-K</ix:nonNumeric>"},
      {"<br/>", "<br/>"},
      {"<br/>", "<br />"},
      {"<br>", "<br/ >"},
      {"<a/><b>", "<a/><b>"},
      // A `<` that opens nothing is text.
      {"[1 < 2]", "1 < 2"},
      {"[a<]", "a<"},
      {"[a</]", "a</"},
      {"[<<]<p>[<1]", "<<<p><1"},
      {"[<$5]", "<$5"},
      // </ before something else than a letter, <? and <! are comments.
      {"<!>[b]", "</>b"},
      {"<!>[b]", "</3 a>b"},
      {"<!>[b]", "<?xml version='1.0'?>b"},
      {"<!>[b]", "<!DOCTYPE html>b"},
      {"<!>[b]", "<!x>b"},
      {"<!>[ y]]>]", "<![CDATA[x> y]]>"},
  };
  for (const Case& c : kCases) {
    INFO(c.source);
    CHECK(tokens(c.source) == c.tokens);
  }
}

TEST_CASE("attributes") {
  constexpr Case kCases[] = {
      {"<p a=b>", "<p a=b>"},
      {"<p a=b c=>", "<p a=b c>"},
      {"<p a=x>", "<p a='x'>"},
      {"<p a=x b=y>", "<p a=\"x\"b='y'>"},
      {"<p a= x  y >", "<p a=' x  y '>"},
      {"<p a=b c=d>", "<p\ta\n=\nb\rc = d\f>"},
      {"<p a=>[x]", "<p a=>x"},
      {"<p =a=b>", "<p =a=b>"},  // the first = is part of the name
      {"<p ==b>", "<p ==b>"},
      {"<p a=b=c>", "<p a=b=c>"},
      {"<p a=>>[x]", "<p a='>'>x"},
      {"<p a=x/>[y]", "<p a=x/>y"},
      {"<p a=/>", "<p a/>"},
      {"<p a= b=/>", "<p/a/b/>"},
      {"<p \"=>[x]", "<p \">x"},
      {"<p a=b\">[x]", "<p a=b\">x"},
  };
  for (const Case& c : kCases) {
    INFO(c.source);
    CHECK(tokens(c.source) == c.tokens);
  }
}

TEST_CASE("comments") {
  constexpr Case kCases[] = {
      {"<!>[x]", "<!---->x"},         {"<!>[x]", "<!-->x"},       {"<!>[x]", "<!--->x"},
      {"<!>[x]", "<!-- a -- b -->x"}, {"<!>[x]", "<!-- a --!>x"}, {"<!>[x]", "<!-- <p> > -->x"},
      {"<!>~", "<!-- a -> b"},        {"<!>~", "<!--"},           {"<!>[x]", "<!-- a --->x"},
      {"<!>[x]", "<!-->x"},           {"<!>[-->x]", "<!-->-->x"},
  };
  for (const Case& c : kCases) {
    INFO(c.source);
    CHECK(tokens(c.source) == c.tokens);
  }
}

TEST_CASE("raw text runs to its own end tag") {
  constexpr Case kCases[] = {
      {"<script>{if (a<b) \"</p>\"}</script>[x]", "<script>if (a<b) \"</p>\"</script>x"},
      {"<style>{a > b}</STYLE>", "<style>a > b</STYLE >"},
      {"<title>[a <b> &amp;]</title>", "<title>a <b> &amp;</title>"},
      {"<script>{</scripts>}</script>", "<script></scripts></script>"},
      {"<script></script>[x]", "<script></script>x"},
      {"<title>[a <p>b]~", "<title>a <p>b"},
  };
  for (const Case& c : kCases) {
    INFO(c.source);
    CHECK(tokens(c.source) == c.tokens);
  }
}

TEST_CASE("what does not close takes the rest") {
  for (const std::string_view source :
       {"<p", "<p a", "<p a=", "<p a='x", "<p a=\"x>y</p>", "</p", "<!DOCTYPE", "<?x"}) {
    INFO(source);
    CHECK(tokens(source) == "<!>~");
  }
}

// --- character references ----------------------------------------------------

std::string reference(std::string_view text, ReferenceContext context = ReferenceContext::text) {
  const CharacterReference r = read_reference(text, context);
  return r.length == 0 ? "none" : r.utf8 + "|" + std::string(text.substr(r.length));
}

TEST_CASE("character references") {
  constexpr Case kCases[] = {
      {"&|", "&amp;"},
      {"&|x", "&ampx"},  // without the semicolon, where the standard has it so
      {"\u00a0|", "&nbsp;"},
      {"\u00a0|1", "&nbsp1"},
      {"\u201c|a", "&ldquo;a"},
      {"none", "&ldquo a"},  // this one needs it
      {"none", "&x;"},
      {"none", "&"},
      {"none", "& b"},
      {"\u00ac|it;", "&notit;"},  // the longest name that has no semicolon
      {"\u2209|", "&notin;"},
      {"\u226b\u0338|", "&nGtv;"},  // two characters
      {"none", "&NBSP;"},           // case counts
      {"A|", "&#65;"},
      {"A|z", "&#65z"},
      {"\u201c|", "&#x201C;"},
      {"\u201c|", "&#X201c;"},
      // Windows-1252, as browsers read them.
      {"\u201c|", "&#147;"},
      {"\u2019|", "&#146;"},
      {"\u20ac|", "&#x80;"},
      {"\u0081|", "&#129;"},
      // No characters.
      {"\ufffd|", "&#0;"},
      {"\ufffd|", "&#xD800;"},
      {"\ufffd|", "&#x110000;"},
      {"\ufffd|", "&#99999999999999999999;"},
      {"none", "&#;"},
      {"none", "&#x;"},
      {"none", "&#xg;"},
      {"\U0001f600|", "&#x1F600;"},
  };
  for (const Case& c : kCases) {
    INFO(c.source);
    CHECK(reference(c.source) == c.tokens);
  }
}

TEST_CASE("a reference in an attribute") {
  CHECK(reference("&copy=2", ReferenceContext::attribute) == "none");
  CHECK(reference("&copy2", ReferenceContext::attribute) == "none");
  CHECK(reference("&copy;=2", ReferenceContext::attribute) == "\u00a9|=2");
  CHECK(reference("&copy ", ReferenceContext::attribute) == "\u00a9| ");
}

}  // namespace
}  // namespace offerlog
