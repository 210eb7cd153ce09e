// EDGAR full submissions, in the forms that EDGAR has served since 1993.
#include <string>

#include "catch.h"
#include "read/print_blocks.h"
#include "read/read_document.h"

namespace offerlog {
namespace {

Document read(std::string_view bytes, Diagnostics& log) {
  DecodedText decoded;
  decode(bytes, decoded, log);
  Document document;
  read_submission({decoded, {0, static_cast<std::uint32_t>(decoded.utf8.size())}, 0}, document,
                  log);
  return document;
}

// accession | form | filed | cik | name | file numbers
std::string print_header(const SubmissionHeader& h) {
  std::string out = h.accession_number.value + "|" + h.form_type.value + "|" + h.filed_on.value +
                    "|" + h.cik.value + "|" + h.conformed_name.value;
  for (const SubmissionField& number : h.file_numbers) out += "|" + number.value;
  return out;
}

// "* 8-K a.htm: text of its blocks"; the star marks the main document.
std::string print_parts(const Document& document) {
  std::string out;
  for (std::size_t p = 0; p < document.parts.size(); ++p) {
    const Part& part = document.parts[p];
    out += (part.main ? "* " : "- ") + part.type + " " + part.filename + ":";
    for (const Block& block : document.blocks) {
      if (block.part == p) out += " [" + std::string(document.view(block.text)) + "]";
    }
    out += "\n";
  }
  return out;
}

constexpr std::string_view kSubmission =
    "<SEC-DOCUMENT>0001234567-25-000123.txt : 20250117\n"
    "<SEC-HEADER>0001234567-25-000123.hdr.sgml : 20250117\n"
    "ACCESSION NUMBER:\t\t0001234567-25-000123\n"
    "CONFORMED SUBMISSION TYPE:\t8-K\n"
    "FILED AS OF DATE:\t\t20250117\n\n"
    "FILER:\n\n\tCOMPANY DATA:\t\n"
    "\t\tCOMPANY CONFORMED NAME:\t\t\tEXAMPLE BIO, INC.\n"
    "\t\tCENTRAL INDEX KEY:\t\t\t0001234567\n"
    "\tFILING VALUES:\n\t\tFORM TYPE:\t\t8-K\n\t\tSEC FILE NUMBER:\t001-34567\n"
    "FILER:\n\n\tCOMPANY DATA:\t\n"
    "\t\tCOMPANY CONFORMED NAME:\t\t\tSECOND FILER LLC\n"
    "\t\tCENTRAL INDEX KEY:\t\t\t0007654321\n"
    "\t\tSEC FILE NUMBER:\t333-123456\n\t\tSEC FILE NUMBER:\t001-34567\n"
    "\tFORMER COMPANY:\t\n\t\tFORMER CONFORMED NAME:\tOLD NAME, INC.\n"
    "</SEC-HEADER>\n"
    "<DOCUMENT>\n<TYPE>EX-99.1\n<SEQUENCE>2\n<FILENAME>ex99.htm\n<DESCRIPTION>PRESS RELEASE\n"
    "<TEXT>\n<html><p>press</p></html>\n</TEXT>\n</DOCUMENT>\n"
    "<DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n<FILENAME>a.htm\n"
    "<TEXT>\n<XBRL>\n<?xml "
    "version='1.0'?>\n<html><p>main</p></html>\n</XBRL>\n</TEXT>\n</DOCUMENT>\n"
    "<DOCUMENT>\n<TYPE>GRAPHIC\n<FILENAME>logo.jpg\n<TEXT>\nbegin 644 "
    "logo.jpg\nM_]C_X``02D9)\nend\n</TEXT>\n</DOCUMENT>\n"
    "<DOCUMENT>\n<TYPE>EX-101.SCH\n<FILENAME>x.xsd\n<TEXT>\n<XML>x</XML>\n</TEXT>\n</DOCUMENT>\n"
    "<DOCUMENT>\n<TYPE>EX-5.1\n<FILENAME>ex5.htm\n<TEXT>\n<html>opinion</html>\n</TEXT>\n</"
    "DOCUMENT>\n"
    "<DOCUMENT>\n<TYPE>EX-10.1\n<FILENAME>ex10.pdf\n<TEXT>\n<PDF>\nbegin 644 "
    "x\n</PDF>\n</TEXT>\n</DOCUMENT>\n"
    "</SEC-DOCUMENT>\n";

TEST_CASE("submission: header") {
  Diagnostics log;
  const Document d = read(kSubmission, log);
  CHECK(print_header(d.header) ==
        "0001234567-25-000123|8-K|20250117|0001234567|EXAMPLE BIO, INC.|001-34567|333-123456");
  CHECK(log.empty());
  const auto source = [&](const SubmissionField& f) {
    return kSubmission.substr(f.source.begin, f.source.size());
  };
  CHECK(source(d.header.form_type) == "8-K");
  CHECK(source(d.header.conformed_name) == "EXAMPLE BIO, INC.");
  CHECK(source(d.header.file_numbers[1]) == "333-123456");
}

TEST_CASE(
    "submission: the main document first, then exhibits 1, 5, 10 and 99; the rest is passed over") {
  Diagnostics log;
  const Document d = read(kSubmission, log);
  CHECK(print_parts(d) ==
        "* 8-K a.htm: [main]\n- EX-99.1 ex99.htm: [press]\n"
        "- EX-5.1 ex5.htm: [opinion]\n");
  REQUIRE(d.parts.size() == 3);
  CHECK(d.parts[1].description == "PRESS RELEASE");
  CHECK(d.parts[1].format == Format::html);
  CHECK(d.parts[0].text.end <= d.parts[1].text.begin);
}

TEST_CASE("submission: the tags of an .nc file") {
  constexpr std::string_view kNc =
      "<SUBMISSION>\n<ACCESSION-NUMBER>0001234567-25-000124\n<TYPE>424B5\n<FILING-DATE>20250118\n"
      "<FILER>\n<COMPANY-DATA>\n<CONFORMED-NAME>EXAMPLE BIO, "
      "INC.\n<CIK>0001234567\n</COMPANY-DATA>\n"
      "<FILING-VALUES>\n<FILE-NUMBER>333-123456\n</FILING-VALUES>\n</FILER>\n"
      "<DOCUMENT>\n<TYPE>424B5\n<SEQUENCE>1\n<FILENAME>a.htm\n<TEXT>\n<html>main</html>\n</"
      "TEXT>\n</DOCUMENT>\n"
      "</SUBMISSION>\n";
  Diagnostics log;
  const Document d = read(kNc, log);
  CHECK(print_header(d.header) ==
        "0001234567-25-000124|424B5|20250118|0001234567|EXAMPLE BIO, INC.|333-123456");
  CHECK(print_parts(d) == "* 424B5 a.htm: [main]\n");
}

TEST_CASE("submission: tags that white space no longer parts in lines") {
  Diagnostics log;
  const Document d = read_document(
      {"a.htm",
       "<DOCUMENT> <TYPE>424B5 <SEQUENCE>1 <FILENAME>a.htm <TEXT> <html><p>Up to $5.</p></html>"},
      log);
  CHECK(d.parts.front().type == "424B5");
  CHECK(d.text == "Up to $5.");
}

TEST_CASE("submission: privacy-enhanced mail and text documents of the 1990s") {
  constexpr std::string_view kMail =
      "-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n\n"
      "<IMS-DOCUMENT>0000950123-96-000001.txt : 19960102\n<IMS-HEADER>\n"
      "ACCESSION NUMBER:\t\t0000950123-96-000001\nCONFORMED SUBMISSION TYPE:\t8-K\n"
      "</IMS-HEADER>\n<DOCUMENT>\n<TYPE>8-K\n<SEQUENCE>1\n<TEXT>\n\nThe Company sold shares.\n\n"
      "</TEXT>\n</DOCUMENT>\n</IMS-DOCUMENT>\n-----END PRIVACY-ENHANCED MESSAGE-----\n";
  Diagnostics log;
  const Document d = read(kMail, log);
  CHECK(print_header(d.header) == "0000950123-96-000001|8-K|||");
  CHECK(print_parts(d) == "* 8-K : [The Company sold shares.]\n");
  CHECK(d.parts[0].format == Format::text);
}

TEST_CASE("submission: a form type with an amendment, a main document of another name") {
  Diagnostics log;
  const Document d = read(
      "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t8-K/A\n</SEC-HEADER>\n"
      "<DOCUMENT>\n<TYPE>8-K\n<FILENAME>a.htm\n<TEXT>\n<html>first</html>\n</TEXT>\n</DOCUMENT>\n",
      log);
  CHECK(print_parts(d) == "* 8-K a.htm: [first]\n");
}

TEST_CASE("submission: what is cut off or not closed is read as far as it goes") {
  const std::string head = "<SEC-HEADER>\nCONFORMED SUBMISSION TYPE:\t8-K\n</SEC-HEADER>\n";
  const std::string main = "<DOCUMENT>\n<TYPE>8-K\n<FILENAME>a.htm\n<TEXT>\n<html><p>main";
  const std::string exhibit = "<DOCUMENT>\n<TYPE>EX-99.1\n<FILENAME>b.htm\n<TEXT>\n<html><p>press";
  Diagnostics log;
  CHECK(print_parts(read(head + main, log)) == "* 8-K a.htm: [main]\n");
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "truncated_submission");
  CHECK(print_parts(read(head + main + "\n" + exhibit, log)) ==
        "* 8-K a.htm: [main]\n- EX-99.1 b.htm: [press]\n");
  log.clear();
  CHECK(print_parts(read(head, log)) == "*  :\n");
  REQUIRE(log.size() == 1);
  CHECK(log[0].code == "truncated_submission");
}

}  // namespace
}  // namespace offerlog
