#include "offerlog/names.h"
#include "print_span.h"
#include "print_stages.h"

namespace offerlog {
namespace {

std::string or_none(const std::optional<Date>& date, std::string_view none) {
  return date ? date->to_string() : std::string(none);
}

// One line a fact; the fields that facts have in common are written by `line`.
class FactPrinter {
 public:
  FactPrinter(const Extraction& x, const Patterns& patterns) : x_(x), patterns_(patterns) {}

  std::string print() {
    const Facts& facts = x_.facts;
    for (const DateFact& f : facts.dates) {
      line("date", f.text, or_none(f.date, "of the document"), f.mention);
    }
    for (const PeriodFact& f : facts.periods) {
      line("period", f.text, or_none(f.first, "?") + " to " + or_none(f.last, "the document"),
           f.mention);
    }
    for (const AmountFact& f : facts.amounts) {
      line("amount", f.text, f.amount.to_string() + " " + f.currency + " " + name(f.meaning),
           f.mention);
    }
    for (const CountFact& f : facts.counts) {
      line("count", f.text,
           std::to_string(f.count) + " " + name(f.meaning) + (f.of_warrants ? " of warrants" : ""),
           f.mention);
    }
    for (const RateFact& f : facts.rates) line("rate", f.text, f.rate.to_string(), f.mention);
    for (const DefinedTerm& f : facts.terms) term(f);
    for (const PartyFact& f : facts.parties) party(f);
    for (std::size_t i = 0; i < facts.agreements.size(); ++i) agreement(i, facts.agreements[i]);
    for (const AgreementReference& f : facts.references) reference(f);
    for (const SalesRow& f : facts.sales_rows) sales("sales row", f);
    for (const SalesTotal& f : facts.sales_totals) sales("sales total", f.total);
    for (const SheetRow& f : facts.sheet_rows) line("term sheet row", f.value, f.label, {});
    return out_;
  }

 private:
  template <class Enum>
  static std::string name(Enum value) {
    return std::string(name_of(value));
  }

  void begin(std::string_view kind, TextSpan text, const std::string& value) {
    out_ += std::string(kind) + "  " + span_text(text) + "  " + value + "  " +
            quoted(x_.document, text);
  }
  void line(std::string_view kind, TextSpan text, const std::string& value, MentionId mention) {
    begin(kind, text, value);
    if (mention.valid()) {
      out_ += "  by " + patterns_.rule(x_.mentions.mentions[mention.value].rule).id;
    }
    out_ += "\n";
  }

  void term(const DefinedTerm& f) {
    begin("term", f.text, f.term);
    if (!f.stands_for.empty()) out_ += "  for " + quoted(x_.document, f.stands_for);
    out_ += "\n";
  }

  void party(const PartyFact& f) {
    std::string value = f.name;
    if (f.role) value += " " + name(*f.role);
    if (f.agreement) value += " of agreement " + std::to_string(*f.agreement);
    line("party", f.text, value, f.mention);
  }

  void agreement(std::size_t index, const KnownAgreement& f) {
    out_ += "agreement " + std::to_string(index) + "  " + name(f.family);
    if (f.title) out_ += "  \"" + *f.title + "\"";
    if (f.dated) out_ += "  dated " + f.dated->to_string();
    if (f.dated_by_entry) out_ += " (the day it was entered into)";
    for (const std::string& alias : f.aliases) out_ += "  or \"" + alias + "\"";
    for (std::uint32_t index_of_party : f.parties) {
      out_ += "  with " + x_.facts.parties[index_of_party].name;
    }
    out_ += "\n";
  }

  void reference(const AgreementReference& f) {
    begin("reference", f.text, "to agreement " + std::to_string(f.agreement));
    if (f.defining) out_ += "  defining";
    if (f.to_amendment) out_ += "  to an amendment";
    out_ += "\n";
  }

  // A row of a table of sales, with what was read of it.
  void sales(std::string_view kind, const SalesRow& f) {
    std::string value;
    const auto add = [&](std::string_view what, const auto& fact, const auto& read) {
      if (!fact) return;
      if (!value.empty()) value += ", ";
      value += std::string(what) + " " + read(*fact);
    };
    const auto amount = [](const AmountFact& a) { return a.amount.to_string(); };
    add("shares", f.shares, [](const CountFact& c) { return std::to_string(c.count); });
    add("net", f.net_proceeds, amount);
    add("gross", f.gross_proceeds, amount);
    add("commissions", f.commissions, amount);
    add("price", f.average_price, amount);
    add("remaining", f.remaining, amount);
    add("capacity", f.capacity, amount);
    add("established", f.established, [](const DateFact& d) { return or_none(d.date, "?"); });
    begin(kind, f.text, value);
    out_ += "\n";
  }

  const Extraction& x_;
  const Patterns& patterns_;
  std::string out_;
};

}  // namespace

std::string print_facts(const Extraction& x, const Patterns& patterns) {
  return FactPrinter(x, patterns).print();
}

}  // namespace offerlog
