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
#include <array>
#include <functional>
#include <map>

#include "agreement_dates.h"
#include "agreement_titles.h"
#include "program_terms.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

// A filing names a few dozen agreements; one that seems to name more is none to
// be told apart, and must not take quadratic time.
constexpr std::size_t kMostAgreements = 300;

class AgreementResolver {
 public:
  AgreementResolver(const Reading& reading, Facts& facts, Diagnostics& log)
      : reading_(reading), facts_(facts), log_(log), dates_(reading, facts) {}

  void resolve() {
    for (std::uint32_t s = 0; s < reading_.mentions.sentences.size(); ++s) read_sentence(s);
    if (announced_ && announced_->first) dissolve(*announced_);
    for (const Mention& m : reading_.mentions.mentions) {
      if (reading_.rule(m) == "change.amended") join_restated(m);
    }
  }

 private:
  // A title or an alias found in a sentence.
  struct Naming {
    TextSpan text;
    MentionId mention;                       // of a title; invalid for an alias
    std::optional<std::uint32_t> agreement;  // of an alias
    bool in_amendment = false;
  };

  // "On May 4 we entered into two sales agreements, as described below": those that the
  // next sentences name one by one are of that day.
  struct Announced {
    std::uint32_t agreement = 0;  // that stands for them so far
    std::uint32_t sentence = 0;
    TextSpan dated;
    std::optional<std::uint32_t> first;  // of those named since
  };

  bool announces_several(const Naming& n) const {
    if (!reading_.text(n.text).ends_with("greements")) return false;
    const std::string_view before = dates_.before_text(n.text, 12);
    for (std::string_view number : {" two ", " three ", " four ", " several "}) {
      if (before.ends_with(number)) return true;
    }
    return false;
  }

  bool is_one_announced(const Naming& n, AgreementFamily family) const {
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
    const std::vector<Naming> namings = namings_of(s);
    for (std::size_t i = 0; i < namings.size(); ++i) {
      const Naming& n = namings[i];
      const std::uint32_t until =
          i + 1 < namings.size() ? namings[i + 1].text.begin : reading_.sentence(s).text.end;
      name(n, until);
    }
    define_terms(s);
    dates_.note_day();
  }

  std::vector<Naming> namings_of(std::uint32_t s) const {
    std::vector<Naming> out;
    std::vector<TextSpan> amendments;
    std::vector<TextSpan> definitions;
    for (const Mention& m : reading_.mentions_of(s)) {
      if (reading_.rule(m) == "title.amendment") amendments.push_back(m.text);
      if (reading_.kind(m) == "term") definitions.push_back(terms_of(m));
    }
    const auto within = [](const std::vector<TextSpan>& spans, TextSpan t) {
      return std::any_of(spans.begin(), spans.end(), [&](TextSpan d) { return d.contains(t); });
    };
    for (const Naming& n : alias_namings(s)) {
      if (!within(definitions, n.text)) out.push_back(n);
    }
    for (const Mention& m : reading_.mentions_of(s)) {
      if (reading_.rule(m) != "title.agreement" || within(definitions, m.text) || is_heading(m) ||
          is_denied(m))
        continue;
      const TextSpan title = trim_title(reading_.document.text, m.text);
      // "Prior Sales Agreement" is the term, "Agreement" in a title is none.
      const bool alias = std::any_of(out.begin(), out.end(), [&](const Naming& n) {
        return !n.mention.valid() && n.text.contains(title) && n.text != title;
      });
      if (alias) continue;
      std::erase_if(out,
                    [&](const Naming& n) { return !n.mention.valid() && title.contains(n.text); });
      out.push_back({title, reading_.id_of(m), std::nullopt, false});
    }
    for (Naming& n : out) n.in_amendment = within(amendments, n.text);
    std::sort(out.begin(), out.end(),
              [](const Naming& a, const Naming& b) { return a.text < b.text; });
    return out;
  }

  // (the "Common Program," which is conducted under a Sales Agreement): up to the last
  // term; what the parenthesis goes on to say is text.
  TextSpan terms_of(const Mention& definition) const {
    const std::string_view text = reading_.text(definition.text);
    const auto quote = text.rfind('"');
    if (quote == text.npos) return definition.text;
    return {definition.text.begin, definition.text.begin + static_cast<std::uint32_t>(quote + 1)};
  }

  // A block that is nothing but the title names no agreement, nor does "Entry into
  // Securities Purchase Agreement and Closing of the Offering": what follows does.
  bool is_heading(const Mention& m) const {
    constexpr std::size_t kLongest = 140;  // bytes
    constexpr std::string_view kHeads[] = {"Entry into ",     "Entry Into ",   "Execution of ",
                                           "Termination of ", "Amendment to ", "Closing of "};
    const TextSpan block = reading_.document.blocks[m.block.value].text;
    if (block.size() <= m.text.size() + 8) return true;
    const std::string_view text = reading_.text(block);
    return text.size() < kLongest && !text.ends_with('.') &&
           std::ranges::any_of(kHeads, [&](auto head) { return text.starts_with(head); });
  }

  // "no underwriting agreement was ever signed"; "a sales agreement prospectus" is
  // the prospectus of one that is named elsewhere.
  bool is_denied(const Mention& m) const {
    const TextSpan sentence = reading_.sentence(m.sentence).text;
    const std::string_view before = reading_.text_before(sentence, m.text.begin, 4);
    const std::string_view after = reading_.text({m.text.end, sentence.end});
    const bool terms = after.starts_with(" Standard Provisions") ||
                       after.starts_with(" General Provisions") ||
                       after.starts_with(" Basic Provisions");  // that a terms agreement takes in
    return terms || buys_goods(sentence, m) || before.ends_with("no ") || before.ends_with("No ") ||
           after.starts_with(" prospectus");
  }

  // "Asset Purchase Agreement, by and between Harrow LLC and the Registrant": sells no
  // securities, and is not the purchase agreement that does.
  bool buys_goods(TextSpan sentence, const Mention& title) const {
    if (!starts_with_any_case(reading_.text(title.text), "purchase ")) return false;
    const std::string before = lowered(reading_.text_before(sentence, title.text.begin, 12));
    return std::ranges::any_of(std::array<std::string_view, 6>{"asset ", "assets ", "receivables ",
                                                               "loan ", "aircraft ", "property "},
                               [&](std::string_view goods) { return before.ends_with(goods); });
  }

  // Every place in the sentence where a defined term stands, longest first.
  std::vector<Naming> alias_namings(std::uint32_t s) const {
    std::vector<Naming> out;
    const TextSpan span = reading_.sentence(s).text;
    const std::string_view text = reading_.text(span);
    for (const auto& [term, agreement] : aliases_) {
      for (auto at = text.find(term); at != std::string_view::npos;
           at = text.find(term, at + term.size())) {
        if (!is_whole(text, at, term.size())) continue;
        const auto begin = span.begin + static_cast<std::uint32_t>(at);
        const TextSpan here{begin, begin + static_cast<std::uint32_t>(term.size())};
        const auto rival = std::find_if(out.begin(), out.end(),
                                        [&](const Naming& n) { return n.text.overlaps(here); });
        if (rival == out.end()) {
          out.push_back({here, {}, agreement, false});
        } else if (rival->text.size() < here.size()) {
          *rival = {here, {}, agreement, false};
        }
      }
    }
    return out;
  }

  void name(const Naming& n, std::uint32_t until) {
    if (const auto joint = joint_.find(reading_.text(n.text)); joint != joint_.end()) {
      for (std::uint32_t a : joint->second) add_reference(n, a, false);
      return;
    }
    if (!n.mention.valid()) {
      add_reference(n, *n.agreement, false);
      return;
    }
    const std::string title = clean_title(reading_.text(n.text));
    const AgreementFamily family = family_of(title);
    const std::string term = own_term(n, until);
    std::optional<TextSpan> dated = dates_.tail_date(n.text, until);
    // "On April 10 we entered into Amendment No. 1 to the Sales Agreement, dated
    // May 8": the second day is the agreement's; a single one is the amendment's.
    if (n.in_amendment &&
        (!dates_.leading_date(n.text) ||
         (dated && dates_.date_at(*dates_.leading_date(n.text)) == dates_.date_at(*dated))))
      dated.reset();
    const bool by_tail = dated.has_value();
    if (!dated && !n.in_amendment) dated = dates_.entry_date(n.text);
    if (!dated && !n.in_amendment) dated = dates_.same_day(n.text, until);
    const bool one = !dated && is_one_announced(n, family);
    if (one) dated = announced_->dated;
    const auto date = dated ? dates_.date_at(*dated) : std::nullopt;
    const std::uint32_t agreement =
        one ? add(n, title, family) : choose(n, title, family, date, by_tail, term);
    if (one && !announced_->first) announced_->first = agreement;
    if (dated && announces_several(n)) announced_ = {agreement, sentence_, *dated, std::nullopt};
    KnownAgreement& known = facts_.agreements[agreement];
    // "a sales agreement (the "Sales Agreement")": as a title, once it is one.
    if (!is_capitalized(*known.title) && is_capitalized(title) &&
        title_key(title) == title_key(*known.title)) {
      known.title.value = title;
      known.title.evidence = {{n.text, "title.agreement"}};
    }
    if (date && !known.dated) {
      known.dated.value = *date;
      known.dated_by_entry = !by_tail;
    }
    if (date && known.dated.value == date) known.dated.evidence.push_back({*dated, "date.written"});
    add_reference(n, agreement, by_tail || date.has_value());
  }

  std::uint32_t choose(const Naming& n, const std::string& title, AgreementFamily family,
                       const std::optional<Date>& date, bool by_tail, const std::string& term) {
    const std::string key = title_key(title);
    auto& all = facts_.agreements;
    if (all.size() >= kMostAgreements) return static_cast<std::uint32_t>(all.size() - 1);
    // Latest first: the nearest of several is meant.
    const auto latest = [&](auto&& fits) -> std::optional<std::uint32_t> {
      for (std::size_t i = all.size(); i-- > 0;) {
        if (fits(all[i])) return static_cast<std::uint32_t>(i);
      }
      return std::nullopt;
    };
    const auto own_name = [&](const KnownAgreement& k) {
      return term.empty() || k.aliases.empty() ||
             std::find(k.aliases.begin(), k.aliases.end(), term) != k.aliases.end() ||
             (is_known_by_program(k) &&
              !differ_in_terms(reading_, facts_, k.first_sentence, sentence_, n.text.begin));
    };
    if (date) {
      if (const auto i = latest([&](const KnownAgreement& k) {
            // "also entered into an Equity Distribution Agreement": another of the day.
            const bool another = is_new(n) && title_key(*k.title) != key;
            return k.family == family && k.dated.value == date && own_name(k) && !another;
          })) {
        return *i;
      }
      if (by_tail) {
        if (const auto i = latest([&](const KnownAgreement& k) {
              // "a sales agreement that we have signed today" on the cover is the one of
              // this day, if nothing else is told of it.
              const bool told_anew = !k.dated && k.parties.empty() && k.aliases.empty();
              return k.family == family && (!k.dated || k.dated_by_entry) &&
                     title_key(*k.title) == key && own_name(k) && (!is_new(n) || told_anew);
            });
            i && (!all[*i].dated || all[*i].dated.value == date)) {
          return *i;
        }
      }
      if (const auto i = latest([&](const KnownAgreement& k) {
            const bool same = k.family == family && title_key(*k.title) == key;
            return same && family == AgreementFamily::sales && !k.dated && own_name(k) &&
                   is_with_party_of(n, k);
          });
          i && !by_tail)
        return *i;
      return add(n, title, family);
    }
    if (const auto alias = aliases_.find(std::string(reading_.text(n.text)));
        alias != aliases_.end()) {
      if (!is_new(n) || is_told_again(n)) return alias->second;
    }
    if (!is_new(n) || term.empty()) {
      if (const auto i =
              latest([&](const KnownAgreement& k) { return title_key(*k.title) == key; }))
        return *i;
    }
    // "a sales agreement, or Sales Agreement, with Harrow", in the notes once more.
    const auto known = aliases_.find(term);
    if (family == AgreementFamily::sales && known != aliases_.end() &&
        title_key(*all[known->second].title) == key)
      return known->second;
    const auto in_family = std::count_if(
        all.begin(), all.end(), [&](const KnownAgreement& k) { return k.family == family; });
    if (in_family > 0 && family != AgreementFamily::other && !is_new(n)) {
      const auto i = latest([&](const KnownAgreement& k) { return k.family == family; });
      flag_undefined(n, title, *i);
      return *i;
    }
    return add(n, title, family);
  }

  // "entered into a Sales Agreement": spoken of for the first time.
  bool is_new(const Naming& n) const {
    const std::string_view before = dates_.before_text(n.text, 60);
    for (std::string_view article : {" a ", " an ", " a new ", " certain "}) {
      if (before.ends_with(article)) return true;
    }
    return is_new_by_plural(n);
  }

  // "We have entered into a sale agreement with Harrow" where the cover defined that
  // word: the plan of distribution tells of it once more.
  bool is_told_again(const Naming& n) const {
    const std::string_view before = dates_.before_text(n.text, 24);
    return !is_capitalized(reading_.text(n.text)) &&
           (before.ends_with("have entered into a ") || before.ends_with("have entered into an "));
  }

  // "We entered into a sales agreement with Harrow on May 14, 2024", and the cover told of
  // one with Harrow & Finch LLC without its day.
  bool is_with_party_of(const Naming& n, const KnownAgreement& k) const {
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
  bool is_new_by_plural(const Naming& n) const {
    if (!reading_.text(n.text).ends_with("greements")) return false;
    const std::string_view before = dates_.before_text(n.text, 60);
    const bool entered = before.ends_with("entered into ") ||
                         before.ends_with("entered into separate ") ||
                         before.ends_with("entered into additional ");
    if (!entered) return false;
    const TextSpan sentence = reading_.sentence(sentence_).text;
    const std::string term = own_term(n, sentence.end);
    return !term.empty() && !aliases_.contains(term);
  }

  void flag_undefined(const Naming& n, const std::string& title, std::uint32_t agreement) {
    const bool definite = dates_.before_text(n.text, 8).ends_with("the ");
    if (!definite || !is_capitalized(title) || flagged_.contains(title)) return;
    flagged_[title] = agreement;
    aliases_[title] = agreement;
    if (names_another(n, title, agreement) || is_quoted_somewhere(title)) return;
    log_.push_back({Severity::warning, "undefined_term",
                    "\"" + title + "\" is used but never defined; read as the " +
                        *facts_.agreements[agreement].title.value,
                    std::nullopt, n.text});
  }

  // "the Preferred Stock Purchase Agreement" beside a "Securities Purchase Agreement",
  // "the Distribution Agreement between the Bank and Harrow LLC": no term, but the title
  // of an agreement of its own.
  bool names_another(const Naming& n, const std::string& title, std::uint32_t agreement) const {
    const auto words = [](const std::string& t) { return std::count(t.begin(), t.end(), ' '); };
    if (words(title) > words(*facts_.agreements[agreement].title)) return true;
    const std::string_view after = std::string_view(reading_.document.text).substr(n.text.end);
    return std::ranges::any_of(
        std::array<std::string_view, 5>{" between ", " by and ", " among ", ", dated ", " dated "},
        [&](std::string_view w) { return after.starts_with(w); });
  }

  // (the "Cash Purchase Agreement" and, together with the other, the "Purchase
  // Agreements"): defined, though not for one agreement, or further on.
  bool is_quoted_somewhere(const std::string& title) const {
    constexpr std::size_t kMostPlaces = 200;
    const std::string_view text = reading_.document.text;
    std::size_t places = 0;
    for (auto at = text.find(title); at != text.npos && places++ < kMostPlaces;
         at = text.find(title, at + title.size())) {
      const std::string_view before =
          text.substr(at - std::min<std::size_t>(at, 5), at < 5 ? at : 5);
      const std::string_view after = text.substr(at + title.size(), 3);
      const bool opened = before.ends_with('"') || before.ends_with("\" ") || before == "\"the ";
      const bool closed = after.starts_with('"') || after.starts_with(",\"") ||
                          after.starts_with(".\"") || after.starts_with(" \"") ||
                          after.starts_with(" ,\"");
      if (opened && closed) return true;
    }
    return false;
  }

  std::uint32_t add(const Naming& n, const std::string& title, AgreementFamily family) {
    KnownAgreement known;
    known.family = family;
    known.title.value = title;
    known.title.evidence.push_back({n.text, "title.agreement"});
    known.first_sentence = sentence_;
    facts_.agreements.push_back(std::move(known));
    return static_cast<std::uint32_t>(facts_.agreements.size() - 1);
  }

  void add_reference(const Naming& n, std::uint32_t agreement, bool defining) {
    facts_.references.push_back({n.text, sentence_, agreement, defining, n.in_amendment});
  }

  // The term that these words define for themselves, before the next naming.
  std::string own_term(const Naming& n, std::uint32_t until) const {
    for (const Mention& m : reading_.mentions_of(sentence_)) {
      if (reading_.kind(m) != "term" || m.text.begin < n.text.end || m.text.begin >= until)
        continue;
      const auto term = reading_.capture(m, "term");
      if (term && term_kind(reading_.text(*term)) == TermOf::agreement)
        return std::string(reading_.text(*term));
    }
    return {};
  }

  // Terms are valid from the sentence after; a term defined in this one may
  // stand for any naming before it.
  void define_terms(std::uint32_t s) {
    for (const Mention& m : reading_.mentions_of(s)) {
      if (reading_.kind(m) != "term") continue;
      const auto term = reading_.capture(m, "term");
      if (!term) continue;
      DefinedTerm defined{*term, s, std::string(reading_.text(*term)), {}};
      const auto agreement = agreement_before(m.text.begin, term_kind(defined.term));
      const bool joint = define_joint(m, agreement) && defined.term.ends_with("greements");
      if (agreement && !joint && could_stand_for(defined.term, *agreement, s)) {
        facts_.agreements[*agreement].aliases.push_back(defined.term);
        if (aliases_.size() < kMostAgreements) aliases_[defined.term] = *agreement;
        defined.stands_for = facts_.agreements[*agreement].title.evidence.front().text;
      }
      facts_.terms.push_back(std::move(defined));
    }
  }

  // (the "May Sales Agreement" and, together with the March Sales Agreement, the "Sales
  // Agreements"), (together, the "Sales Agreements"): the last term stands for each.
  bool define_joint(const Mention& m, std::optional<std::uint32_t> own) {
    constexpr std::string_view kEnd = "greements";
    const std::string_view words = reading_.text(terms_of(m));
    const bool together =
        words.find("together") != words.npos || words.find("ollectively") != words.npos;
    if (!together || !own || words.size() < 2) return false;
    const auto open = words.rfind('"', words.size() - 2);
    std::string_view term = words.substr(open + 1, words.size() - open - 2);
    while (term.ends_with(',') || term.ends_with('.')) term.remove_suffix(1);
    if (open == words.npos || !term.ends_with(kEnd)) return false;
    std::vector<std::uint32_t> members{*own};
    const auto add_member = [&](std::uint32_t a) {
      const bool alike = facts_.agreements[a].family == facts_.agreements[*own].family;
      if (alike && std::ranges::find(members, a) == members.end()) members.push_back(a);
    };
    for (const auto& [alias, a] : aliases_) {
      if (words.substr(0, open).find(alias) != words.npos) add_member(a);
    }
    if (words.find('"') == open) {  // no term of its own: of all that the sentence names
      for (auto r = facts_.references.rbegin();
           r != facts_.references.rend() && r->sentence == sentence_; ++r)
        add_member(r->agreement);
    }
    if (members.size() < 2) return false;
    std::ranges::sort(members);
    joint_[std::string(term)] = std::move(members);
    return true;
  }

  // "the arrangements made on August 12, 2022 (the "2022 Agreements")" are not the
  // agreement of 2025 that replaces them; and of two programs of one sentence the
  // second is not the first's.
  bool could_stand_for(std::string_view term, std::uint32_t agreement, std::uint32_t s) const {
    const KnownAgreement& known = facts_.agreements[agreement];
    const bool of_year = term.size() > 5 && term.starts_with("20") && is_digit(term[2]) &&
                         is_digit(term[3]) && term[4] == ' ';
    if (of_year && known.dated && term.substr(0, 4) != known.dated->to_string().substr(0, 4))
      return false;
    if (term_kind(term) != TermOf::program) return true;
    return std::none_of(facts_.terms.begin(), facts_.terms.end(), [&](const DefinedTerm& t) {
      return t.sentence == s && term_kind(t.term) == TermOf::program &&
             std::find(known.aliases.begin(), known.aliases.end(), t.term) != known.aliases.end();
    });
  }

  std::optional<std::uint32_t> agreement_before(std::uint32_t at, TermOf kind) const {
    if (kind == TermOf::other) return std::nullopt;
    std::optional<std::uint32_t> nearest;
    const auto& all = facts_.references;
    const auto first = std::find_if(all.rbegin(), all.rend(), [&](const AgreementReference& r) {
                         return r.sentence != sentence_;
                       }).base();
    for (auto at_reference = first; at_reference != all.end(); ++at_reference) {
      const AgreementReference& r = *at_reference;
      const AgreementFamily family = facts_.agreements[r.agreement].family;
      const bool sells = family == AgreementFamily::sales || family == AgreementFamily::equity_line;
      if (kind != TermOf::agreement && !sells) continue;
      if (r.text.end <= at || (kind != TermOf::agreement && !nearest)) nearest = r.agreement;
    }
    return nearest;
  }

  // "an Amended and Restated Sales Agreement, which amends and restates the Sales
  // Agreement dated August 16, 2022": one agreement, under its later title and day.
  void join_restated(const Mention& verb) {
    constexpr std::uint32_t kObject = 60;  // "… in its entirety that certain"
    if (reading_.text(verb.text).find("restat") == std::string_view::npos) return;
    std::optional<std::uint32_t> later;
    std::optional<std::uint32_t> former;
    for (const AgreementReference& r : facts_.references) {
      if (r.sentence < verb.sentence) continue;
      if (r.sentence > verb.sentence || former) break;
      const std::string title = lowered(*facts_.agreements[r.agreement].title);
      if (r.text.end <= verb.text.begin && title.starts_with("amended and restated"))
        later = r.agreement;
      if (r.text.begin >= verb.text.end && r.text.begin - verb.text.end < kObject)
        former = r.agreement;
    }
    if (!later || !former || later == former) return;
    KnownAgreement& now = facts_.agreements[*later];
    KnownAgreement& then = facts_.agreements[*former];
    if (now.family != then.family || now.restated || then.restated) return;
    now.restated = true;
    now.first_dated = then.dated;
    now.aliases.insert(now.aliases.end(), then.aliases.begin(), then.aliases.end());
    now.first_sentence = std::min(now.first_sentence, then.first_sentence);
    for (AgreementReference& r : facts_.references) {
      if (r.agreement == *former) r.agreement = *later;
    }
  }

  const Reading& reading_;
  Facts& facts_;
  Diagnostics& log_;
  AgreementDates dates_;
  std::uint32_t sentence_ = 0;
  std::optional<Announced> announced_;
  std::map<std::string, std::uint32_t> aliases_;                          // term -> agreement
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> joint_;  // term -> agreements
  std::map<std::string, std::uint32_t> flagged_;
};

}  // namespace

void resolve_agreements(const Reading& reading, Facts& facts, Diagnostics& log) {
  AgreementResolver(reading, facts, log).resolve();
}

}  // namespace offerlog
