// The header of an EDGAR submission, in its two spellings.
#pragma once

#include "decode.h"
#include "offerlog/document.h"

namespace offerlog {

// Fills `header` from the text before the first document.
void read_submission_header(const DecodedText& decoded, SourceSpan span, SubmissionHeader& header);

}  // namespace offerlog
