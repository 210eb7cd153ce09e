#include "pattern_part.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "literal_rarity.h"

namespace offerlog {
namespace {

// Exact strings are kept while there are this few, each this long.
constexpr std::size_t kMostExact = 72;
constexpr std::size_t kLongest = 28;
constexpr std::size_t kMostKept = 5;

void add_need(PatternPart& part, Need need) {
  const auto rarer = [](const Need& a, const Need& b) { return a.bits > b.bits; };
  part.needs.insert(std::upper_bound(part.needs.begin(), part.needs.end(), need, rarer),
                    std::move(need));
  if (part.needs.size() > kMostKept) part.needs.pop_back();
}

void add_need(PatternPart& part, Strings strings) {
  const double bits = rarity(strings);
  add_need(part, Need{std::move(strings), bits});
}

PatternPart optional(const PatternPart& part) {
  if (!part.exact) return {};
  Strings strings = *part.exact;
  strings.emplace_back();
  return strings.size() <= kMostExact ? exactly(std::move(strings)) : PatternPart{};
}

// Each of one followed by each of the other, if they are few and short.
std::optional<Strings> product(const Strings& heads, const Strings& tails) {
  const bool one = heads.size() == 1 || tails.size() == 1;  // no more than there are
  if (!one && heads.size() * tails.size() > kMostExact) return std::nullopt;
  Strings out;
  for (const std::string& head : heads) {
    for (const std::string& tail : tails) {
      if (head.size() + tail.size() > kLongest) return std::nullopt;
      out.push_back(head + tail);
    }
  }
  return unique(std::move(out));
}

class Row {
 public:
  void add(const PatternPart& part) {
    out_.bytes |= part.bytes;
    if (part.exact) {
      if (auto longer = product(run_, *part.exact)) {
        run_ = std::move(*longer);
        return;
      }
      end_run(std::nullopt);
      run_ = *part.exact;
      return;
    }
    end_run(part.starts);
    for (const Need& need : part.needs) add_need(out_, need);
  }

  PatternPart finish() {
    if (!begun_) {
      out_.exact = std::move(run_);
    } else {
      end_run(std::nullopt);
    }
    return std::move(out_);
  }

 private:
  // The exact strings so far become a need, together with what the next part
  // begins with.
  void end_run(const std::optional<Strings>& next) {
    for (std::size_t length = kLongest; next && length > 0; length /= 2) {
      if (auto longer = product(run_, cut(*next, length))) {
        run_ = std::move(*longer);
        break;
      }
    }
    PatternPart run = exactly(std::exchange(run_, {std::string()}));
    exact_to_need(run);
    if (!begun_) out_.starts = std::move(run.starts);
    begun_ = true;
    for (Need& need : run.needs) add_need(out_, std::move(need));
  }

  PatternPart out_;
  Strings run_ = {std::string()};
  bool begun_ = false;
};

// To what is known of all branches so far; nothing, if it is not known of one.
void add_branch(std::optional<Strings>& all, const std::optional<Strings>& branch) {
  if (!branch) all.reset();
  if (all) all->insert(all->end(), branch->begin(), branch->end());
}

}  // namespace

PatternPart exactly(Strings strings) {
  PatternPart part;
  part.exact = unique(std::move(strings));
  return part;
}

void exact_to_need(PatternPart& part) {
  if (!part.exact) return;
  const bool all = std::none_of(part.exact->begin(), part.exact->end(),
                                [](const std::string& s) { return only_marks(s); });
  if (all) add_need(part, without_holders(*part.exact));
  part.starts = shortest(std::move(*part.exact));
  part.exact.reset();
}

PatternPart repeated(PatternPart part, Repeat repeat) {
  if (repeat.may_be_absent) return repeat.once ? optional(part) : PatternPart{};
  if (!repeat.once) exact_to_need(part);
  return part;
}

PatternPart in_a_row(const std::vector<PatternPart>& parts) {
  Row row;
  for (const PatternPart& part : parts) row.add(part);
  return row.finish();
}

PatternPart either(const std::vector<PatternPart>& branches) {
  if (branches.size() == 1) return branches.front();
  PatternPart out;
  out.bytes = ~std::uint64_t{0};
  std::optional<Strings> exact = Strings(), starts = Strings(), need = Strings();
  for (PatternPart branch : branches) {
    out.bytes &= branch.bytes;
    add_branch(exact, branch.exact);
    exact_to_need(branch);
    add_branch(starts, branch.starts);
    add_branch(need,
               branch.needs.empty() ? std::nullopt : std::optional(branch.needs.front().strings));
  }
  if (exact) exact = unique(std::move(*exact));
  if (exact && exact->size() <= kMostExact) {
    out.exact = std::move(exact);
    return out;
  }
  if (starts) out.starts = shortest(std::move(*starts));
  if (need) add_need(out, without_holders(unique(std::move(*need))));
  return out;
}

}  // namespace offerlog
