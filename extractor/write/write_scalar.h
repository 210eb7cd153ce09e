// One value of a record, as JSON: a string, a number, true, or null.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "json_writer.h"
#include "offerlog/names.h"

namespace offerlog {

// The `id` of the offering or change at a place in its list: "o1" for the first.
inline std::string id_at(char letter, std::size_t index) {
  return letter + std::to_string(index + 1);
}

inline void write_scalar(JsonWriter& json, const std::string& value) { json.string(value); }
inline void write_scalar(JsonWriter& json, const Date& value) { json.string(value.to_string()); }
inline void write_scalar(JsonWriter& json, const Decimal& value) { json.decimal(value); }
inline void write_scalar(JsonWriter& json, std::int64_t value) { json.integer(value); }
inline void write_scalar(JsonWriter& json, std::uint64_t value) {
  json.integer(static_cast<std::int64_t>(value));
}
inline void write_scalar(JsonWriter& json, bool value) { json.boolean(value); }
inline void write_scalar(JsonWriter& json, OfferingId value) {
  value.valid() ? json.string(id_at('o', value.value)) : json.null();
}
template <class Enum>
requires std::is_enum_v<Enum>
void write_scalar(JsonWriter& json, Enum value) { json.string(name_of(value)); }
template <class T>
void write_scalar(JsonWriter& json, const std::optional<T>& value) {
  value ? write_scalar(json, *value) : json.null();
}
template <class T>
void write_scalar(JsonWriter& json, const Sourced<T>& value) {
  write_scalar(json, value.value);
}

// Whether there is a value to write.
template <class T>
bool has_value(const T&) {
  return true;
}
template <class T>
bool has_value(const std::optional<T>& value) {
  return value.has_value();
}
template <class T>
bool has_value(const Sourced<T>& value) {
  return value.value.has_value();
}
inline bool has_value(OfferingId value) { return value.valid(); }

}  // namespace offerlog
