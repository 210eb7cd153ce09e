// Parts of read_filing, each a page; the kind and the title are known by then.
#pragma once

#include "cover.h"
#include "offerlog/record.h"

namespace offerlog {

void read_filing_day(const Cover& cover, Filing& filing);
void read_amends(const Cover& cover, Filing& filing);

}  // namespace offerlog
