#include "find/split_sentences.h"

#include "catch.h"
#include "known_miss.h"

namespace offerlog {
namespace {

// The sentences, parted by " | ".
std::string split(std::string_view text) {
  std::string out;
  for (TextSpan s : split_sentences(text, 0)) {
    out += (out.empty() ? "" : " | ") + std::string(text.substr(s.begin, s.size()));
  }
  return out;
}

// Where the bars stand, sentences end: the same words without them are given
// to the splitter.
void check_split(const std::string& wanted) {
  std::string text = wanted;
  for (auto at = text.find("| "); at != std::string::npos; at = text.find("| ")) text.erase(at, 2);
  CHECK(split(text) == wanted);
}

}  // namespace

TEST_CASE("sentences end", "[sentences]") {
  for (const char* wanted : {
           "We terminated the program. | It had begun in 2021.",
           "Has it ended? | It has! | So it is.",
           "It closed on May 6, 2024. | Sales resumed.",
           "We sold shares through Harrow LLC. | The offering closed.",
           "This is a notice of Corvale, Inc. | On May 6 we ended it.",
           "They said \"we ended it.\" | Nobody answered.",
           "Trading stopped at 4:00 p.m. | The price was $5.00.",
           "It sold 4,169 shares. | No shares remain.",
           "in reliance on Rule 506(b) of Regulation D. | Harrow, Marlowe & Co. served as agent",
           "It sold shares of Class A. | The offering closed.",
           "It sold them to Orrisdale Fund, L.P. | The offering closed.",
           "among them Orrisdale Fund, L.P. | Harrow LLC and Calder Brook, Inc. acted as agents",
           "led by Orrisdale Fund, Ltd. | Harrow & Finch is acting as placement agent",
       }) {
    check_split(wanted);
  }
}

// What ends in a full stop, and is no end.
TEST_CASE("sentences go on", "[sentences]") {
  for (const char* wanted : {
           "terminated the H.C. Marlowe Sales Agreement on May 6",
           "by B. Calder Securities, Inc. and J.P. Marlowe & Co. LLC as agents",
           "Registration Statement (File No. 333-123456) was effective",
           "Nos. 333-123456 and 333-123457 were withdrawn",
           "with Harrow & Co. Incorporated as agent",
           "Harrow & Co. LLC and Robert W. Calder & Co. Incorporated are acting as managers",
           "the Harrow Securities, Inc. Sales Agreement was terminated",
           "Corvale Systems, Inc. (the \"Company\") sold 4,169 shares",
           "the U.S. Securities and Exchange Commission said so",
           "Dr. Alder and Mr. Birch resigned",
           "at 5:00 p.m. New York City time on May 6",
           "on Oct. 20, 2022 and Sept. 3, 2023",
           "a price of $5.00 per share",
           "a program (it began in May. It is large) with Harrow",
           "see Art. 5 of the by-laws, e.g. Section 3",
       }) {
    check_split(wanted);
  }
}

TEST_CASE("a parenthesis that never closes does not swallow the block", "[sentences]") {
  std::string text = "It began (so it is said";
  for (int i = 0; i < 60; ++i) text += " and so on";
  text += ". Then it ended. And it began.";
  const auto sentences = split_sentences(text, 0);
  REQUIRE(sentences.size() == 3);
  CHECK(text.substr(sentences[2].begin) == "And it began.");
}

TEST_CASE("the spans are the text's, offset, without space at their ends", "[sentences]") {
  const auto sentences = split_sentences("  One ended.   Two began.  ", 100);
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].end == 112);
  CHECK(sentences[1] == TextSpan{115, 125});
  CHECK(split_sentences("", 5).empty());
  CHECK(split_sentences("   ", 5).empty());
}

TEST_CASE("what has no end is cut, at a comma or a space, and never in a character",
          "[sentences]") {
  for (const std::string part : {"we sold it, and it ended, ", "it ended ", "ended", "終了", " "}) {
    CAPTURE(part);
    std::string text;
    while (text.size() < 100'000) text += part;
    for (TextSpan s : split_sentences(text, 0)) {
      CHECK(s.size() <= 16'384);
      CHECK((static_cast<unsigned char>(text[s.begin]) & 0xc0) != 0x80);
      if (part.front() == 'w') CHECK(text[s.end - 1] == ',');
    }
  }
}

// The contract of the header: they cover the text but for the space between.
TEST_CASE("nothing but space lies between sentences", "[sentences][property]") {
  for (std::string text : {
           "One. Two! (Three. Four) “Five.” Six Inc. Seven No. 8. 9 U.S. Ten… eleven",
           "Ünïcode – “quotes.” ® Harrow℠ Agreement. ١٢٣. 日本語。次の文。 End",
           ". . . ) ( ... .) a.b.c",
           "x",
           "No.",
           "1.",
           "a\u2028b. C",
       }) {
    CAPTURE(text);
    std::uint32_t at = 0;
    for (TextSpan s : split_sentences(text, 0)) {
      REQUIRE(s.begin >= at);
      REQUIRE(s.begin < s.end);
      CHECK(text.substr(at, s.begin - at).find_first_not_of(' ') == std::string::npos);
      at = s.end;
    }
    CHECK(text.substr(at).find_first_not_of(' ') == std::string::npos);
  }
}

TEST_CASE("an abbreviation in capitals", "[sentences]") {
  CHECK(split("SUPPLEMENT NO. 4 TO THE PROSPECTUS") == "SUPPLEMENT NO. 4 TO THE PROSPECTUS");
}

TEST_CASE("ends after an abbreviation", "[sentences][known-miss]") {
  known_miss(split("It is sold in the U.S. The offering closed."),
             "It is sold in the U.S. | The offering closed.");
  known_miss(split("It was signed by Alder Birch Jr. The offering closed."),
             "It was signed by Alder Birch Jr. | The offering closed.");
}

}  // namespace offerlog
