#include "show_stage.h"

#include "write/print_document.h"
#include "write/print_stages.h"

namespace offerlog {

std::string show_stage(const Extraction& x, const Patterns& patterns, Stage stage) {
  switch (stage) {
    case Stage::document:
      return print_document(x.document);
    case Stage::mentions:
      return print_mentions(x, patterns);
    case Stage::facts:
      return print_facts(x, patterns);
    case Stage::clauses:
      return print_clauses(x, patterns);
    case Stage::trace:
      return print_trace(x, patterns);
  }
  return {};
}

}  // namespace offerlog
