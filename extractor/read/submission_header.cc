// One line, one field; the first of a kind counts, but all file numbers are
// kept, each once.
//
//   CONFORMED SUBMISSION TYPE:	8-K          full submissions (.txt)
//   <TYPE>8-K                                the same in <SUBMISSION> files (.nc)
#include "submission_header.h"

#include <algorithm>
#include <unordered_set>

#include "lines.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

using Header = SubmissionHeader;

struct FieldRule {
  std::string_view label;
  SubmissionField Header::*field;  // null: a file number
};
constexpr FieldRule kRules[] = {
    {"ACCESSION NUMBER:", &Header::accession_number},
    {"<ACCESSION-NUMBER>", &Header::accession_number},
    {"CONFORMED SUBMISSION TYPE:", &Header::form_type},
    {"<TYPE>", &Header::form_type},
    {"FILED AS OF DATE:", &Header::filed_on},
    {"<FILING-DATE>", &Header::filed_on},
    {"CENTRAL INDEX KEY:", &Header::cik},
    {"<CIK>", &Header::cik},
    {"COMPANY CONFORMED NAME:", &Header::conformed_name},
    {"<CONFORMED-NAME>", &Header::conformed_name},
    {"SEC FILE NUMBER:", nullptr},
    {"<FILE-NUMBER>", nullptr},
    {"<FILE-NUM>", nullptr},
};

SourceSpan trimmed(std::string_view text, SourceSpan span) {
  while (!span.empty() && is_space(text[span.begin])) ++span.begin;
  while (!span.empty() && is_space(text[span.end - 1])) --span.end;
  return span;
}

}  // namespace

void read_submission_header(const DecodedText& decoded, SourceSpan span, SubmissionHeader& header) {
  const std::string_view text = decoded.utf8;
  std::unordered_set<std::string_view> file_numbers;
  for (LineReader lines(text, span); lines.next();) {
    const SourceSpan line = trimmed(text, lines.line());
    const std::string_view spelled = text.substr(line.begin, line.size());
    const auto* rule = std::find_if(std::begin(kRules), std::end(kRules), [&](const FieldRule& r) {
      return starts_with_any_case(spelled, r.label);
    });
    if (rule == std::end(kRules)) continue;
    const auto label = static_cast<std::uint32_t>(rule->label.size());
    const SourceSpan value = trimmed(text, {line.begin + label, line.end});
    if (value.empty()) continue;
    SubmissionField field{std::string(text.substr(value.begin, value.size())),
                          {decoded.filed_offset(value.begin), decoded.filed_offset(value.end)}};
    if (rule->field == nullptr) {
      const bool added = file_numbers.insert(text.substr(value.begin, value.size())).second;
      if (added) header.file_numbers.push_back(std::move(field));
    } else if ((header.*rule->field).value.empty()) {
      header.*rule->field = std::move(field);
    }
  }
}

}  // namespace offerlog
