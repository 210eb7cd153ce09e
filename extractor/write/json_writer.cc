#include "json_writer.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace offerlog {
namespace {

constexpr std::size_t kIndent = 2;

bool is_plain(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// "/" stays as it is; other text than ASCII stays UTF-8.
std::string escaped(std::string_view value) {
  return nlohmann::json(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void JsonWriter::key(std::string_view name) {
  separate();
  text_ += '"';
  text_ += name;  // ours, and plain
  text_ += pretty_ ? "\": " : "\":";
  after_key_ = true;
}

void JsonWriter::string(std::string_view value) {
  if (!std::all_of(value.begin(), value.end(), is_plain)) return raw(escaped(value));
  separate();
  text_ += '"';
  text_ += value;
  text_ += '"';
}

void JsonWriter::raw(std::string_view value) {
  separate();
  text_ += value;
}

void JsonWriter::begin(char bracket, Layout layout) {
  separate();
  text_ += bracket;
  const bool within_line = !levels_.empty() && levels_.back().one_line;
  levels_.push_back({.one_line = within_line || layout == Layout::one_line});
}

void JsonWriter::end(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && !level.one_line) new_line();
  text_ += bracket;
}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) text_ += pretty_ && level.one_line ? ", " : ",";
  if (!level.one_line) new_line();
  level.empty = false;
}

void JsonWriter::new_line() {
  if (!pretty_) return;
  text_ += '\n';
  text_.append(levels_.size() * kIndent, ' ');
}

}  // namespace offerlog
