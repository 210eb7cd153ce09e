#include "offerlog/json.h"

#include "offerlog/extract.h"
#include "schema.h"
#include "write_changes.h"
#include "write_record.h"

namespace offerlog {

std::string to_json(const Extraction& x, JsonStyle style) {
  return write_record(x.document, x.record, x.diagnostics, style);
}

std::string changes_to_json(const Extraction& x) { return write_changes(x.document, x.record); }

std::string json_schema() { return write_schema(); }

}  // namespace offerlog
