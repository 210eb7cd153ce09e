// The JSON Schema (2020-12) of the record, made from the tables that write it.
#pragma once

#include <string>

namespace offerlog {

// Indented, with a line feed at its end.
std::string write_schema();

}  // namespace offerlog
