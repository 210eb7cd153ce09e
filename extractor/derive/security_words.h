// What a sentence says of the security that it names: that it is sold, or something else.
#pragma once

#include <string_view>
#include <vector>

#include "draft.h"

namespace offerlog {

class SecurityWords {
 public:
  explicit SecurityWords(const Context& context)
      : c_(context), reading_(context.reading), lenders_warrants_(find_lenders_warrants()) {}

  // "warrants to purchase 5,000 shares of common stock": the stock is not what
  // is sold; and "pre-funded warrants" are not "warrants".
  bool underlies(const Mention& m, Security security) const;
  // "an opinion on the legality of the shares", "$25.2499 per warrant", "authorized a share
  // repurchase program"
  bool only_mentioned(const Mention& m) const;
  // By the exercise of what the draft sells, or for what its holders sell.
  bool is_got_by_exercise(const Draft& d, const Mention& m, Security security) const {
    return is_issued_upon_exercise(d, m, security) || is_exercised(d, m, security);
  }
  // "Series A common stock warrants": the sentence tells what is sold, and it is no stock.
  bool names_warrants(const Mention& m) const;

 private:
  bool is_issued_upon_exercise(const Draft& d, const Mention& m, Security security) const;
  bool is_exercised(const Draft& d, const Mention& m, Security security) const;
  bool is_ranked_with(TextSpan sentence, const Mention& m) const;
  bool is_converted(TextSpan sentence, const Mention& m) const;
  bool is_redeemed(TextSpan sentence, const Mention& m) const;
  bool pays_agent(TextSpan sentence, const Mention& m) const;
  bool pays_lender(TextSpan sentence, const Mention& m) const;
  bool went_to_lender(const Mention& m) const;
  std::string_view warrants_of(const Mention& m) const;
  std::vector<std::string_view> find_lenders_warrants() const;
  bool ends_headline(const Mention& m) const;
  bool names_what_underlies(const Mention& term, Security security) const;

  const Context& c_;
  const Reading& reading_;
  std::vector<std::string_view> lenders_warrants_;
};

}  // namespace offerlog
