// From a filing to its record.
//
//   const auto patterns = offerlog::Patterns::built_in();
//   auto x = offerlog::extract({"8k.txt", bytes}, patterns);
//   for (const auto& change : x.record.changes) …
//
// `extract` never fails: any bytes are a document, and what cannot be
// understood is left out, with a diagnostic where a careful reader would want
// one. It prints nothing, reads no clock and no locale; the same bytes give
// the same result.
#pragma once

#include <vector>

#include "offerlog/clause.h"
#include "offerlog/diagnostic.h"
#include "offerlog/document.h"
#include "offerlog/facts.h"
#include "offerlog/mention.h"
#include "offerlog/patterns.h"
#include "offerlog/record.h"

namespace offerlog {

// Every stage's result, kept: what `explain` and `--show` print.
struct Extraction {
  Document document;
  Mentions mentions;
  Facts facts;
  std::vector<Clause> clauses;
  Record record;
  Diagnostics diagnostics;
};

Extraction extract(Source source, const Patterns& patterns);

}  // namespace offerlog
