// Every value of a record with its JSON Pointer, in the order they are written.
//
//   for_each_value(record, [](const std::string& pointer, const auto& value) {
//     // "/issuer/name", a Sourced<std::string>; "/offerings/0/status", an optional<Status>
//   });
//
// Absent values are passed over. What filings do not state at all (uri, sha256,
// ids) is not visited.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record_fields.h"
#include "write_scalar.h"

namespace offerlog {

template <class Use>
class RecordWalk {
 public:
  explicit RecordWalk(Use use) : use_(use) {}

  void walk(const Record& record) {
    at("filing", [&] { members(record.filing); });
    at("issuer", [&] { members(record.issuer); });
    at("offerings", [&] { visit(record.offerings); });
    at("changes", [&] { visit(record.changes); });
  }

 private:
  template <class Visit>
  void at(std::string_view name, Visit visit) {
    const std::size_t size = pointer_.size();
    pointer_ += '/';
    pointer_ += name;
    visit();
    pointer_.resize(size);
  }

  template <class Owner>
  void members(const Owner& owner) {
    for_each_field<Owner>(
        [&](const auto& field) { at(field.name, [&] { visit(owner.*field.member); }); });
  }

  template <class T>
  void visit(const T& value) {
    if (has_value(value)) use_(pointer_, value);
  }
  template <class T>
  void visit(const std::vector<T>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      at(std::to_string(i), [&] { visit(values[i]); });
    }
  }
  void visit(const Agreement& value) { members(value); }
  void visit(const Agent& value) { members(value); }
  void visit(const AmendedDocument& value) { members(value); }
  void visit(const Offering& value) { members(value); }
  void visit(const Change& value) { members(value); }

  Use use_;
  std::string pointer_;
};

template <class Use>
void for_each_value(const Record& record, Use use) {
  RecordWalk<Use>(use).walk(record);
}

// The places a value was read from; none for one that was computed.
template <class T>
const std::vector<Evidence>& evidence_of(const Sourced<T>& value) {
  return value.evidence;
}
template <class T>
const std::vector<Evidence>& evidence_of(const T&) {
  static const std::vector<Evidence> none;
  return none;
}

}  // namespace offerlog
