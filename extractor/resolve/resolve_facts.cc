#include "resolve_facts.h"

#include "find_misprints.h"
#include "join_agreements.h"
#include "resolve_agreements.h"
#include "resolve_parties.h"
#include "resolve_programs.h"
#include "resolve_sales_tables.h"
#include "resolve_syndicate.h"
#include "resolve_term_sheet.h"
#include "resolve_values.h"

namespace offerlog {

Facts resolve_facts(const Reading& reading, Diagnostics& log) {
  Facts facts;
  resolve_values(reading, facts, log);
  resolve_sales_tables(reading, facts);
  resolve_agreements(reading, facts, log);
  resolve_programs(reading, facts);
  resolve_parties(reading, facts);
  resolve_term_sheet(reading, facts);
  resolve_syndicate(reading, facts);
  join_agreements(reading, facts);
  find_misprints(reading, log);
  return facts;
}

}  // namespace offerlog
