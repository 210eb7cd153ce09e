#include "clause_objects.h"

#include <algorithm>
#include <string>

#include "values/ascii.h"

namespace offerlog {
namespace {

// What a change can be about, besides an agreement that is named.
struct ObjectWord {
  std::string_view word;  // lower case
  Scope scope;
};
constexpr ObjectWord kObjects[] = {
    {"prospectus", Scope::prospectus},
    {"atm program", Scope::program},
    {"atm offering", Scope::program},
    {"atm facility", Scope::program},
    {"the atm", Scope::program},
    {"our atm", Scope::program},
    {"its atm", Scope::program},
    {"at-the-market", Scope::program},
    {"at the market", Scope::program},
    {"equity line", Scope::program},
    {"eloc", Scope::program},
    {"offering program", Scope::program},
    {"sales program", Scope::program},
    {"distribution program", Scope::program},
    {"continuous offering", Scope::program},
    {"all offerings", Scope::program},
    {"the facility", Scope::program},
    {"the program", Scope::program},
    {"that program", Scope::program},
    {"this program", Scope::program},
    {"such program", Scope::program},
    {"our program", Scope::program},
    {"its program", Scope::program},
    {"the offering", Scope::program},
    {"this offering", Scope::program},
    {"the offer and sale", Scope::program},
    {"offers and sales", Scope::program},
    {"all sales", Scope::program},
    {"further sales", Scope::program},
    {"any sales", Scope::program},
    {"sales of", Scope::program},
    {"sales under", Scope::program},
    {"use of the", Scope::program},
};

// By the first letter of an object the second ones, as bits: few places of a sentence have both.
constexpr auto kSecondLetters = [] {
  std::array<std::uint32_t, 26> second{};
  for (const ObjectWord& w : kObjects)
    second[static_cast<std::size_t>(w.word[0] - 'a')] |= 1U << (w.word[1] - 'a');
  return second;
}();

bool may_begin_object(char first, char second) {
  return is_lower(first) && is_lower(second) &&
         (kSecondLetters[static_cast<std::size_t>(first - 'a')] >> (second - 'a') & 1U) != 0;
}

// "and the", "and its related"
bool is_article(std::string_view words) {
  for (std::string_view article :
       {"the ", "its ", "our ", "of the ", "the related ", "its related "}) {
    if (words == article) return true;
  }
  return false;
}

// "at-the-market" " equity program " "terminated"
bool is_noun(std::string_view between) {
  for (std::string_view noun : {"program ", "facility ", "offering ", "equity ", "sales "}) {
    if (between.ends_with(noun)) between.remove_suffix(noun.size());
  }
  return between == " ";
}

// How far an object may stand behind its verb, in bytes.
constexpr std::uint32_t kReach = 220;

}  // namespace

bool sells(AgreementFamily family) {
  return family == AgreementFamily::sales || family == AgreementFamily::equity_line ||
         family == AgreementFamily::underwriting || family == AgreementFamily::purchase ||
         family == AgreementFamily::placement_agency;
}

// "was terminated", "has been suspended": what ended stands before. "was suspending"
// is no passive.
bool is_passive(const ClauseSentence& sentence, const Mention& m) {
  if (sentence.c.reading.text(m.text).ends_with("ing")) return false;
  const std::string_view before = sentence.text_before(m.text.begin, 24);
  return ends_with_any(before, {"was ", "were ", "been ", "is ", "are ", "be ", "automatically "});
}

std::optional<ClauseObject> ClauseObjects::of(const Mention& m) const {
  const auto behind = after(m.text.end);
  const auto ahead = before(m.text.begin);
  if (reading_.rule(m) == "change.expired" && !(ahead && is_expired(m, *ahead)))
    return std::nullopt;
  const bool passive = is_passive(s_, m) || (ahead && is_intransitive(m, *ahead));
  auto object = passive && ahead ? head_of(*ahead) : behind ? behind : ahead;
  if (object && ahead && object->text == ahead->text && !passive) object = subject_of(m, *object);
  if (!object) return std::nullopt;
  if (!passive && reading_.rule(m) == "change.terminated") object = with_agreement(*object);
  if (object->agreement && !sells(c_.facts.agreements[*object->agreement].family))
    return std::nullopt;
  if (!object->agreement) object->agreement = served_by(*object);
  if (!object->agreement) object->agreement = nearest_agreement(object->text);
  return object;
}

// "before it entered into the Purchase Agreement, terminated the prospectus supplement relating
// to shares issuable under the ATM Agreement": the one that the prospectus serves.
std::optional<std::uint32_t> ClauseObjects::served_by(const ClauseObject& object) const {
  if (object.scope != Scope::prospectus) return std::nullopt;
  for (const AgreementReference* r : s_.references) {
    if (r->text.begin < object.text.end) continue;
    if (r->text.begin - object.text.end > kReach) break;
    const std::string_view between = reading_.text({object.text.end, r->text.begin});
    const bool serves = contains_any(between, {" relating to ", " related to ", " covering "}) &&
                        !contains_any(between, {"; ", " filed ", " entered into ", " and the "});
    if (serves && sells(c_.facts.agreements[r->agreement].family)) return r->agreement;
    break;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> ClauseObjects::nearest_agreement(TextSpan place) const {
  const AgreementReference* best = nullptr;
  std::uint32_t distance = 0xffffffff;
  for (const AgreementReference* r : s_.references) {
    if (!sells(c_.facts.agreements[r->agreement].family)) continue;
    if (r->text.gap_to(place) >= distance) continue;
    distance = r->text.gap_to(place);
    best = r;
  }
  if (best != nullptr) return best->agreement;
  return focus_;
}

// "The 2023 ATM Program terminated on May 4, upon the expiry of the base prospectus", "the
// program (the "2021 ATM Program"), which terminated on", "our prior at-the-market program,
// begun in May 2022, which terminated in accordance with its terms".
bool ClauseObjects::is_intransitive(const Mention& m, const ClauseObject& ahead) const {
  const std::string_view between =
      ahead.text.end < m.text.begin ? reading_.text({ahead.text.end, m.text.begin}) : "";
  const bool relative = between.ends_with(", which ") &&
                        !contains_any(lowered(between), {"registration statement", "prospectus"});
  if (!is_noun(between) && !relative) return false;
  const std::string_view after = reading_.text({m.text.end, s_.span.end});
  return starts_with_any(after, {" on ", " upon ", " effective ", " in accordance with "});
}

// "The ATM Program expired on August 30", and not the prospectus, the option or the period for it.
bool ClauseObjects::is_expired(const Mention& m, const ClauseObject& ahead) const {
  constexpr std::uint32_t kLead = 60;  // bytes
  if (ahead.scope == Scope::prospectus || !is_intransitive(m, ahead)) return false;
  const std::string before = lowered(s_.text_before(ahead.text.begin, kLead));
  const auto clause = before.rfind(", ");
  return !contains_any(std::string_view(before).substr(clause == before.npos ? 0 : clause),
                       {"statement", "prospectus", "option", "period", "warrant", "rights"});
}

// "the sales agreement for this program has terminated": the agreement;
// "the offering under the Sales Agreement, which it had suspended": the
// offering.
ClauseObject ClauseObjects::subject_of(const Mention& m, ClauseObject nearest) const {
  const bool had = s_.text_before(m.text.begin, 6).ends_with("had ");
  std::optional<ClauseObject> subject;
  for (const ClauseObject& o : all()) {
    if (o.text.end > m.text.begin || m.text.begin - o.text.end > kReach) continue;
    if (o.scope == (had ? Scope::program : Scope::agreement)) subject = o;
  }
  if (!subject) return nearest;
  if (had && !subject->agreement) subject->agreement = nearest.agreement;
  return *subject;
}

std::optional<ClauseObject> ClauseObjects::after(std::uint32_t from) const {
  std::optional<ClauseObject> nearest;
  for (const ClauseObject& o : all()) {
    if (o.text.begin + 1 < from || o.text.begin - from > kReach) continue;
    // "terminated upon the execution of the Sales Agreement": when, not what.
    const std::string_view lead = s_.text_before(o.text.begin, 18);
    if (lead.ends_with("execution of the ") || lead.ends_with("signing of the ") ||
        lead.ends_with("entry into the "))
      continue;
    if (!nearest || o.text.begin < nearest->text.begin) nearest = o;
  }
  if (nearest && nearest->scope == Scope::program) return refine(*nearest);
  return nearest;
}

std::optional<ClauseObject> ClauseObjects::before(std::uint32_t until) const {
  std::optional<ClauseObject> nearest;
  for (const ClauseObject& o : all()) {
    if (o.text.end > until || until - o.text.end > kReach) continue;
    if (!nearest || o.text.begin > nearest->text.begin) nearest = o;
  }
  return nearest;
}

// "the continuous offering by us under the Prospectus Supplement" ends the
// prospectus, not the program; "sales under the Sales Agreement" the program.
std::optional<ClauseObject> ClauseObjects::refine(ClauseObject o) const {
  std::uint32_t end = o.text.end;
  for (const ClauseObject& next : all()) {
    if (next.text.begin < end || next.text.begin - end > 90) continue;
    const std::string_view between = reading_.text({end, next.text.begin});
    const bool under = between.find("under") != std::string_view::npos ||
                       between.find("made by") != std::string_view::npos ||
                       between.find("pursuant to") != std::string_view::npos;
    // "its “at the market” equity offering program, established pursuant to": one name.
    const bool same = !next.agreement && next.scope == Scope::program && between.size() < 20;
    if (!under && same) {
      end = next.text.end;
      continue;
    }
    if (!under) break;
    if (next.scope == Scope::prospectus) o.scope = Scope::prospectus;
    if (next.agreement) o.agreement = next.agreement;
    break;
  }
  if (is_under_it(o)) o.scope = Scope::prospectus;
  return o;
}

// "suspended the use of the Prospectus Supplement and terminated the offering under it"
bool ClauseObjects::is_under_it(const ClauseObject& o) const {
  constexpr std::size_t kBehind = 60;  // bytes
  constexpr std::string_view kUnder = " under it";
  const std::string_view after =
      std::string_view(s_.low).substr(o.text.end - s_.span.begin).substr(0, kBehind);
  const auto at = after.find(kUnder);
  if (at == after.npos || !is_whole(after, at + 1, kUnder.size() - 1)) return false;
  const auto it = before(o.text.begin);
  return it && it->scope == Scope::prospectus;
}

// "terminated its at-the-market equity program (the "ATM Program") and the equity
// distribution agreement dated May 4, 2023": with the agreement, both.
ClauseObject ClauseObjects::with_agreement(const ClauseObject& program) const {
  constexpr std::uint32_t kNear = 100;  // bytes
  if (program.scope != Scope::program) return program;
  for (const ClauseObject& o : all()) {
    if (o.text.begin < program.text.end) continue;
    if (o.text.begin - program.text.end > kNear) break;
    if (!o.agreement || o.scope != Scope::agreement) continue;
    const std::string_view between = reading_.text({program.text.end, o.text.begin});
    const auto joint = between.rfind(" and ");
    if (joint == between.npos || !is_article(between.substr(joint + 5))) break;
    const bool noun = std::ranges::all_of(between.substr(0, joint), [](char c) {
      return is_alnum(c) || std::string_view(" -()\"").find(c) != std::string_view::npos;
    });
    const bool of_another =
        between.find("under") != between.npos || between.find("pursuant") != between.npos;
    // "and the Sales Agreement, dated May 4, 2022, remains in full force"
    const std::string_view after = std::string_view(s_.low).substr(o.text.end - s_.span.begin);
    const bool stays = after.substr(0, kReach).find("remain") != after.npos;
    if (noun && !of_another && !stays) return o;
    break;
  }
  return program;
}

// "The Sales Agreement, pursuant to which we could sell shares in an
// at-the-market offering, was terminated": the noun that the clause hangs on.
ClauseObject ClauseObjects::head_of(const ClauseObject& object) const {
  if (object.agreement) return object;
  const ClauseObject* head = &object;
  for (const ClauseObject& o : all()) {
    if (o.text.begin >= object.text.begin) break;
    if (!o.agreement) continue;
    const std::string_view between = reading_.text({o.text.end, object.text.begin});
    for (std::string_view relative : {"pursuant to which", "under which", "by which",
                                      "with respect to which", " for ", " relating to "}) {
      if (between.find(relative) != between.npos) head = &o;
    }
  }
  return *head;
}

// What a term or a title that stands for the agreement speaks of: "the ATM Prospectus",
// "the ATM", "the 2024 Facility".
Scope ClauseObjects::scope_of(TextSpan term) const {
  const std::string words = lowered(reading_.text(term));
  if (words.find("prospectus") != std::string::npos) return Scope::prospectus;
  const bool agreement = words.find("greement") != std::string::npos ||
                         words.find("letter") != std::string::npos || words == "eda" ||
                         words == "sepa";
  return agreement ? Scope::agreement : Scope::program;
}

// Of the sentence, in order; most sentences never ask.
const std::vector<ClauseObject>& ClauseObjects::all() const {
  if (!all_) all_ = find();
  return *all_;
}

// "Shares were sold under a sales agreement with Harrow LLC. In May we terminated that agreement
// and signed another": the one named last before.
std::optional<std::uint32_t> ClauseObjects::pointed_at(std::uint32_t from) const {
  const AgreementReference* last = nullptr;
  for (const AgreementReference* r : s_.references) {
    if (r->text.end <= from) last = r;
  }
  if (last != nullptr) return last->agreement;
  const std::uint32_t s = s_.index;
  if (s == 0 || reading_.sentence(s - 1).block.value != reading_.sentence(s).block.value)
    return std::nullopt;
  const auto before = c_.within(c_.facts.references, c_.sentence_span(s - 1));
  return before.empty() ? std::nullopt : std::optional(before.back().agreement);
}

void ClauseObjects::add_pointed_at(std::vector<ClauseObject>& out) const {
  constexpr std::string_view kWords = "that agreement";
  const std::string_view low = s_.low;
  for (auto at = low.find(kWords); at != low.npos; at = low.find(kWords, at + kWords.size())) {
    const auto begin = s_.span.begin + static_cast<std::uint32_t>(at);
    if (!is_whole(low, at, kWords.size())) continue;
    if (const auto agreement = pointed_at(begin))
      out.push_back({{begin, begin + static_cast<std::uint32_t>(kWords.size())},
                     Scope::agreement,
                     agreement});
  }
}

std::vector<ClauseObject> ClauseObjects::find() const {
  std::vector<ClauseObject> out;
  for (const AgreementReference* r : s_.references) {
    out.push_back({r->text, scope_of(r->text), r->agreement});
  }
  const std::string_view low = s_.low;
  for (std::size_t at = 0; at + 1 < low.size(); ++at) {
    if (!may_begin_object(low[at], low[at + 1])) continue;
    for (const ObjectWord& w : kObjects) {
      if (w.word[0] != low[at] || !low.substr(at).starts_with(w.word)) continue;
      const auto begin = s_.span.begin + static_cast<std::uint32_t>(at);
      const TextSpan here{begin, begin + static_cast<std::uint32_t>(w.word.size())};
      const bool in_title =
          std::any_of(s_.references.begin(), s_.references.end(),
                      [&](const AgreementReference* r) { return r->text.overlaps(here); });
      // "By this prospectus supplement, we are resuming": the means, not the object.
      const bool means = w.scope == Scope::prospectus && low.substr(0, at).ends_with("by this ");
      if (!in_title && !means) out.push_back({here, w.scope, std::nullopt});
    }
  }
  add_pointed_at(out);
  // A title directly before "Prospectus" only tells which prospectus.
  std::erase_if(out, [&](const ClauseObject& o) {
    return o.scope != Scope::prospectus &&
           low.substr(o.text.end - s_.span.begin).starts_with(" prospectus");
  });
  std::sort(out.begin(), out.end(),
            [](const ClauseObject& a, const ClauseObject& b) { return a.text < b.text; });
  // "the use of the ATM Prospectus Supplement" is the prospectus.
  constexpr std::uint32_t kNear = 40;  // bytes
  for (std::size_t i = 0; i + 1 < out.size(); ++i) {
    const bool use = reading_.text(out[i].text).ends_with("se of the");
    if (use && out[i + 1].scope == Scope::prospectus &&
        out[i + 1].text.begin < out[i].text.end + kNear)
      out[i].scope = Scope::prospectus;
  }
  return out;
}

}  // namespace offerlog
