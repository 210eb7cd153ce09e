// What a batch tells other programs of itself.
#pragma once

#include <string>
#include <string_view>

#include "run_batch.h"

namespace offerlog::batch {

// A line of --errors: {"path": …, "kind": …, "message": …}
std::string error_line(const std::string& path, const Failure& failure);

// --stats: one object, indented.
std::string stats_json(const BatchReport& report, std::string_view program);

}  // namespace offerlog::batch
