// An item -> its outcome: by way of a worker, past what an earlier run
// finished, and into the output folder or a line of the answer.
#pragma once

#include "item.h"
#include "output_folder.h"
#include "worker.h"

namespace offerlog::batch {

struct Settling {
  OutputFolder* folder = nullptr;  // none: the text stays in the outcome
  bool resume = false;             // believe the folder's notes
  bool lines = false;              // the text becomes an answer of --lines
};

// Any thread may call it, each with a worker of its own. No memory is a failure
// of the item; BatchError is for all of them.
Outcome settle_item(Item item, const Settling& settling, Worker& worker);

}  // namespace offerlog::batch
