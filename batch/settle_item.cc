#include "settle_item.h"

#include <new>
#include <string_view>
#include <utility>
#include <variant>

#include "lines_protocol.h"

namespace offerlog::batch {
namespace {

Request request_of(Item& item) {
  Request request{item.uri};
  if (auto* file = std::get_if<AtPath>(&item.content)) request.path = std::move(file->path);
  if (auto* memory = std::get_if<InMemory>(&item.content)) request.bytes = std::move(memory->bytes);
  return request;
}

// Fills in all but uri and weight.
void read(Item& item, const Settling& settling, Worker& worker, Outcome& outcome) {
  if (auto* failure = std::get_if<Failure>(&item.content)) {
    outcome.failure = std::move(*failure);
    return;
  }
  const bool may_be_finished = settling.folder != nullptr && settling.resume;
  const auto finished = may_be_finished ? settling.folder->finished(item) : std::nullopt;
  Request request = request_of(item);
  if (finished) request.known_sha256 = finished->sha256;
  Answer answer = worker.ask(request);
  outcome.bytes = answer.bytes;
  outcome.unchanged = answer.unchanged;
  outcome.failure = std::move(answer.failure);
  outcome.finding = std::move(answer.finding);
  if (outcome.unchanged) outcome.finding.changes = finished->changes;
}

void put_away(const Item& item, OutputFolder& folder, Outcome& outcome) {
  if (outcome.failure || outcome.unchanged) return;
  outcome.failure = folder.write(item, outcome.finding);
  outcome.finding.text.clear();
}

// The line becomes the text or the path that it holds; its id is returned.
std::string take_line(Item& item) {
  const auto* line = std::get_if<RawLine>(&item.content);
  if (line == nullptr) return "null";
  LineRequest request = read_line_request(line->json, item.line);
  item.uri = std::move(request.uri);
  std::visit([&item](auto& content) { item.content = std::move(content); }, request.content);
  return request.id;
}

void make_answer(const std::string& id, std::uint64_t line, Outcome& outcome) {
  std::string& text = outcome.finding.text;
  if (outcome.failure) {
    text = line_of_failure(id, line, *outcome.failure);
  } else {
    text = line_of_record(id, std::string_view(text).substr(0, text.find('\n')));
  }
}

// Whatever `step` needs and does not get is the item's failure.
template <class Step>
void or_out_of_memory(Outcome& outcome, Step step) {
  try {
    step();
  } catch (const std::bad_alloc&) {
    outcome.finding = {};
    outcome.failure = out_of_memory();
  }
}

}  // namespace

Outcome settle_item(Item item, const Settling& settling, Worker& worker) {
  Outcome outcome;
  outcome.weight = item.weight;
  std::string id = "null";
  or_out_of_memory(outcome, [&] {
    if (settling.lines) id = take_line(item);
    read(item, settling, worker, outcome);
    if (settling.folder != nullptr) put_away(item, *settling.folder, outcome);
  });
  if (settling.lines) make_answer(id, item.line, outcome);
  outcome.uri = std::move(item.uri);
  return outcome;
}

}  // namespace offerlog::batch
