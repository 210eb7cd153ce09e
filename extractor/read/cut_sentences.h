// Where a page cuts a sentence in two paragraphs.
//
//   We may offer and sell shares of our common stock from time to time having an
//
//   aggregate offering price of up to $75,000,000.
//
// A paragraph that stops in mid-sentence goes on in the next one that begins in
// lower case, or with a name where the first half wants one ("under the Prior Sales |
// Agreement for").
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "offerlog/document.h"

namespace offerlog {

constexpr std::size_t kLongEnough = 60;  // bytes, for a paragraph to stop in mid-sentence

// Whether the paragraph whose last words these are stops in mid-sentence.
bool ends_in_sentence(std::string_view last_words);

// Whether a paragraph of `size` bytes that begins with `first_words` goes on with the
// sentence that `last_words` cut; `alike`: both are emphasized, or neither is.
bool begins_in_sentence(std::string_view last_words, std::string_view first_words, std::size_t size,
                        bool alike);

// Makes one block of two where only a paragraph's end cut a sentence, from the
// block `first` on.
void join_cut_sentences(Document& document, std::uint32_t first);

}  // namespace offerlog
