// Extraction -> the printable form of one of its stages.
#pragma once

#include <string>

#include "offerlog/extract.h"
#include "options.h"

namespace offerlog {

std::string show_stage(const Extraction& x, const Patterns& patterns, Stage stage);

}  // namespace offerlog
