// The visible text of HTML, held against libgumbo's tree: the same characters
// in the same order, white space aside. docs/decisions/html_reader.md explains
// what is allowed to differ.
#include <gumbo.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "catch.h"
#include "read/document_builder.h"
#include "read/edgar_document.h"
#include "read/html_draft.h"

namespace offerlog {
namespace {

namespace fs = std::filesystem;

std::string without_space(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && c != '\n'; });
  return out;
}

// The characters that the document builder folds, folded the same way.
std::string folded(std::string_view text) {
  DecodedText decoded;
  decoded.utf8 = text;
  Document document;
  DocumentBuilder out(decoded, document);
  out.begin_block({});
  out.visible({0, static_cast<std::uint32_t>(text.size())});
  out.end_block();
  return without_space(document.text);
}

// --- gumbo --------------------------------------------------------------------

bool hides(std::string_view style) {
  std::string plain;
  for (const char c : style) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      plain.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
  }
  return plain.find("display:none") != std::string::npos ||
         plain.find("visibility:hidden") != std::string::npos ||
         plain.find("visibility:collapse") != std::string::npos;
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  std::string name(piece.data == nullptr ? "" : std::string(piece.data, piece.length));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return name;
}

bool is_hidden(const GumboElement& element) {
  static const std::set<std::string> kHidden = {
      "script", "style", "title", "template", "iframe", "noembed", "noframes", "ix:header", "pre"};
  if (kHidden.count(name_of(element)) > 0) return true;
  if (gumbo_get_attribute(&element.attributes, "hidden") != nullptr) return true;
  const GumboAttribute* style = gumbo_get_attribute(&element.attributes, "style");
  return style != nullptr && hides(style->value);
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  const bool element = node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
  return element && !is_hidden(node.v.element) ? &node.v.element.children : nullptr;
}

class GumboText {
 public:
  GumboText(std::string_view source, std::vector<SourceSpan> dropped)
      : source_(source), dropped_(std::move(dropped)) {}

  std::string read() {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput* output = gumbo_parse_with_options(&options, source_.data(), source_.size());
    std::vector<const GumboNode*> open = {output->root};
    while (!open.empty()) {
      const GumboNode* node = open.back();
      open.pop_back();
      add(*node);
      if (const GumboVector* children = children_of(*node)) {
        for (unsigned i = children->length; i-- > 0;) {
          open.push_back(static_cast<const GumboNode*>(children->data[i]));
        }
      }
    }
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return folded(text_);
  }

 private:
  void add(const GumboNode& node) {
    if (node.type != GUMBO_NODE_TEXT && node.type != GUMBO_NODE_CDATA) return;
    const auto at = static_cast<std::uint32_t>(node.v.text.original_text.data - source_.data());
    const bool dropped = std::any_of(dropped_.begin(), dropped_.end(),
                                     [&](SourceSpan s) { return s.begin <= at && at < s.end; });
    if (!dropped) text_ += node.v.text.text;
  }

  std::string_view source_;
  std::vector<SourceSpan> dropped_;
  std::string text_;
};

// --- the comparison -----------------------------------------------------------

// "" if the two agree, else where they first differ.
std::string difference(std::string_view html) {
  DecodedText decoded;
  Diagnostics log;
  decode(html, decoded, log);
  const EdgarDocument whole =
      unwrap_edgar_document(decoded.utf8, {0, static_cast<std::uint32_t>(decoded.utf8.size())});
  const HtmlDraft draft = draft_html({decoded, whole.content, 0}, StructureLimits::none(), log);
  std::vector<SourceSpan> dropped;
  for (SourceSpan s : draft.dropped) {
    dropped.push_back({s.begin - whole.content.begin, s.end - whole.content.begin});
  }
  const std::string_view source = decoded.utf8.substr(whole.content.begin, whole.content.size());
  const std::string ours = without_space(draft.document.text);
  const std::string theirs = GumboText(source, dropped).read();
  if (ours == theirs) return "";
  const auto at = static_cast<std::size_t>(
      std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end()).first - ours.begin());
  const std::size_t from = at < 40 ? 0 : at - 40;
  return "at " + std::to_string(at) + " of " + std::to_string(ours.size()) + "/" +
         std::to_string(theirs.size()) + "\n  ours   " + ours.substr(from, 120) + "\n  theirs " +
         theirs.substr(from, 120);
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The HTML documents of a file: itself, or those of a submission.
std::vector<std::string> html_documents(const fs::path& path) {
  const std::string bytes = read_file(path);
  const Format format = detect_format(bytes, path.string());
  if (format == Format::html) return {bytes};
  std::vector<std::string> out;
  if (format != Format::submission) return out;
  constexpr std::string_view kOpen = "<DOCUMENT>";
  for (std::size_t at = bytes.find(kOpen); at != std::string::npos;
       at = bytes.find(kOpen, at + 1)) {
    const EdgarDocument document = read_edgar_document(
        bytes,
        {static_cast<std::uint32_t>(at + kOpen.size()), static_cast<std::uint32_t>(bytes.size())});
    const std::string content = bytes.substr(document.content.begin, document.content.size());
    const bool named = document.filename.find(".htm") != std::string_view::npos;
    if (named && detect_format(content, document.filename) == Format::html) out.push_back(content);
  }
  return out;
}

TEST_CASE("visible text agrees with libgumbo's on well-formed and broken markup") {
  constexpr std::string_view kSources[] = {
      "<p>a<p>b<div>c</div>d",
      "<b><p>x</b>y</p>z",
      "<table><tr><td>a<td>b<tr><th>c</table>d",
      "<table><tr><td>a<table><tr><td>b</table>c</table>d",
      "<p>a &amp; b &ampc &notit; &#147;x&#148; &nbsp;&#0; &bogus; &",
      "<div style='display:none'>x<div>y</div>z</div>w",
      "<p style='display:none'>x<p>a",
      "<ul><li>a<li style='display:none'>b<li>c</ul>",
      "<table><tr style='display:none'><td>a<tr><td>b</table>",
      "<a><b><i>x</a>y</b>z</i>",
      "<font style='display:none'>x<div>y</font>z</div>w",
      "<span style='display:none'>x</span>y</span>z",
      "<!-- a --!>b<!-->c<!--->d</!e>f<?g?>h</3>i",
      "<script><p>x</script>y<title>z</title><style>w",
      "1 < 2 <3 <<p>>",
      "<dl><dt>a<dd style='display:none'>b<dt>c</dl>",
      "<td>a</td></tr></table>b",
      "<p a='x>y' b=\"<z>\">w</p>",
      "<div hidden>x</div><ix:header>y</ix:header>z",
      "a</p>b</br>c</x>d",
      "<div><span></div>a</span>b",
      "<textarea>a<b></textarea>c<xmp>d<e></xmp>f",
  };
  for (const std::string_view source : kSources) {
    INFO(source);
    CHECK(difference(source) == "");
  }
}

// Every filing at hand; they are no part of the project.
TEST_CASE("visible text agrees with libgumbo's on the filings beside the project") {
  const fs::path filings = fs::path(OFFERLOG_SOURCE_DIR) / ".." / "shared" / "filings";
  if (!fs::exists(filings)) return;
  std::size_t documents = 0;
  std::size_t different = 0;
  for (const auto& entry : fs::recursive_directory_iterator(filings)) {
    if (!entry.is_regular_file()) continue;
    for (const std::string& html : html_documents(entry.path())) {
      ++documents;
      const std::string found = difference(html);
      different += !found.empty();
      INFO(entry.path().filename().string() << " " << found);
      CHECK(found == "");
    }
  }
  WARN(documents << " documents, " << different << " different");
}

}  // namespace
}  // namespace offerlog
