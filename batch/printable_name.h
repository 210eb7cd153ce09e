// Names of files are bytes; a record's uri is UTF-8 and a message goes to a
// terminal.
//
//   utf8_name("caf\xE9.txt")       "caf%E9.txt"      a byte that is no UTF-8 is told as %XX
//   printable_name("a\x1b[2J.txt") "a%1B[2J.txt"     so are control characters
//
// UTF-8 is left as it is, and so is a '%': the uri of a common name is the name.
#pragma once

#include <string>
#include <string_view>

namespace offerlog::batch {

std::string utf8_name(std::string_view name);
std::string printable_name(std::string_view name);

}  // namespace offerlog::batch
