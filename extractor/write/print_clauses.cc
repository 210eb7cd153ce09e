#include "offerlog/names.h"
#include "print_clause.h"
#include "print_span.h"
#include "print_stages.h"

namespace offerlog {
namespace {

std::string words_of(const Extraction& x, const Patterns& patterns, MentionId id) {
  const Mention& mention = x.mentions.mentions[id.value];
  return place_text(x.document, mention.text) + "  by " + patterns.rule(mention.rule).id;
}

std::string claim(const Clause& clause) {
  std::string out(name_of(clause.type));
  if (clause.scope) out += " " + std::string(name_of(*clause.scope));
  out += " " + std::string(name_of(clause.timing));
  if (clause.date) out += " " + clause.date->to_string();
  if (clause.previously) out += " previously";
  if (clause.agreement) out += "  agreement " + std::to_string(*clause.agreement);
  return out;
}

}  // namespace

std::string print_clause(const Extraction& x, const Patterns& patterns, const Clause& clause) {
  std::string out = claim(clause);
  if (clause.trigger.valid()) out += "  " + words_of(x, patterns, clause.trigger);
  if (clause.condition) out += "  if \"" + *clause.condition + "\"";
  out += "\n";
  if (clause.veto.valid()) out += "  vetoed by " + words_of(x, patterns, clause.veto) + "\n";
  if (clause.vetoed_by_section) out += "  vetoed by the section it stands in\n";
  return out;
}

std::string print_clauses(const Extraction& x, const Patterns& patterns) {
  std::string out;
  for (const Clause& clause : x.clauses) out += print_clause(x, patterns, clause);
  return out;
}

}  // namespace offerlog
