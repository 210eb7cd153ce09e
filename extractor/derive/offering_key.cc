#include "offering_key.h"

#include "offerlog/names.h"
#include "resolve/agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Lower case, words joined by hyphens, without the words that filings write
// now one way, now another.
std::string slug(std::string_view name) {
  std::string out;
  std::string word;
  const auto finish = [&] {
    const bool dropped = word == "inc" || word == "corp" || word == "corporation" ||
                         word == "ltd" || word == "limited" || word == "llc" || word == "plc" ||
                         word == "co" || word == "company" || word == "the" ||
                         word == "incorporated";
    if (!word.empty() && !dropped) out += (out.empty() ? "" : "-") + word;
    word.clear();
  };
  for (char c : name) {
    if (is_alnum(c)) {
      word += to_lower(c);
    } else if (c != '.' && c != '\'') {
      finish();
    }
  }
  finish();
  return out;
}

std::string size_of(const Offering& o) {
  if (o.max_amount) return o.max_amount->to_string();
  if (o.gross_proceeds) return o.gross_proceeds->to_string();
  if (o.principal_amount) return o.principal_amount->to_string();
  if (o.max_shares) return std::to_string(*o.max_shares) + "-shares";
  if (o.shares_offered) return std::to_string(*o.shares_offered) + "-shares";
  return "unsized";
}

}  // namespace

std::string offering_key(const Issuer& issuer, const Offering& offering) {
  std::string key = issuer.name ? slug(*issuer.name) : "unknown";
  key += ':';
  key += name_of(*offering.type);
  key += ':';
  if (offering.agreement.title && offering.agreement.dated) {
    key += name_of(family_of(*offering.agreement.title));
    key += ':' + offering.agreement.dated->to_string();
  } else {
    key += size_of(offering);
  }
  return key;
}

}  // namespace offerlog
