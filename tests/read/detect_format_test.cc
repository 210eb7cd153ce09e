#include "catch.h"
#include "offerlog/names.h"
#include "read/readers.h"

namespace offerlog {
namespace {

std::string format_of(std::string_view text, std::string_view uri = "stdin") {
  return std::string(name_of(detect_format(text, uri)));
}

// A notice as it is written in Markdown.
constexpr std::string_view kNotice =
    "**ACME, INC.**\n\n**Common Stock**\n\nWe may sell shares of our common stock having an "
    "aggregate "
    "offering price of up to \\$14,500,000.\n\nWe have sold shares for \\$69,000.\n\n---\n\n"
    "**The date of this Supplement is October 20, 2022.**\n\n---\n";

std::string without(std::string text, std::string_view mark) {
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at))
    text.erase(at, mark.size());
  return text;
}

TEST_CASE("submission", "[detect]") {
  for (const char* text : {
           "<SEC-DOCUMENT>0001-25-1.txt : 20250117\n<SEC-HEADER>",
           "\n<SEC-HEADER>0001-25-1.hdr.sgml",
           "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001",
           "<IMS-DOCUMENT>0001.txt",
           "<SUBMISSION>\n<ACCESSION-NUMBER>0001",
       }) {
    CHECK(format_of(text) == "submission");
  }
  CHECK(format_of("A filing begins with a line <SEC-HEADER>, says the manual.") == "text");
}

TEST_CASE("html", "[detect]") {
  for (const char* text : {
           "<html><body>x",
           "\ufeff<?xml version='1.0' encoding='ASCII'?>\n<!-- made by -->\n<HTML xmlns=\"\">",
           "<!DOCTYPE html PUBLIC",
           "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\n<HTML><HEAD>",
           "<p>up to $5</p>",
           "<div>\n\n<p>up to $5</p>\n\n<p>Acme, Inc. sells</p>\n\n</div>\n\n&nbsp;\n",
           "<DIV STYLE=\"x\"><FONT SIZE=2>Acme</FONT></DIV>",
       }) {
    CHECK(format_of(text) == "html");
  }
}

TEST_CASE("markdown", "[detect]") {
  for (const char* name : {"a.md", "a.txt", "a.htm", "stdin"})
    CHECK(format_of(kNotice, name) == "markdown");
  for (const char* text : {
           "| a | b |\n|---|---|\n| 1 | 2 |\n",
           "# Plan of Distribution\n\nWe sell.\n\n## Fees\n\nNone.\n",
           "up to \\$5 or \\$6",
           "{0}------------------------------------------------\n\nAcme\n",
           "[Acme](http://acme.com) and [more](#more)",
           "<sup>1</sup> **a** and **b**<br>",
           // Converters keep what bars cannot hold: text stands outside of the tags.
           "<div>\n\n<div>\n\nFORM 8-K\n\nAcme, Inc.\n\n<table>\n<tr>\n<td>1</td>\n<td>2</td>\n"
           "</tr>\n</table>\n\nItem 8.01 Other Events.\n\n</div>\n\n</div>\n",
       }) {
    CAPTURE(text);
    CHECK(format_of(text) == "markdown");
  }
  CHECK(format_of(without(std::string(kNotice), "\\")) == "markdown");
  CHECK(format_of(without(without(std::string(kNotice), "**"), "---")) == "markdown");
}

TEST_CASE("text", "[detect]") {
  CHECK(format_of(without(without(without(std::string(kNotice), "**"), "---"), "\\")) == "text");
  for (const char* text : {
           "",
           "Acme, Inc.\n\nCommon Stock\n",
           // Redactions, footnotes, rules and lists of filings in ASCII.
           "a price of [***] for [**] units\n*** Confidential treatment requested\n",
           "Total **   5\n** See note 2\n---------------\n* one\n- two\n1. three\n",
           "<PAGE>  12\n<TABLE>\n<CAPTION>\n  # of Shares\n<S>   <C>\n a    5\n</TABLE>\n",
           "<DOCUMENT>\n<TYPE>424B3\n<TEXT>\nProspectus Supplement\n",
           // A uuencoded picture.
           "M;$V./0L\",1!$_\\IQO;=!P4)B0-!2L+(/>QLOD&1#LD)^OCG!CVX>;QA&WPIG\n"
           "M*N*I#BV&5(_C(I(/ !47BK9.7:=N')=HI6-Y #OGDK7A.YNJQ<&4GPZ4A!0W\n",
       }) {
    CAPTURE(text);
    CHECK(format_of(text) == "text");
  }
}

TEST_CASE("the name decides what the content leaves open", "[detect]") {
  CHECK(format_of("The **Company** sells.", "a.txt") == "text");
  CHECK(format_of("The **Company** sells.", "a.md") == "markdown");
  CHECK(format_of("::: {align=\"center\"}\n[FORM]{.x} 8-K\n:::\n\nWe sell [shares]{.y}.\n") ==
        "markdown");
  CHECK(format_of("Acme sells.", "a.md") == "text");
  CHECK(format_of("Acme<p>sells.", "a.txt") == "text");
  CHECK(format_of("Acme<p>sells.", "a.htm") == "html");
}

}  // namespace
}  // namespace offerlog
