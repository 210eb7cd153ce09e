#include "quote.h"

#include <algorithm>

namespace offerlog {

std::string quote(const Document& document, TextSpan span) {
  std::string text(document.view(span));
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace offerlog
