// The security that a rule of patterns/ names.
#pragma once
#include <optional>
#include <string_view>

#include "offerlog/record.h"

namespace offerlog {

// "security.common_stock": common stock; none for a rule that names no security.
std::optional<Security> security_of(std::string_view rule);

}  // namespace offerlog
