#include "undefined_title.h"

#include <algorithm>
#include <string_view>

#include "values/ascii.h"

namespace offerlog {
namespace {

// "the Preferred Stock Purchase Agreement" beside a "Securities Purchase Agreement",
// "the Distribution Agreement between the Bank and Harrow LLC": no term, but the title
// of an agreement of its own.
bool names_another(const Reading& reading, TextSpan place, const std::string& title,
                   const std::string& known) {
  const auto words = [](const std::string& t) { return std::count(t.begin(), t.end(), ' '); };
  if (words(title) > words(known)) return true;
  const std::string_view after = std::string_view(reading.document.text).substr(place.end);
  return starts_with_any(after, {" between ", " by and ", " among ", ", dated ", " dated "});
}

// (the "Cash Purchase Agreement" and, together with the other, the "Purchase
// Agreements"): defined, though not for one agreement, or further on.
bool is_quoted_somewhere(const Reading& reading, const std::string& title) {
  constexpr std::size_t kMostPlaces = 200;
  const std::string_view text = reading.document.text;
  std::size_t places = 0;
  for (auto at = text.find(title); at != text.npos && places++ < kMostPlaces;
       at = text.find(title, at + title.size())) {
    const std::string_view before = text.substr(at - std::min<std::size_t>(at, 5), at < 5 ? at : 5);
    const std::string_view after = text.substr(at + title.size(), 3);
    const bool opened = before.ends_with('"') || before.ends_with("\" ") || before == "\"the ";
    const bool closed = after.starts_with('"') || after.starts_with(",\"") ||
                        after.starts_with(".\"") || after.starts_with(" \"") ||
                        after.starts_with(" ,\"");
    if (opened && closed) return true;
  }
  return false;
}

}  // namespace

bool is_undefined(const Reading& reading, TextSpan place, const std::string& title,
                  const std::string& known) {
  return !names_another(reading, place, title, known) && !is_quoted_somewhere(reading, title);
}

}  // namespace offerlog
