// Document -> Mentions: which rules hit, and where.
#pragma once

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "offerlog/mention.h"
#include "offerlog/patterns.h"

namespace offerlog {

Mentions find_mentions(const Document& document, const Patterns& patterns, Diagnostics& log);

}  // namespace offerlog
