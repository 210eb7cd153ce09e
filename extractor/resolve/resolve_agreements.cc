// A filing names an agreement once in full and then by whatever is short:
//
//   On May 4, 2023, we entered into a Sales Agreement (the "2023 Agreement")
//   with Harrow LLC … we terminated the Sales Agreement, dated June 1, 2020
//   (the "Prior Agreement") … under the 2023 Agreement
//
// Sentences are read in order. A title with its own day is the agreement of
// that day; a defined term is what it was defined for; "a" or "an" after
// "entered into" makes a new one; what is left goes by title, then by family.
// A capitalized title that nobody defined is resolved all the same, with a
// diagnostic.
#include "resolve_agreements.h"

#include <algorithm>
#include <map>
#include <set>

#include "agreement_dates.h"
#include "agreement_terms.h"
#include "agreement_titles.h"
#include "find_namings.h"
#include "join_restated.h"
#include "program_terms.h"
#include "undefined_title.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// A filing names a few dozen agreements; one that seems to name more is none to
// be told apart, and must not take quadratic time.
constexpr std::size_t kMostAgreements = 300;

class AgreementResolver {
 public:
  AgreementResolver(const Reading& reading, Facts& facts, Diagnostics& log)
      : reading_(reading),
        facts_(facts),
        log_(log),
        dates_(reading, facts),
        terms_(reading, facts) {}

  void resolve() {
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) read_sentence(s);
    if (announced_ && announced_->first) dissolve(*announced_);
    join_restated(reading_, facts_);
  }

 private:
  // What a sentence tells of the agreement that it names by a title.
  struct Told {
    std::string title;
    std::string key;  // of the title
    AgreementFamily family = AgreementFamily::other;
    std::string term;  // that it is given
    std::optional<TextSpan> dated;
    bool by_tail = false;  // "…, dated May 4, 2023"
    std::optional<Date> date;
    std::optional<PeriodFact> entered;  // where no day is told
  };

  // "On May 4 we entered into two sales agreements, as described below": those that the
  // next sentences name one by one are of that day.
  struct Announced {
    std::uint32_t agreement = 0;  // that stands for them so far
    std::uint32_t sentence = 0;
    TextSpan dated;
    std::optional<std::uint32_t> first;  // of those named since
  };

  enum class Sold : std::uint8_t { unsaid, stock, preferred, notes };

  bool announces_several(const AgreementNaming& n) const {
    if (!reading_.text(n.text).ends_with("greements")) return false;
    const std::string_view before = dates_.before_text(n.text, 12);
    return ends_with_any(before, {" two ", " three ", " four ", " several "});
  }

  bool is_one_announced(const AgreementNaming& n, AgreementFamily family) const {
    constexpr std::uint32_t kFollows = 6;  // sentences
    return announced_ && sentence_ > announced_->sentence &&
           sentence_ - announced_->sentence <= kFollows && is_new(n) && dates_.is_entered(n.text) &&
           facts_.agreements[announced_->agreement].family == family;
  }

  // What was said of all of them is said of the first.
  void dissolve(const Announced& announced) {
    for (AgreementReference& r : facts_.references) {
      if (r.agreement == announced.agreement) r.agreement = *announced.first;
    }
  }

  void read_sentence(std::uint32_t s) {
    sentence_ = s;
    dates_.begin_sentence(s);
    terms_.begin_sentence(s);
    given_here_.clear();
    const std::vector<AgreementNaming> namings = find_namings(reading_, terms_, s);
    for (std::size_t i = 0; i < namings.size(); ++i) {
      const AgreementNaming& n = namings[i];
      const std::uint32_t until =
          i + 1 < namings.size() ? namings[i + 1].text.begin : reading_.sentence(s).text.end;
      if (i + 1 < namings.size() && is_headword(n, namings[i + 1])) continue;
      name(n, until);
    }
    terms_.define(s);
    dates_.note_day();
  }

  void name(const AgreementNaming& n, std::uint32_t until) {
    if (const auto joint = terms_.agreements_of(reading_.text(n.text)); !joint.empty()) {
      for (std::uint32_t a : joint) add_reference(n, a, false);
      return;
    }
    if (!n.mention.valid()) {
      learn_day(facts_.agreements[*n.agreement], n);
      add_reference(n, *n.agreement, false);
      return;
    }
    if (const auto term = terms_.defined_here(n.text)) {
      facts_.references.push_back({term->text, sentence_, term->agreement, false, n.in_amendment});
      return;
    }
    Told told = told_of(n, until);
    const bool one = !told.dated && is_one_announced(n, told.family);
    if (one) told.dated = announced_->dated;
    if (told.dated) told.date = dates_.date_at(*told.dated);
    const std::uint32_t agreement = one ? add(n, told) : choose(n, told);
    if (one && !announced_->first) announced_->first = agreement;
    if (told.dated && announces_several(n))
      announced_ = {agreement, sentence_, *told.dated, std::nullopt};
    learn(facts_.agreements[agreement], n, told);
    if (!told.term.empty()) given_here_[agreement] = told.term;
    if (told.by_tail && told.term.empty()) define_headword(n, agreement);
    add_reference(n, agreement, told.by_tail || told.date.has_value());
  }

  // "2024 Distribution Agreement   Equity Distribution Agreement dated November 12, 2024": a
  // glossary's word, and behind it what that stands for.
  bool is_headword(const AgreementNaming& n, const AgreementNaming& next) const {
    constexpr std::uint32_t kYear = 8;  // bytes
    const std::uint32_t begin = reading_.sentence(sentence_).text.begin;
    return n.text.end + 1 == next.text.begin && n.text.begin - begin <= kYear &&
           is_capitalized(reading_.text(next.text));
  }

  // In the same line, or in the cell beside it.
  TextSpan headword_before(TextSpan title) const {
    const auto& blocks = reading_.document.blocks;
    const std::uint32_t b = reading_.document.block_at(title.begin).value;
    if (blocks[b].text.begin < title.begin) {
      const std::uint32_t begin = reading_.sentence(sentence_).text.begin;
      return {begin, title.begin - (begin < title.begin ? 1 : 0)};
    }
    const bool beside = b > 0 && blocks[b].table >= 0 && blocks[b - 1].table == blocks[b].table &&
                        blocks[b - 1].row == blocks[b].row && blocks[b - 1].column == 0;
    return beside ? blocks[b - 1].text : TextSpan{};
  }

  void define_headword(const AgreementNaming& n, std::uint32_t agreement) {
    constexpr std::uint32_t kLongest = 50;  // bytes
    const TextSpan head = headword_before(n.text);
    if (head.size() == 0 || head.size() > kLongest) return;
    const std::string term(reading_.text(head));
    // The last word too is a name's: not "Under the Sales Agreement, the".
    const bool named = (is_capitalized(term) || is_digit(term.front())) &&
                       is_capitalized(term.substr(term.rfind(' ') + 1)) &&
                       term.find_first_of(",;:") == term.npos;
    if (!named || term_kind(term) != TermOf::agreement || terms_.agreement_of(term)) return;
    facts_.agreements[agreement].aliases.push_back(term);
    terms_.take_as_term(term, agreement);
  }

  Told told_of(const AgreementNaming& n, std::uint32_t until) const {
    Told told;
    told.title = clean_title(reading_.text(n.text));
    told.key = title_key(told.title);
    told.family = family_of(told.title);
    told.term = own_term(reading_, sentence_, n.text, until);
    told.dated = dates_.tail_date(n.text, until);
    // "On April 10 we entered into Amendment No. 1 to the Sales Agreement, dated
    // May 8": the second day is the agreement's; a single one is the amendment's.
    const auto leading = n.in_amendment ? dates_.leading_date(n.text) : std::nullopt;
    if (n.in_amendment &&
        (!leading || (told.dated && dates_.date_at(*leading) == dates_.date_at(*told.dated))))
      told.dated.reset();
    told.by_tail = told.dated.has_value();
    if (!told.dated && !n.in_amendment) told.dated = dates_.entry_date(n.text);
    if (!told.dated && !n.in_amendment) told.dated = dates_.same_day(n.text, until);
    if (!told.dated && !n.in_amendment) told.entered = dates_.entry_period(n.text);
    return told;
  }

  // What this naming adds to what is known of its agreement.
  static void learn(KnownAgreement& known, const AgreementNaming& n, const Told& told) {
    // "a sales agreement (the "Sales Agreement")": as a title, once it is one; not the plural that
    // stands for it and another.
    const bool plural = told.title.ends_with('s') && !known.title->ends_with('s');
    if (!is_capitalized(*known.title) && is_capitalized(told.title) && !plural &&
        told.key == title_key(*known.title)) {
      known.title.value = told.title;
      known.title.evidence = {{n.text, "title.agreement"}};
    }
    if (told.date && !known.dated) {
      known.dated.value = *told.date;
      known.dated_by_entry = !told.by_tail;
    }
    if (told.date && known.dated.value == told.date)
      known.dated.evidence.push_back({*told.dated, "date.written"});
    if (told.entered && !known.entered) known.entered = told.entered;
  }

  // "On August 11, 2022, we entered into the 2022 Sales Agreement with Harrow", of which the
  // pages before told the month.
  void learn_day(KnownAgreement& known, const AgreementNaming& n) const {
    if (known.dated || n.in_amendment || known.family != AgreementFamily::sales) return;
    const auto entered = dates_.entry_date(n.text);
    const auto day = entered ? dates_.date_at(*entered) : std::nullopt;
    if (!day || (known.entered && (*day < known.entered->first || known.entered->last < *day)))
      return;
    known.dated.value = *day;
    known.dated.evidence.push_back({*entered, "date.written"});
    known.dated_by_entry = true;
  }

  // "In November 2024 we entered into a new sales agreement (the "2024 Sales Agreement")", and
  // in the notes "On November 8, 2024" by the same term.
  static bool is_told_by_month(const KnownAgreement& k, const Told& told) {
    return k.entered && told.date && !told.term.empty() && !(*told.date < k.entered->first) &&
           !(k.entered->last < *told.date) &&
           std::ranges::find(k.aliases, told.term) != k.aliases.end();
  }

  std::uint32_t choose(const AgreementNaming& n, const Told& told) {
    const std::size_t known = facts_.agreements.size();
    if (known >= kMostAgreements) return static_cast<std::uint32_t>(known - 1);
    const auto chosen = told.date ? known_of_day(n, told) : known_by_name(n, told);
    return chosen ? *chosen : add(n, told);
  }

  // Latest first: the nearest of several is meant.
  template <class Fits>
  std::optional<std::uint32_t> latest(Fits fits) const {
    for (std::size_t i = facts_.agreements.size(); i-- > 0;) {
      if (fits(facts_.agreements[i])) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  // The known agreement that is of the day told, or may be.
  std::optional<std::uint32_t> known_of_day(const AgreementNaming& n, const Told& told) const {
    const auto same_day = latest([&](const KnownAgreement& k) {
      // "also entered into an Equity Distribution Agreement": another of the day.
      const bool another = is_new(n) && (title_key(*k.title) != told.key || sells_another(k));
      return k.family == told.family && k.dated.value == told.date && goes_by(k, n, told) &&
             !another;
    });
    if (same_day) return same_day;
    const auto alike = [&](const KnownAgreement& k) {
      return k.family == told.family && title_key(*k.title) == told.key && goes_by(k, n, told);
    };
    if (!told.by_tail) {
      return latest([&](const KnownAgreement& k) {
        return k.family == AgreementFamily::sales && !k.dated && alike(k) &&
               (is_with_party_of(n, k) || is_told_by_month(k, told));
      });
    }
    // "the 2018 Purchase Agreement", whose day the list of exhibits tells
    if (const auto of_year = latest([&](const KnownAgreement& k) {
          return !k.dated && !k.year.empty() && alike(k) &&
                 told.date->to_string().starts_with(k.year);
        }))
      return of_year;
    const auto i = latest([&](const KnownAgreement& k) {
      // "a sales agreement that we have signed today" on the cover is the one of
      // this day, if nothing else is told of it.
      const bool told_anew = !k.dated && k.parties.empty() && k.aliases.empty();
      const bool of_year = k.dated || k.year.empty() || told.date->to_string().starts_with(k.year);
      return (!k.dated || k.dated_by_entry) && alike(k) && of_year && (!is_new(n) || told_anew);
    });
    const bool fits =
        i && (!facts_.agreements[*i].dated || facts_.agreements[*i].dated.value == told.date);
    return fits ? i : std::nullopt;
  }

  // "a sales agreement (the "Common Agreement") and a sales agreement (the "Preferred
  // Agreement")"
  bool was_given_another(const KnownAgreement& k, const std::string& term) const {
    const auto index = static_cast<std::uint32_t>(&k - facts_.agreements.data());
    const auto given = given_here_.find(index);
    return given != given_here_.end() && !term.empty() && given->second != term;
  }

  // It has no other term than the one given here, or the other is its program's.
  bool goes_by(const KnownAgreement& k, const AgreementNaming& n, const Told& told) const {
    if (was_given_another(k, told.term)) return false;
    return told.term.empty() || k.aliases.empty() ||
           std::ranges::find(k.aliases, told.term) != k.aliases.end() ||
           (is_known_by_program(k) &&
            !differ_in_terms(reading_, facts_, k.first_sentence, sentence_, n.text.begin));
  }

  // "In August 2021 we entered into a sales agreement … In May 2024 we entered into a new
  // sales agreement": not in the same time.
  static bool is_of_another_time(const KnownAgreement& k, const Told& told) {
    if (!told.entered) return false;
    if (k.dated) return *k.dated.value < told.entered->first || told.entered->last < *k.dated.value;
    return k.entered &&
           (k.entered->last < told.entered->first || told.entered->last < k.entered->first);
  }

  // "the 2018 Purchase Agreement", where no term says so: "2018".
  std::string year_before(const AgreementNaming& n) const {
    const std::string_view before = dates_.before_text(n.text, 6);
    const bool year = before.size() == 6 && before.starts_with(" 20") && before.ends_with(' ') &&
                      is_digit(before[3]) && is_digit(before[4]);
    return std::string(year ? before.substr(1, 4) : "");
  }

  static std::string year_of(const KnownAgreement& k) {
    return k.dated ? k.dated->to_string().substr(0, 4) : k.year;
  }

  // "issued 407,000 shares under the 2018 Purchase Agreement": not under that of 2022.
  bool is_of_another_year(const KnownAgreement& k, const AgreementNaming& n) const {
    const std::string year = year_before(n);
    const std::string own = year.empty() ? year : year_of(k);
    return !own.empty() && own != year;
  }

  // No day is told: by the term, then by title, then by family.
  std::optional<std::uint32_t> known_by_name(const AgreementNaming& n, const Told& told) {
    const auto alias = terms_.agreement_of(reading_.text(n.text));
    if (alias && (!is_new(n) || is_told_again(n)) &&
        !is_of_another_year(facts_.agreements[*alias], n))
      return alias;
    if (!is_new(n) || told.term.empty()) {
      const auto entitled = [&](const KnownAgreement& k) {
        return title_key(*k.title) == told.key;
      };
      // Where one of 2022 is known, "the 2018 Purchase Agreement" is none that has no year.
      const bool told_apart = latest([&](const KnownAgreement& k) {
                                return entitled(k) && is_of_another_year(k, n);
                              }).has_value();
      if (const auto i = latest([&](const KnownAgreement& k) {
            return entitled(k) && !is_of_another_time(k, told) && !is_of_another_year(k, n) &&
                   !(told_apart && year_of(k).empty());
          }))
        return i;
      if (told_apart) return std::nullopt;
    }
    // "a sales agreement, or Sales Agreement, with Harrow", in the notes once more.
    const auto known = terms_.agreement_of(told.term);
    if (told.family == AgreementFamily::sales && known &&
        title_key(*facts_.agreements[*known].title) == told.key)
      return known;
    if (told.family == AgreementFamily::other || is_new(n)) return std::nullopt;
    const auto i = latest([&](const KnownAgreement& k) {
      return k.family == told.family && !is_of_another_time(k, told) && !is_of_another_year(k, n);
    });
    if (i) flag_undefined(n, told.title, *i);
    return i;
  }

  // "also entered into a separate underwriting agreement … of $250,000,000 aggregate principal
  // amount of its Notes", after that for its common stock: each class has its own.
  bool sells_another(const KnownAgreement& k) const {
    if (k.family != AgreementFamily::underwriting || k.first_sentence == sentence_) return false;
    const auto sells = [&](std::uint32_t s) {
      if (reading_.has(s, "amount.principal")) return Sold::notes;
      if (!reading_.has(s, "shares.count")) return Sold::unsaid;
      const bool preferred = reading_.has(s, "security.preferred_stock") ||
                             reading_.has(s, "security.depositary_shares");
      return preferred ? Sold::preferred : Sold::stock;
    };
    const Sold then = sells(k.first_sentence);
    const Sold now = sells(sentence_);
    return then != Sold::unsaid && now != Sold::unsaid && then != now;
  }

  // "entered into a Sales Agreement": spoken of for the first time.
  bool is_new(const AgreementNaming& n) const {
    const std::string_view before = dates_.before_text(n.text, 60);
    if (ends_with_any(before, {" a ", " an ", " a new ", " a separate ", " certain "})) return true;
    return is_new_by_plural(n);
  }

  // "We have entered into a sale agreement with Harrow" where the cover defined that
  // word: the plan of distribution tells of it once more.
  bool is_told_again(const AgreementNaming& n) const {
    const std::string_view before = dates_.before_text(n.text, 24);
    return !is_capitalized(reading_.text(n.text)) &&
           (before.ends_with("have entered into a ") || before.ends_with("have entered into an "));
  }

  // "We entered into a sales agreement with Harrow on May 14, 2024", and the cover told of
  // one with Harrow & Finch LLC without its day.
  bool is_with_party_of(const AgreementNaming& n, const KnownAgreement& k) const {
    constexpr std::string_view kWith = " with ";
    std::string_view after = reading_.text({n.text.end, reading_.sentence(sentence_).text.end});
    if (!after.starts_with(kWith)) return false;
    after.remove_prefix(kWith.size());
    const std::string_view name = after.substr(0, after.find_first_of(" ,(;"));
    return name.size() > 2 && is_upper(name.front()) &&
           reading_.text(reading_.sentence(k.first_sentence).text).find(name) != name.npos;
  }

  // "entered into separate subscription agreements (the "New Investor PIPE Subscription
  // Agreements")": such as no term stands for yet.
  bool is_new_by_plural(const AgreementNaming& n) const {
    if (!reading_.text(n.text).ends_with("greements")) return false;
    const std::string_view before = dates_.before_text(n.text, 60);
    const bool entered = before.ends_with("entered into ") ||
                         before.ends_with("entered into separate ") ||
                         before.ends_with("entered into additional ");
    if (!entered) return false;
    const TextSpan sentence = reading_.sentence(sentence_).text;
    const std::string term = own_term(reading_, sentence_, n.text, sentence.end);
    return !term.empty() && !terms_.agreement_of(term);
  }

  void flag_undefined(const AgreementNaming& n, const std::string& title, std::uint32_t agreement) {
    const bool definite = dates_.before_text(n.text, 8).ends_with("the ");
    if (!definite || !is_capitalized(title) || flagged_.contains(title)) return;
    flagged_.insert(title);
    terms_.take_as_term(title, agreement);
    const std::string& known = *facts_.agreements[agreement].title;
    if (!is_undefined(reading_, n.text, title, known)) return;
    facts_.undefined_terms.push_back(title);
    log_.push_back({Severity::warning, "undefined_term",
                    "\"" + title + "\" is used but never defined; read as the " + known,
                    std::nullopt, n.text});
  }

  std::uint32_t add(const AgreementNaming& n, const Told& told) {
    KnownAgreement known;
    known.family = told.family;
    known.title.value = told.title;
    known.title.evidence.push_back({n.text, "title.agreement"});
    known.first_sentence = sentence_;
    if (!told.date) known.year = year_before(n);
    facts_.agreements.push_back(std::move(known));
    return static_cast<std::uint32_t>(facts_.agreements.size() - 1);
  }

  void add_reference(const AgreementNaming& n, std::uint32_t agreement, bool defining) {
    facts_.references.push_back({n.text, sentence_, agreement, defining, n.in_amendment});
  }

  const Reading& reading_;
  Facts& facts_;
  Diagnostics& log_;
  AgreementDates dates_;
  AgreementTerms terms_;
  std::uint32_t sentence_ = 0;
  std::map<std::uint32_t, std::string> given_here_;  // agreement -> its term, in the sentence
  std::optional<Announced> announced_;
  std::set<std::string> flagged_;  // titles
};

}  // namespace

void resolve_agreements(const Reading& reading, Facts& facts, Diagnostics& log) {
  AgreementResolver(reading, facts, log).resolve();
}

}  // namespace offerlog
