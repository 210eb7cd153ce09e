// All of a text to a descriptor, however many calls it takes.
#pragma once

#include <string_view>

namespace offerlog::batch {

// Zero, or the error number. EPIPE needs SIGPIPE ignored.
int write_all(int descriptor, std::string_view text);

}  // namespace offerlog::batch
