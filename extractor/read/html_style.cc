// Declarations are cut at `;` and `:` without regard to quotes, so that a font
// named in quotes or by &quot; costs a declaration without meaning and nothing
// else. Later declarations win, as in CSS.
#include "html_style.h"

#include <algorithm>
#include <iterator>

#include "values/ascii.h"

namespace offerlog {
namespace {

// `word` must be lower case.
bool has_word(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(),
                     [](char a, char b) { return to_lower(a) == b; }) != text.end();
}

// `position: relative` with an offset upwards raises the text; neither does
// alone.
struct Position {
  bool relative = false;
  bool raised = false;
};

struct StyleReader {
  HtmlStyle style;
  Position position;

  void display(std::string_view value) {
    using Display = HtmlStyle::Display;
    if (starts_with_any_case(value, "none")) {
      style.display = Display::none;
    } else if (starts_with_any_case(value, "inline")) {
      style.display = Display::in_line;
    } else if (starts_with_any_case(value, "block")) {
      style.display = Display::block;
    } else {
      style.display = Display::unset;
    }
  }
  void visibility(std::string_view value) {
    style.invisible =
        starts_with_any_case(value, "hidden") || starts_with_any_case(value, "collapse");
  }
  void weight(std::string_view value) {
    const bool heavy = starts_with_any_case(value, "bold") || starts_with_any_case(value, "600") ||
                       starts_with_any_case(value, "700") || starts_with_any_case(value, "800") ||
                       starts_with_any_case(value, "900");
    style.weight = heavy ? HtmlStyle::Weight::bold : HtmlStyle::Weight::normal;
  }
  void font(std::string_view value) {
    style.weight = has_word(value, "bold") ? HtmlStyle::Weight::bold : HtmlStyle::Weight::normal;
  }
  void decoration(std::string_view value) { style.underline = has_word(value, "underline"); }
  void vertical_align(std::string_view value) {
    style.superscript = starts_with_any_case(value, "super");
  }
  void relative(std::string_view value) {
    position.relative = starts_with_any_case(value, "relative");
  }
  void top(std::string_view value) { position.raised = starts_with_any_case(value, "-"); }
  void bottom(std::string_view value) {
    position.raised = !starts_with_any_case(value, "-") && !starts_with_any_case(value, "0") &&
                      !starts_with_any_case(value, "auto");
  }
};

struct Property {
  std::string_view name;
  void (StyleReader::*read)(std::string_view);
};
constexpr Property kProperties[] = {
    {"display", &StyleReader::display},
    {"visibility", &StyleReader::visibility},
    {"font-weight", &StyleReader::weight},
    {"font", &StyleReader::font},
    {"text-decoration", &StyleReader::decoration},
    {"text-decoration-line", &StyleReader::decoration},
    {"vertical-align", &StyleReader::vertical_align},
    {"position", &StyleReader::relative},
    {"top", &StyleReader::top},
    {"bottom", &StyleReader::bottom},
};

const Property* find_property(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kProperties), std::end(kProperties),
                   [&](const Property& p) { return equals_any_case(name, p.name); });
  return found == std::end(kProperties) ? nullptr : found;
}

}  // namespace

HtmlStyle read_style(std::string_view style) {
  StyleReader reader;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view declaration = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const Property* property = find_property(trim(declaration.substr(0, colon)));
    if (property != nullptr) (reader.*property->read)(trim(declaration.substr(colon + 1)));
  }
  if (reader.position.relative && reader.position.raised) reader.style.superscript = true;
  return reader.style;
}

}  // namespace offerlog
