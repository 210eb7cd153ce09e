#include "write_record.h"

#include <string_view>
#include <vector>

#include "json_writer.h"
#include "quote.h"
#include "record_fields.h"
#include "walk_record.h"
#include "write_scalar.h"

namespace offerlog {
namespace {

using Layout = JsonWriter::Layout;

class RecordWriter {
 public:
  RecordWriter(const Document& document, JsonStyle style) : document_(document), json_(style) {}

  std::string write(const Record& record, const Diagnostics& diagnostics) {
    json_.begin_object();
    json_.key("schema");
    json_.string("offerlog/1");
    json_.key("filing");
    filing(record.filing);
    json_.key("issuer");
    object(record.issuer);
    json_.key("offerings");
    identified_list('o', record.offerings, Layout::lines);
    json_.key("changes");
    identified_list('c', record.changes, Layout::one_line);
    json_.key("evidence");
    evidence(record);
    json_.key("checks");
    checks(record.checks);
    json_.key("diagnostics");
    diagnostic_list(diagnostics);
    json_.end_object();
    return json_.text();
  }

 private:
  template <class Owner>
  void members(const Owner& owner) {
    for_each_field<Owner>([&](const auto& field) {
      const auto& value = owner.*field.member;
      if (field.presence == Presence::when_stated && !has_value(value)) return;
      json_.key(field.name);
      write(value);
    });
  }
  template <class Owner>
  void object(const Owner& owner, Layout layout = Layout::lines) {
    json_.begin_object(layout);
    members(owner);
    json_.end_object();
  }

  template <class T>
  void write(const T& value) {
    write_scalar(json_, value);
  }
  template <class T>
  void write(const std::vector<T>& values) {
    list(values, Layout::lines);
  }
  template <class T>
  void write(const std::vector<Sourced<T>>& values) {
    list(values, Layout::one_line);
  }
  template <class T>
  void list(const std::vector<T>& values, Layout layout) {
    json_.begin_array(layout);
    for (const T& value : values) write(value);
    json_.end_array();
  }
  void write(const Agreement& value) { object(value, Layout::one_line); }
  void write(const Agent& value) { object(value, Layout::one_line); }
  void write(const AmendedDocument& value) { object(value, Layout::one_line); }

  void filing(const Filing& filing) {
    json_.begin_object();
    members(document_);
    members(filing);
    json_.end_object();
  }

  // Members of the list are told apart by an `id` made of their place in it.
  template <class T>
  void identified_list(char letter, const std::vector<T>& values, Layout layout) {
    json_.begin_array();
    for (std::size_t i = 0; i < values.size(); ++i) {
      json_.begin_object(layout);
      json_.key("id");
      json_.string(id_at(letter, i));
      members(values[i]);
      json_.end_object();
    }
    json_.end_array();
  }

  void place(SourceSpan span) {
    json_.key("start");
    json_.integer(span.begin);
    json_.key("end");
    json_.integer(span.end);
  }

  void evidence(const Record& record) {
    json_.begin_object();
    for_each_value(record, [&](const std::string& pointer, const auto& value) {
      if (evidence_of(value).empty()) return;
      json_.key(pointer);
      json_.begin_array();
      for (const Evidence& evidence : evidence_of(value)) place_of(evidence);
      json_.end_array();
    });
    json_.end_object();
  }
  void place_of(const Evidence& evidence) {
    json_.begin_object(Layout::one_line);
    place(evidence.header ? *evidence.header : document_.source_of(evidence.text));
    json_.key("quote");
    json_.string(evidence.header ? evidence.header_words : quote(document_, evidence.text));
    json_.key("rule");
    json_.string(evidence.rule);
    json_.end_object();
  }

  void checks(const std::vector<Check>& checks) {
    json_.begin_array();
    for (const Check& check : checks) {
      json_.begin_object(Layout::one_line);
      json_.key("name");
      json_.string(check.name);
      json_.key("result");
      write_scalar(json_, check.result);
      if (!check.terms.empty()) terms(check);
      json_.end_object();
    }
    json_.end_array();
  }
  void terms(const Check& check) {
    json_.key("terms");
    json_.begin_object();
    for (const auto& [name, value] : check.terms) {
      json_.key(name);
      std::visit([&](const auto& term) { write_scalar(json_, term); }, value);
    }
    json_.end_object();
  }

  void diagnostic_list(const Diagnostics& diagnostics) {
    json_.begin_array();
    for (const Diagnostic& diagnostic : diagnostics) {
      json_.begin_object(Layout::one_line);
      json_.key("severity");
      write_scalar(json_, diagnostic.severity);
      json_.key("code");
      json_.string(diagnostic.code);
      json_.key("message");
      json_.string(diagnostic.message);
      if (diagnostic.source) {
        place(*diagnostic.source);
      } else if (diagnostic.text) {
        place(document_.source_of(*diagnostic.text));
      }
      json_.end_object();
    }
    json_.end_array();
  }

  const Document& document_;
  JsonWriter json_;
};

}  // namespace

std::string write_record(const Document& document, const Record& record,
                         const Diagnostics& diagnostics, JsonStyle style) {
  return RecordWriter(document, style).write(record, diagnostics);
}

}  // namespace offerlog
