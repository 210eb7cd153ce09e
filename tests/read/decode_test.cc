#include "read/decode.h"

#include "catch.h"

namespace offerlog {
namespace {

using namespace std::string_view_literals;

struct Decoded {
  std::string text;
  std::vector<std::string> codes;
};

Decoded decode_all(std::string_view bytes) {
  DecodedText out;
  Diagnostics log;
  decode(bytes, out, log);
  Decoded result{std::string(out.utf8), {}};
  for (const Diagnostic& d : log) result.codes.push_back(d.code);
  return result;
}

std::string text_of(std::string_view bytes) {
  const Decoded decoded = decode_all(bytes);
  CHECK(decoded.codes.empty());
  return decoded.text;
}

TEST_CASE("“Café – €5”, however it is encoded", "[decode]") {
  const std::string expected = "“Café – €5”";
  CHECK(text_of("“Café – €5”") == expected);
  CHECK(text_of("\xef\xbb\xbf“Café – €5”") == expected);
  CHECK(text_of("\x93"
                "Caf\xe9 \x96 \x80"
                "5\x94") == expected);
  CHECK(text_of("\xff\xfe\x1c\x20"
                "C\0a\0f\0\xe9\0 \0\x13\x20 \0\xac\x20"
                "5\0\x1d\x20"sv) == expected);
  CHECK(text_of("\xfe\xff\x20\x1c\0C\0a\0f\0\xe9\0 \x20\x13\0 \x20\xac\0"
                "5\x20\x1d"sv) == expected);
}

TEST_CASE("UTF-8 with a stray byte stays UTF-8", "[decode]") {
  CHECK(text_of("“Agent” – the Company\x92s") == "“Agent” – the Company’s");
}

TEST_CASE("Windows-1252 that looks like UTF-8 once is Windows-1252", "[decode]") {
  CHECK(text_of("\x93"
                "CAF\xc9\x94, the Company\x92s") == "“CAFÉ”, the Company’s");
}

TEST_CASE("bytes that mean nothing are U+FFFD, and one diagnostic says so", "[decode]") {
  for (const auto bytes : {"a\x81"sv,
                           "\xff\xfe"
                           "a\0\x00\xd8"sv,
                           "\xff\xfe"
                           "a\0x"sv}) {
    const Decoded decoded = decode_all(bytes);
    CHECK(decoded.text == "a\ufffd");
    CHECK(decoded.codes == std::vector<std::string>{"undecodable_text"});
  }
}

TEST_CASE("not UTF-8: long forms, surrogates, beyond U+10FFFF, cut short", "[decode]") {
  for (const auto bytes :
       {"\xc0\xaf"sv, "\xe0\x80\xaf"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\xe2\x82"sv}) {
    CHECK(decode_all(bytes).text != bytes);
  }
}

TEST_CASE("line ends and NUL survive", "[decode]") {
  CHECK(text_of("a\r\nb\rc\0d"sv) == "a\r\nb\rc\0d"sv);
}

TEST_CASE("an offset finds its byte in the file", "[decode]") {
  DecodedText plain;
  DecodedText marked;
  DecodedText latin;
  Diagnostics log;
  decode("abc", plain, log);
  CHECK(plain.filed_offset(2) == 2);
  decode(
      "\xef\xbb\xbf"
      "abc",
      marked, log);
  CHECK(marked.filed_offset(0) == 3);
  CHECK(marked.filed_offset(3) == 6);
  //      filed 0  1  2   decoded 0  1..2  3  4..6
  decode(
      "a\xe9"
      "b\x93",
      latin, log);
  const std::uint32_t expected[] = {0, 1, 2, 2, 3, 4, 4, 4};
  for (std::uint32_t i = 0; i < 8; ++i) CHECK(latin.filed_offset(i) == expected[i]);
}

}  // namespace
}  // namespace offerlog
