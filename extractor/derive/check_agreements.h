// Whether the filing is of one mind about its agreements and about itself: one day, one
// title for an agreement, one date for the document. What is printed first stands.
#pragma once

#include <vector>

#include "draft.h"
#include "offerlog/diagnostic.h"

namespace offerlog {

// `drafts` are the record's offerings, in their order.
void check_agreements(const Context& context, const std::vector<Draft>& drafts, Record& record,
                      Diagnostics& log);

// "The date of this prospectus supplement is May 3, 2024", and elsewhere May 4.
void check_document_date(const Context& context, Diagnostics& log);

}  // namespace offerlog
