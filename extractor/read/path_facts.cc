#include "path_facts.h"

#include <algorithm>
#include <iterator>

#include "values/ascii.h"

namespace offerlog {
namespace {

// The names that downloaders of EDGAR give the files in a folder named for the
// accession number, itself in a folder named for the form.
constexpr std::string_view kDownloads[] = {"full-submission.txt", "primary-document.html",
                                           "primary-document.htm", "primary-document.txt",
                                           "filing-details.html"};

// Cuts the last component off `path`.
std::string_view take_last(std::string_view& path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view last = slash == path.npos ? path : path.substr(slash + 1);
  path = slash == path.npos ? std::string_view() : path.substr(0, slash);
  return last;
}

// 0001234567-25-000123
bool is_accession_number(std::string_view text) {
  if (text.size() != 20 || text[10] != '-' || text[13] != '-') return false;
  return std::count_if(text.begin(), text.end(), is_digit) == 18;
}

void fill(SubmissionField& field, std::string_view value) {
  if (field.value.empty()) field.value = value;
}

}  // namespace

void add_path_facts(std::string_view uri, SubmissionHeader& header) {
  const std::string_view name = take_last(uri);
  const std::string_view stem = name.substr(0, name.rfind('.'));
  if (is_accession_number(stem)) return fill(header.accession_number, stem);
  const std::string_view folder = take_last(uri);
  if (!is_accession_number(folder)) return;
  fill(header.accession_number, folder);
  const bool download =
      std::find(std::begin(kDownloads), std::end(kDownloads), name) != std::end(kDownloads);
  if (download) fill(header.form_type, take_last(uri));
}

}  // namespace offerlog
