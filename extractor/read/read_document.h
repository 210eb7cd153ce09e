// bytes -> Document. Any bytes are a document: what cannot be read is a
// diagnostic, never a failure.
#pragma once

#include "offerlog/diagnostic.h"
#include "offerlog/document.h"

namespace offerlog {

Document read_document(Source source, Diagnostics& log);

}  // namespace offerlog
