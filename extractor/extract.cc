#include "offerlog/extract.h"

#include "derive/derive_record.h"
#include "find/find_mentions.h"
#include "read/read_document.h"
#include "resolve/resolve_facts.h"

namespace offerlog {

Extraction extract(Source source, const Patterns& patterns) {
  Extraction x;
  Diagnostics& log = x.diagnostics;
  x.document = read_document(std::move(source), log);
  x.mentions = find_mentions(x.document, patterns, log);
  const Reading reading{x.document, patterns, x.mentions};
  x.facts = resolve_facts(reading, log);
  Derivation derived = derive_record(reading, x.facts, log);
  x.clauses = std::move(derived.clauses);
  x.record = std::move(derived.record);
  return x;
}

}  // namespace offerlog
