// html5lib's tokenizer tests (html5lib/README.md), for what html_tokenizer.h and
// html_entities.h claim. Both sides are printed as one line a test:
//
//   <h a="&">x</h> y<!>      start tag with its attributes, text, end tag, comment or doctype
//
// What the claim leaves out is not compared: parse errors, and what a comment or
// doctype says (that it stands there, and where it ends, is). What the standard
// does around the tokenizer is done by the test: line ends become LF before it,
// U+0000 becomes U+FFFD behind it, names are folded to lower case. Whole tests
// are left out only by the table below.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "catch.h"
#include "read/html_entities.h"
#include "read/html_tokenizer.h"
#include "values/ascii.h"

namespace offerlog {
namespace {

using nlohmann::json;

// One run of one test: a test names the states it holds in.
struct Case {
  std::string description;
  std::string input;
  std::string state;
  std::string last_start_tag;
  json output;
};

// --- tests that are left out -------------------------------------------------

struct Exclusion {
  std::string_view reason;
  bool (*applies)(const Case&);
};

bool has_surrogate(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text[i] == '\xed' && static_cast<unsigned char>(text[i + 1]) >= 0xa0) return true;
  }
  return false;
}

constexpr Exclusion kExclusions[] = {
    {"<plaintext> is no element here: no filing has it",
     [](const Case& c) { return c.state == "PLAINTEXT state"; }},
    {"CDATA sections are a matter of SVG and MathML",
     [](const Case& c) { return c.state == "CDATA section state"; }},
    {"a lone surrogate has no UTF-8, so no source holds one",
     [](const Case& c) { return has_surrogate(c.input); }},
    {"<xmp> is raw text; a test has it escapable",
     [](const Case& c) { return c.state == "RCDATA state" && c.last_start_tag == "xmp"; }},
    {"<!-- inside <script> does not hide an inner </script>",
     [](const Case& c) {
       return c.state == "Script data state" && c.input.find("<!--") != std::string::npos &&
              c.input.find("</script") != std::string::npos;
     }},
};

// --- what html5lib expects ---------------------------------------------------

void append_utf8(std::string& out, unsigned code) {
  const auto tail = [](unsigned bits) { return static_cast<char>(0x80U | (bits & 0x3fU)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += {static_cast<char>(0xc0U | (code >> 6U)), tail(code)};
  } else {
    out += {static_cast<char>(0xe0U | (code >> 12U)), tail(code >> 6U), tail(code)};
  }
}

// `doubleEscaped`: \uHHHH in the text stands for a character.
std::string unescape(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\u") == 0) {
      append_utf8(out, static_cast<unsigned>(std::stoul(text.substr(i + 2, 4), nullptr, 16)));
      i += 5;
    } else {
      out += text[i];
    }
  }
  return out;
}

json unescape(const json& value) {
  if (value.is_string()) return unescape(value.get<std::string>());
  if (value.is_array()) {
    json out = json::array();
    for (const json& item : value) out.push_back(unescape(item));
    return out;
  }
  if (!value.is_object()) return value;
  json out = json::object();
  for (const auto& item : value.items()) out[unescape(item.key())] = unescape(item.value());
  return out;
}

std::string shown(std::string text) {
  for (std::size_t at = 0; (at = text.find('\0', at)) != std::string::npos;)
    text.replace(at, 1, "\ufffd");
  return text;
}

std::string shown_tag(const std::string& name, const std::map<std::string, std::string>& attributes,
                      bool self_closing) {
  std::string out = "<" + name;
  for (const auto& [key, value] : attributes) {
    out += " ";
    out += key;
    out += "=\"" + value + "\"";
  }
  return out + (self_closing ? "/>" : ">");
}

std::string expected(const json& output) {
  std::string out;
  for (const json& token : output) {
    const std::string kind = token.at(0);
    if (kind == "Character") {
      out += token.at(1).get<std::string>();
    } else if (kind == "StartTag") {
      out += shown_tag(token.at(1), token.at(2), token.size() > 3);
    } else if (kind == "EndTag") {
      out += "</" + token.at(1).get<std::string>() + ">";
    } else {
      out += "<!>";
    }
  }
  return shown(out);
}

// --- what the tokenizer gives ------------------------------------------------

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_lower);
  return out;
}

std::string resolve(std::string_view text, ReferenceContext context) {
  std::string out;
  while (!text.empty()) {
    const CharacterReference r =
        text.front() == '&' ? read_reference(text, context) : CharacterReference{};
    out += r.length > 0 ? r.utf8 : std::string(1, text.front());
    text.remove_prefix(std::max(r.length, 1U));
  }
  return out;
}

std::string shown_start(const HtmlToken& token, std::string_view source) {
  std::map<std::string, std::string> attributes;
  const auto at = static_cast<std::uint32_t>(token.name.data() + token.name.size() - source.data());
  AttributeScanner scan(source, at, token.span.end);
  while (const auto a = scan.next()) {
    attributes.emplace(shown(lower(a->name)), resolve(a->value, ReferenceContext::attribute));
  }
  return shown_tag(lower(token.name), attributes, token.self_closing);
}

// Markup is a comment or doctype; or `</>`, or a tag that the end of the input
// cut off, of which nothing is left.
bool is_nothing(std::string_view markup) {
  if (markup == "</>") return true;
  const std::size_t letter = markup.starts_with("</") ? 2 : 1;
  return letter < markup.size() && is_alpha(markup[letter]);
}

// `skipped` bytes at the front set the tokenizer's state.
std::string tokens(std::string_view source, std::size_t skipped) {
  HtmlTokenizer tokenizer(source, {0, static_cast<std::uint32_t>(source.size())});
  std::string out;
  for (;;) {
    const HtmlToken& t = tokenizer.next();
    const std::string_view text = source.substr(t.span.begin, t.span.size());
    switch (t.kind) {
      case HtmlToken::Kind::end:
        return shown(out);
      case HtmlToken::Kind::text:
        out += resolve(text, ReferenceContext::text);
        break;
      case HtmlToken::Kind::raw_text:
        out += text;
        break;
      case HtmlToken::Kind::start_tag:
        if (t.span.begin >= skipped) out += shown_start(t, source);
        break;
      case HtmlToken::Kind::end_tag:
        out += "</" + lower(t.name) + ">";
        break;
      case HtmlToken::Kind::markup:
        if (!is_nothing(text)) out += "<!>";
    }
  }
}

// The tag that brings the tokenizer into the state of the test.
std::string opening(const Case& c) {
  if (c.state == "Data state") return "";
  std::string element = c.last_start_tag;
  if (element.empty()) {
    element = c.state == "RCDATA state" ? "title" : c.state == "RAWTEXT state" ? "style" : "script";
  }
  return "<" + element + ">";
}

std::string with_line_feeds(std::string text) {
  for (std::size_t at = 0; (at = text.find('\r', at)) != std::string::npos; ++at) {
    text.replace(at, text.compare(at, 2, "\r\n") == 0 ? 2 : 1, "\n");
  }
  return text;
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream in(path);
  const json tests = json::parse(in);
  for (const json& test : tests.at("tests")) {
    const bool escaped = test.value("doubleEscaped", false);
    Case c;
    c.description = path.filename().string() + ": " + test.at("description").get<std::string>();
    c.input = with_line_feeds(escaped ? unescape(test.at("input").get<std::string>())
                                      : test.at("input").get<std::string>());
    c.output = escaped ? unescape(test.at("output")) : test.at("output");
    c.last_start_tag = test.value("lastStartTag", "");
    const json states = test.value("initialStates", json{"Data state"});
    for (const json& state : states) {
      c.state = state;
      cases.push_back(c);
    }
  }
  return cases;
}

TEST_CASE("html5lib's tokenizer tests") {
  std::size_t ran = 0;
  std::vector<std::size_t> left_out(std::size(kExclusions));
  const std::filesystem::path folder =
      std::filesystem::path(OFFERLOG_SOURCE_DIR) / "tests/read/html5lib";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".test") continue;
    for (const Case& c : read_cases(entry.path())) {
      const auto* exclusion = std::find_if(std::begin(kExclusions), std::end(kExclusions),
                                           [&](const Exclusion& e) { return e.applies(c); });
      if (exclusion != std::end(kExclusions)) {
        ++left_out[static_cast<std::size_t>(exclusion - kExclusions)];
        continue;
      }
      ++ran;
      const std::string tag = opening(c);
      INFO(c.description << "\n" << c.state << "\n" << json(c.input).dump());
      CHECK(tokens(tag + c.input, tag.size()) == expected(c.output));
    }
  }
  CHECK(ran >= 6700);
  // An exclusion that leaves nothing out is out of date.
  for (std::size_t i = 0; i < left_out.size(); ++i) {
    INFO(kExclusions[i].reason);
    CHECK(left_out[i] > 0);
  }
}

}  // namespace
}  // namespace offerlog
