// Where in the filing a block stands: what a risk factor imagines is no change.
#pragma once

#include <cstdint>
#include <vector>

#include "find/reading.h"
#include "offerlog/record.h"

namespace offerlog {

enum class SectionKind : std::uint8_t {
  body,   // says what is the case
  cover,  // before the table of contents of a prospectus, or the first item of a report
  risk_factors,
  forward_looking,
  proceeds,      // use of proceeds, dilution, capitalization: figures that illustrate
  distribution,  // plan of distribution, underwriting
  description,   // of securities, tax, dividend policy …
  references,    // incorporated by reference, where to find more
  exhibits,      // the exhibit list
  signatures,
  about,            // "About Corvale": the company in its own praise
  exhibit_text,     // an agreement or an opinion filed with the report
  base_prospectus,  // the older document at the end of a supplement; Part II of a registration
  attached_report,  // a report that a supplement carries: filed, and told of, before
};

// By block.
using Sections = std::vector<SectionKind>;

Sections find_sections(const Reading& reading, FilingKind kind);

// Whether a change may be read from the section.
bool reports_changes(SectionKind section);

}  // namespace offerlog
