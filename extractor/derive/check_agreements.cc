#include "check_agreements.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "resolve/agreement_titles.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// Of those a filing names one at a time; purchase agreements of a day are many.
bool is_single(AgreementFamily family) {
  return family == AgreementFamily::sales || family == AgreementFamily::equity_line ||
         family == AgreementFamily::underwriting;
}

// "Controlled Equity Offering Sale Agreement" and "Sales Agreement": no two titles.
std::string short_key(std::string_view title) {
  std::string key = title_key(title);
  for (auto at = key.find("sales"); at != key.npos; at = key.find("sales", at + 1))
    key.erase(at + 4, 1);
  return key;
}

// "Sales Agreement" is short for "At Market Issuance Sales Agreement".
bool could_be_one_title(std::string_view a, std::string_view b) {
  const std::string x = short_key(a);
  const std::string y = short_key(b);
  return x.ends_with(y) || y.ends_with(x);
}

bool is_one_of(const std::vector<std::string>& titles, const std::string& title) {
  return std::ranges::find(titles, title) != titles.end();
}

class AgreementChecker {
 public:
  AgreementChecker(const Context& context, Record& record, Diagnostics& log)
      : c_(context), record_(record), log_(log) {}

  void check(const Draft& d) {
    if (!d.agreement) return;
    one_day(*d.agreement);
    one_title(*d.agreement);
  }

 private:
  void one_day(std::uint32_t agreement) {
    const KnownAgreement& known = c_.facts.agreements[agreement];
    if (!known.dated) return;
    const KnownAgreement* other = dated_otherwise(agreement);
    if (other == nullptr && known.dated.evidence.size() < 2) return;
    Check check{"agreement_dates_agree", CheckResult::passed, {{"dated", *known.dated}}};
    if (other != nullptr) {
      check.result = CheckResult::failed;
      check.terms.push_back({"also_dated", *other->dated});
      flag_days(known, *other);
    }
    record_.checks.push_back(std::move(check));
  }

  // Once, though both may stand in the record.
  void flag_days(const KnownAgreement& known, const KnownAgreement& other) {
    constexpr const char* kCode = "two_agreement_dates";
    if (std::ranges::any_of(log_, [&](const Diagnostic& d) { return d.code == kCode; })) return;
    flag(kCode,
         "the " + *known.title.value + " dated " + known.dated->to_string() +
             " is also said to be dated " + other.dated->to_string(),
         other.dated.evidence.front().text);
  }

  // Another agreement of the same title and parties, but for its day: a few days away, or
  // the same day of the next year. Earlier programs with the same agent are years away.
  const KnownAgreement* dated_otherwise(std::uint32_t agreement) const {
    const KnownAgreement& known = c_.facts.agreements[agreement];
    if (!is_single(known.family) || known.dated_by_entry) return nullptr;
    for (std::uint32_t a = 0; a < c_.facts.agreements.size(); ++a) {
      const KnownAgreement& other = c_.facts.agreements[a];
      if (a == agreement || other.family != known.family || !other.dated || other.dated_by_entry ||
          other.dated.evidence.empty() || title_key(*other.title) != title_key(*known.title) ||
          is_introduced(a))
        continue;
      if (could_be_slip(*known.dated, *other.dated) && shares_party(known, other)) return &other;
    }
    return nullptr;
  }

  // "pursuant to an Underwriting Agreement, dated September 3": told as one of its own.
  bool is_introduced(std::uint32_t agreement) const {
    return std::ranges::any_of(c_.facts.references, [&](const AgreementReference& r) {
      if (r.agreement != agreement) return false;
      const std::string_view before =
          c_.reading.text_before(c_.sentence_span(r.sentence), r.text.begin, 10);
      return ends_with_any(before, {" a ", " an ", "another ", "separate ", "second "});
    });
  }

  static bool could_be_slip(Date a, Date b) {
    constexpr int kDays = 15;
    const int apart = std::abs(a < b ? days_between(a, b) : days_between(b, a));
    const bool year = a.month == b.month && a.day == b.day && std::abs(a.year - b.year) == 1;
    return apart > 0 && (apart <= kDays || year);
  }

  bool shares_party(const KnownAgreement& a, const KnownAgreement& b) const {
    return std::ranges::any_of(a.parties, [&](std::uint32_t p) {
      return std::ranges::any_of(b.parties, [&](std::uint32_t q) {
        return c_.facts.parties[p].name == c_.facts.parties[q].name;
      });
    });
  }

  void one_title(std::uint32_t agreement) {
    const KnownAgreement& known = c_.facts.agreements[agreement];
    if (!is_single(known.family)) return;
    for (const AgreementReference& r : c_.facts.references) {
      if (r.agreement != agreement || !r.defining || r.to_amendment) continue;
      const std::string title = clean_title(c_.reading.text(r.text));
      if (!is_capitalized(title) || !title.ends_with("greement") || !is_capitalized(*known.title) ||
          could_be_one_title(title, *known.title) || is_one_of(known.aliases, title) ||
          is_one_of(c_.facts.undefined_terms, title))
        continue;
      flag("two_titles",
           "one agreement is called \"" + *known.title.value + "\" and \"" + title + "\"", r.text);
      return;
    }
  }

  void flag(const char* code, std::string message, TextSpan where) {
    log_.push_back({Severity::warning, code, std::move(message), std::nullopt, where});
  }

  const Context& c_;
  Record& record_;
  Diagnostics& log_;
};

}  // namespace

void check_agreements(const Context& context, const std::vector<Draft>& drafts, Record& record,
                      Diagnostics& log) {
  AgreementChecker checker(context, record, log);
  for (const Draft& d : drafts) checker.check(d);
}

void check_document_date(const Context& context, Diagnostics& log) {
  const Mention* first = nullptr;
  for (const Mention& m : context.reading.of_rule("cover.document_date")) {
    const auto words = [&](const Mention& of, const char* capture) {
      return context.reading.text(context.reading.capture(of, capture).value_or(TextSpan{}));
    };
    if (first == nullptr) first = &m;
    if (lowered(words(m, "document")) != lowered(words(*first, "document")) ||
        lowered(words(m, "date")) == lowered(words(*first, "date")))
      continue;
    log.push_back({Severity::warning, "two_document_dates",
                   "the document is dated \"" + std::string(words(*first, "date")) + "\" and \"" +
                       std::string(words(m, "date")) + "\"",
                   std::nullopt, m.text});
    return;
  }
}

}  // namespace offerlog
