// --out DIR: a file per filing, that appears whole or not at all, and beside it
// from what it was made.
//
//   DIR/sub/8k.htm.json                    the record
//   DIR/.offerlog/sub/8k.htm.json.done     a note: program, rules, uri, digest
//   DIR/.offerlog/tmp-HOST-PID-N           what is being written
//
// The order is: away with the old note, the record by rename, the new note. So
// at whatever moment the program is killed, a note stands only beside the
// record that it tells of, and --resume may believe it; without one the filing
// is read again. A note that is itself cut short says nothing, and is no note.
// Nothing else is kept: two runs over different filings may share a folder.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>

#include "item.h"

namespace offerlog::batch {

class OutputFolder {
 public:
  // `made_by` is one line that names all that decides an output besides the
  // filing: version, rules, form. Makes the folder, and clears away what killed
  // runs were writing. Throws BatchError.
  OutputFolder(std::string folder, std::string ending, std::string made_by);

  // What an earlier run made of the item, if it finished and would be made alike.
  struct Finished {
    std::string sha256;  // of the filing it was made from
    std::uint64_t changes = 0;
  };
  std::optional<Finished> finished(const Item& item) const;

  // From any thread.
  std::optional<Failure> write(const Item& item, const Finding& finding);

 private:
  std::string output_path(const Item& item) const;
  std::string note_path(const Item& item) const;
  std::string note_head(const Item& item) const;

  std::string folder_;
  std::string ending_;
  std::string made_by_;
  std::string temporary_;  // without its number
  std::atomic<std::uint64_t> written_ = 0;
};

}  // namespace offerlog::batch
