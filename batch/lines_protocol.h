// --lines: a JSON object a line in, one out, in the same order.
//
//   {"id": 7, "text": "On June 3, 2024, we suspended …"}      a filing's own text
//   {"id": 8, "path": "filings/8k.htm"}                       or where it stands
//
//   {"id":7,"record":{…}}
//   {"id":8,"error":{"kind":"not_found","message":"No such file or directory"},"line":2}
//
// `id` is any JSON value, given back as it came, and null where there is none.
// A `text` may have a `uri`: what the record calls it, and a hint at its format.
// Every line gets one answer, an empty line too: who counts lines is not led astray.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "failure.h"
#include "item.h"

namespace offerlog::batch {

struct LineRequest {
  std::string id = "null";  // as JSON
  std::string uri;
  std::variant<AtPath, InMemory, Failure> content = Failure{};
};

// `line` counts from 1.
LineRequest read_line_request(std::string_view json, std::uint64_t line);

// Each ends with a line feed. The record is JSON, on one line.
std::string line_of_record(const std::string& id, std::string_view record);
std::string line_of_failure(const std::string& id, std::uint64_t line, const Failure& failure);

}  // namespace offerlog::batch
