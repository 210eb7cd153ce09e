#include "write_changes.h"

#include <string_view>
#include <vector>

#include "json_writer.h"
#include "quote.h"
#include "record_fields.h"
#include "write_scalar.h"

namespace offerlog {
namespace {

constexpr std::string_view kJoin = "; ";

// One line. `prefix_` is what a column's name begins with: "offering_".
class ChangeLine {
 public:
  ChangeLine(const Document& document, const Record& record, std::size_t index)
      : document_(document), record_(record), index_(index), json_(JsonStyle::line) {}

  std::string write() {
    const Change& change = record_.changes[index_];
    const Offering none;
    const bool known = change.offering.value < record_.offerings.size();
    json_.begin_object();
    columns("filing_", document_);
    columns("filing_", record_.filing);
    columns("issuer_", record_.issuer);
    column("offering_id", change.offering);
    columns("offering_", known ? record_.offerings[change.offering.value] : none);
    column("change_id", id_at('c', index_));
    columns("change_", change);
    first_words(change);
    json_.end_object();
    return json_.text();
  }

 private:
  template <class T>
  void column(std::string_view name, const T& value) {
    json_.key(name);
    write_scalar(json_, value);
  }

  template <class Owner>
  void columns(const std::string& prefix, const Owner& owner) {
    for_each_field<Owner>(
        [&](const auto& field) { add(prefix + std::string(field.name), owner.*field.member); });
  }

  template <class T>
  void add(const std::string& name, const T& value) {
    column(name, value);
  }
  void add(const std::string& name, OfferingId value) {
    if (name != "change_offering") column(name, value);  // stands as offering_id
  }
  void add(const std::string&, const Agreement& value) { columns("agreement_", value); }
  void add(const std::string&, const std::vector<Agent>& agents) {
    join("agents", agents, [](const Agent& agent) { return agent.name.value; });
  }
  void add(const std::string& name, const std::vector<Sourced<Security>>& securities) {
    join(name, securities, [](const Sourced<Security>& security) {
      return security.value ? std::optional<std::string_view>(name_of(*security)) : std::nullopt;
    });
  }
  void add(const std::string& name, const std::vector<Sourced<std::string>>& values) {
    join(name, values, [](const Sourced<std::string>& value) { return value.value; });
  }
  // Earlier documents have no place in a table of changes.
  void add(const std::string&, const std::vector<AmendedDocument>&) {}

  template <class T, class Word>
  void join(std::string_view name, const std::vector<T>& values, Word word) {
    std::string joined;
    for (const T& value : values) {
      const auto text = word(value);
      if (!text) continue;
      if (!joined.empty()) joined += kJoin;
      joined += *text;
    }
    json_.key(name);
    joined.empty() ? json_.null() : json_.string(joined);
  }

  // The words that say what happened, and where they stand in the filing.
  void first_words(const Change& change) {
    if (change.type.evidence.empty()) {
      for (const char* name : {"start", "end", "quote"}) {
        json_.key(name);
        json_.null();
      }
      return;
    }
    const TextSpan words = change.type.evidence.front().text;
    const SourceSpan source = document_.source_of(words);
    column("start", std::int64_t{source.begin});
    column("end", std::int64_t{source.end});
    column("quote", quote(document_, words));
  }

  const Document& document_;
  const Record& record_;
  std::size_t index_;
  JsonWriter json_;
};

}  // namespace

std::string write_changes(const Document& document, const Record& record) {
  std::string lines;
  for (std::size_t i = 0; i < record.changes.size(); ++i) {
    lines += ChangeLine(document, record, i).write();
    lines += '\n';
  }
  return lines;
}

}  // namespace offerlog
