#include "explain.h"

#include <algorithm>
#include <charconv>

#include "print_clause.h"
#include "print_span.h"
#include "walk_record.h"

namespace offerlog {
namespace {

constexpr std::string_view kChanges = "/changes";

// Whether `pointer` is `root` or leads below it.
bool is_within(std::string_view pointer, std::string_view root) {
  return pointer.starts_with(root) && (pointer.size() == root.size() || root.empty() ||
                                       root.back() == '/' || pointer[root.size()] == '/');
}

template <class T>
std::string json_of(const T& value) {
  JsonWriter json(JsonStyle::line);
  write_scalar(json, value);
  return json.text();
}

// The type of the change the pointer leads into, if it leads into one.
std::optional<ChangeType> change_type_at(const Record& record, std::string_view pointer) {
  if (!is_within(pointer, kChanges) || pointer.size() <= kChanges.size() + 1) return std::nullopt;
  const std::string_view digits = pointer.substr(kChanges.size() + 1);
  std::size_t index = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), index);
  if (index >= record.changes.size()) return std::nullopt;
  return record.changes[index].type.value;
}

class Explainer {
 public:
  Explainer(const Extraction& x, const Patterns& patterns) : x_(x), patterns_(patterns) {}

  void values_within(std::string_view root) {
    for_each_value(x_.record, [&](const std::string& pointer, const auto& value) {
      if (!is_within(pointer, root)) return;
      out_ += pointer + " = " + json_of(value) + "\n";
      if (evidence_of(value).empty()) out_ += "  derived: no words of its own\n";
      for (const Evidence& evidence : evidence_of(value)) add(evidence);
    });
  }

  void vetoed(std::optional<ChangeType> type) {
    bool first = true;
    for (const Clause& clause : x_.clauses) {
      if (!clause.is_vetoed() || (type && clause.type != *type)) continue;
      if (first) out_ += "candidates that made no change:\n";
      first = false;
      out_ += print_clause(x_, patterns_, clause);
    }
  }

  const std::string& text() const { return out_; }

 private:
  void add(const Evidence& evidence) {
    const SourceSpan source =
        evidence.header ? *evidence.header : x_.document.source_of(evidence.text);
    out_ += "  " + evidence.rule + where(evidence.rule) + "\n  bytes " +
            std::to_string(source.begin) + "-" + std::to_string(source.end) + "  " +
            quoted(x_.document, evidence.text) + "\n";
    if (const auto around = sentence_around(evidence.text)) {
      out_ += "  in \"" + shorten(x_.document.view(*around), 300) + "\"\n";
    }
  }

  // " (values.rules:12)"; nothing for what no rule of the files found.
  std::string where(const std::string& id) const {
    for (const Rule& rule : patterns_.rules()) {
      if (rule.id == id) return " (" + rule.file + ":" + std::to_string(rule.line) + ")";
    }
    return {};
  }

  std::optional<TextSpan> sentence_around(TextSpan words) const {
    for (const Sentence& sentence : x_.mentions.sentences) {
      if (sentence.text.contains(words) && sentence.text != words) return sentence.text;
    }
    return std::nullopt;
  }

  const Extraction& x_;
  const Patterns& patterns_;
  std::string out_;
};

}  // namespace

std::optional<std::string> explain(const Extraction& x, const Patterns& patterns,
                                   std::string_view pointer) {
  Explainer explainer(x, patterns);
  explainer.values_within(pointer);
  const bool about_changes = is_within(kChanges, pointer) || is_within(pointer, kChanges);
  if (about_changes) explainer.vetoed(change_type_at(x.record, pointer));
  // A filing without any change can still be asked why.
  if (explainer.text().empty() && !is_within(kChanges, pointer)) return std::nullopt;
  return explainer.text();
}

}  // namespace offerlog
