// "Goldman Sachs & Co. LLC, J.P. Morgan Securities LLC and BTIG, LLC" -> the
// three names, each with its place.
#pragma once

#include <string_view>
#include <vector>

#include "offerlog/span.h"

namespace offerlog {

// `list` is what a names capture holds; spans are offset by `base`. Defined
// terms in parentheses and "as representatives of …" are left out.
std::vector<TextSpan> split_names(std::string_view list, std::uint32_t base);

// The same where lines of names ran together: "Harrow Securities Inc. Calder Brook LLC".
std::vector<TextSpan> split_lines_of_names(std::string_view list, std::uint32_t base);

// Whether the name ends in what marks a firm: LLC, Inc., & Co., Securities …
bool is_firm_name(std::string_view name);

}  // namespace offerlog
