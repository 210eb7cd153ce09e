// The digest that ties a record to the bytes it was read from.
#pragma once

#include <string>
#include <string_view>

namespace offerlog {

// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace offerlog
