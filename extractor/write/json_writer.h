// Writes JSON as it goes: no tree is built, and a number goes out in the digits
// it came with.
//
//   JsonWriter json(JsonStyle::line);
//   json.begin_object();
//   json.key("price");
//   json.decimal(*Decimal::parse("3.50"));
//   json.end_object();
//   json.text()                              {"price":3.5}
//
// The caller pairs what it begins and gives a key before each member; nothing
// checks that. Text is UTF-8; what is not becomes U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "offerlog/decimal.h"
#include "offerlog/json.h"

namespace offerlog {

class JsonWriter {
 public:
  // In pretty style an object or array takes a line for each member, unless it
  // asks for one line; all within it stand on that line too.
  enum class Layout { lines, one_line };

  explicit JsonWriter(JsonStyle style) : pretty_(style == JsonStyle::pretty) {}

  void begin_object(Layout layout = Layout::lines) { begin('{', layout); }
  void end_object() { end('}'); }
  void begin_array(Layout layout = Layout::lines) { begin('[', layout); }
  void end_array() { end(']'); }
  void key(std::string_view name);

  void string(std::string_view value);
  void integer(std::int64_t value) { raw(std::to_string(value)); }
  void decimal(const Decimal& value) { raw(value.to_string()); }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }

  // What has been written. The last object ends without a line feed.
  const std::string& text() const { return text_; }

 private:
  struct Level {
    bool one_line = false;
    bool empty = true;
  };

  void begin(char bracket, Layout layout);
  void end(char bracket);
  // What stands between the last value and the next: a comma, a new line.
  void separate();
  void new_line();
  void raw(std::string_view value);

  bool pretty_;
  bool after_key_ = false;
  std::vector<Level> levels_;
  std::string text_;
};

}  // namespace offerlog
