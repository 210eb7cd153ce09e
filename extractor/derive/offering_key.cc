#include "offering_key.h"

#include <algorithm>
#include <map>

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
  if (o.principal_amount) return o.principal_amount->to_string();
  if (o.gross_proceeds) return o.gross_proceeds->to_string();
  if (o.max_shares) return std::to_string(*o.max_shares) + "-shares";
  if (o.shares_offered) return std::to_string(*o.shares_offered) + "-shares";
  return {};
}

std::string day_of(const Draft& d, ChangeType type, bool stated) {
  for (const Change& change : d.changes) {
    if (change.type.value == type && change.date &&
        (!stated || change.date_basis == DateBasis::stated))
      return change.date->to_string();
  }
  return {};
}

std::string day_established(const Draft& d) { return day_of(d, ChangeType::established, true); }

// Of a deal or a resale without size, the day on which it was begun, agreed or closed.
std::string first_day(const Draft& d) {
  for (ChangeType type : {ChangeType::established, ChangeType::priced, ChangeType::registered,
                          ChangeType::completed}) {
    if (std::string day = day_of(d, type, false); !day.empty()) return day;
  }
  return {};
}

// "CRVP ATM", "CRVP Stock" and "CRVP Shares" are one program.
std::string name_of_class(const Draft& d) {
  std::string name = slug(d.known_as);
  for (std::string_view word : {"-program", "-atm", "-stock", "-shares"}) {
    if (name.ends_with(word)) name.resize(name.size() - word.size());
  }
  return name;
}

std::string securities_of(const Draft& d) {
  std::string out;
  for (const auto& s : d.offering.securities)
    out += (out.empty() ? "" : "+") + std::string(name_of(*s));
  return out;
}

// The kind of agreement by which such programs sell, whether or not it is named.
std::string_view kind_of_program(OfferingType type) {
  if (type == OfferingType::at_the_market) return name_of(AgreementFamily::sales);
  if (type == OfferingType::equity_line) return name_of(AgreementFamily::equity_line);
  return {};
}

std::string identity_of(const Draft& d) {
  const Offering& o = d.offering;
  if (o.agreement.title && o.agreement.dated) {
    return std::string(name_of(family_of(*o.agreement.title))) + ':' +
           o.agreement.dated->to_string();
  }
  if (const std::string day = day_established(d); !day.empty()) {
    const std::string kind(kind_of_program(*o.type));
    if (!kind.empty()) return kind + ':' + day;
  }
  for (const std::string& told : {size_of(o), name_of_class(d), first_day(d)}) {
    if (!told.empty()) return told;
  }
  return "unsized";
}

// Adds to the keys that several share what tells those apart.
template <class Telling>
void tell_apart(std::vector<Draft>& drafts, Telling telling) {
  std::map<std::string, std::vector<Draft*>> sharing;
  for (Draft& d : drafts) sharing[d.offering.key].push_back(&d);
  for (auto& [key, alike] : sharing) {
    const std::string first = telling(*alike.front());
    const bool differ = std::any_of(alike.begin(), alike.end(),
                                    [&](const Draft* d) { return telling(*d) != first; });
    if (!differ) continue;
    for (Draft* d : alike) {
      if (const std::string told = telling(*d); !told.empty()) d->offering.key += ':' + told;
    }
  }
}

// What nothing tells apart is numbered as told.
void number_alike(std::vector<Draft>& drafts) {
  std::map<std::string, int> seen;
  for (Draft& d : drafts) {
    if (const int n = ++seen[d.offering.key]; n > 1) d.offering.key += ':' + std::to_string(n);
  }
}

}  // namespace

std::string offering_key(const Issuer& issuer, const Draft& draft) {
  std::string key = issuer.name ? slug(*issuer.name) : "unknown";
  key += ':';
  key += name_of(*draft.offering.type);
  return key + ':' + identity_of(draft);
}

void key_offerings(const Issuer& issuer, std::vector<Draft>& drafts) {
  for (Draft& d : drafts) d.offering.key = offering_key(issuer, d);
  tell_apart(drafts, securities_of);
  tell_apart(drafts, name_of_class);
  tell_apart(drafts, day_established);
  tell_apart(drafts, [](const Draft& d) { return size_of(d.offering); });
  tell_apart(drafts, first_day);
  number_alike(drafts);
}

}  // namespace offerlog
