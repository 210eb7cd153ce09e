#include "explain.h"
#include "print_document.h"
#include "print_stages.h"

namespace offerlog {

std::string print_trace(const Extraction& x, const Patterns& patterns) {
  return "== document\n" + print_document(x.document) + "== mentions\n" +
         print_mentions(x, patterns) + "== facts\n" + print_facts(x, patterns) + "== clauses\n" +
         print_clauses(x, patterns) + "== record\n" + explain(x, patterns, "").value_or("");
}

}  // namespace offerlog
