// The wrapper around each document of a submission, and around some .htm files:
//
//   <DOCUMENT>
//   <TYPE>EX-99.1
//   <SEQUENCE>2
//   <FILENAME>ex99-1.htm
//   <DESCRIPTION>PRESS RELEASE
//   <TEXT>
//   ...                        `content`
//   </TEXT>
//   </DOCUMENT>
#pragma once

#include <string_view>

#include "offerlog/span.h"

namespace offerlog {

struct EdgarDocument {
  std::string_view type;
  std::string_view filename;
  std::string_view description;
  SourceSpan content;  // between <TEXT> and </TEXT>, or what there is of it
  bool closed = false;
};

// Reads the document whose <DOCUMENT> tag ends at `span.begin`, up to
// </DOCUMENT>, the next <DOCUMENT> or the end of `span`. White space and any of
// the tags may be missing.
EdgarDocument read_edgar_document(std::string_view text, SourceSpan span);

// The document that begins at `span.begin`, white space, a byte order mark and
// the <DOCUMENT> tag itself passed over; `content` is all of `span` if there is
// no such tag.
EdgarDocument unwrap_edgar_document(std::string_view text, SourceSpan span);

}  // namespace offerlog
