#include "batch/output_folder.h"

#include <sys/wait.h>
#include <unistd.h>

#include <vector>

#include "catch.h"
#include "temporary_folder.h"

namespace offerlog::batch {
namespace {

const std::string kDigest(64, 'a');

Item item_named(const std::string& name) {
  Item item;
  item.uri = "in/" + name;
  item.name = name;
  return item;
}

Finding finding_of(const std::string& text) { return {text, "", kDigest, 7}; }

// Every file below the folder, a line each.
std::string files_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(folder));
  }
  std::sort(names.begin(), names.end());
  std::string out;
  for (const std::string& name : names) out += name + "\n";
  return out;
}

}  // namespace

TEST_CASE("a record and its note stand side by side, and nothing else", "[batch]") {
  const TemporaryFolder folder;
  OutputFolder out(folder / "new/out", ".json", "offerlog 1");
  const Item item = item_named("sub/8k.htm");
  CHECK_FALSE(out.finished(item));
  CHECK_FALSE(out.write(item, finding_of("{}\n")));
  CHECK(files_in(folder / "new/out") == ".offerlog/sub/8k.htm.json.done\nsub/8k.htm.json\n");
  CHECK(read_text(folder / "new/out/sub/8k.htm.json") == "{}\n");
  CHECK(read_text(folder / "new/out/.offerlog/sub/8k.htm.json.done") ==
        "offerlog 1\nuri in/sub/8k.htm\noutput 3\nchanges 7\nsha256 " + kDigest + "\n");
  const auto finished = out.finished(item);
  REQUIRE(finished);
  CHECK(finished->sha256 == kDigest);
  CHECK(finished->changes == 7);
}

TEST_CASE("a note speaks for one record of one program only", "[batch]") {
  const TemporaryFolder folder;
  const Item item = item_named("a.txt");
  OutputFolder out(folder.path(), ".json", "offerlog 1");
  out.write(item, finding_of("{}\n"));
  CHECK(OutputFolder(folder.path(), ".json", "offerlog 1").finished(item));
  CHECK_FALSE(OutputFolder(folder.path(), ".json", "offerlog 2").finished(item));
  CHECK_FALSE(OutputFolder(folder.path(), ".jsonl", "offerlog 1").finished(item));
  Item elsewhere = item;
  elsewhere.uri = "other/a.txt";
  CHECK_FALSE(out.finished(elsewhere));
  folder.write("a.txt.json", "longer than it was");
  CHECK_FALSE(out.finished(item));
  std::filesystem::remove(folder / "a.txt.json");
  CHECK_FALSE(out.finished(item));
}

TEST_CASE("a note that is cut short anywhere is no note", "[batch]") {
  const TemporaryFolder folder;
  const Item item = item_named("a.txt");
  OutputFolder out(folder.path(), ".json", "offerlog 1");
  out.write(item, finding_of("{}\n"));
  const std::string note = ".offerlog/a.txt.json.done";
  const std::string whole = read_text(folder / note);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    folder.write(note, whole.substr(0, size));
    INFO(size);
    CHECK_FALSE(out.finished(item));
  }
  folder.write(note, whole);
  CHECK(out.finished(item));
  folder.write(note, whole + "more");
  CHECK_FALSE(out.finished(item));
}

TEST_CASE("what a dead run was writing is cleared away, what a living one writes is not",
          "[batch]") {
  const TemporaryFolder folder;
  const OutputFolder first(folder.path(), ".json", "x");
  std::array<char, 256> host{};
  ::gethostname(host.data(), host.size() - 1);
  const pid_t child = ::fork();
  if (child == 0) ::_exit(0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
  const std::string own = std::string(".offerlog/tmp-") + host.data() + "-";
  const std::string living = own + std::to_string(::getppid()) + "-0";
  folder.write(own + std::to_string(child) + "-0", "torn");
  folder.write(living, "torn");
  folder.write(".offerlog/tmp-elsewhere-" + std::to_string(child) + "-0", "torn");
  const OutputFolder second(folder.path(), ".json", "x");
  CHECK(files_in(folder.path()) == [&] {
    std::vector<std::string> left = {living,
                                     ".offerlog/tmp-elsewhere-" + std::to_string(child) + "-0"};
    std::sort(left.begin(), left.end());
    return left[0] + "\n" + left[1] + "\n";
  }());
}

TEST_CASE("a record that cannot be written is a failure of its filing", "[batch]") {
  const TemporaryFolder folder;
  OutputFolder out(folder.path(), ".json", "x");
  folder.write("a.txt.json/in-the-way", "a folder stands where the record should");
  const auto failure = out.write(item_named("a.txt"), finding_of("{}\n"));
  REQUIRE(failure);
  CHECK(failure->kind == FailureKind::output);
  CHECK(failure->message.find("a.txt.json") != std::string::npos);
  CHECK(files_in(folder.path()) == "a.txt.json/in-the-way\n");
  folder.write("file", "x");
  CHECK_THROWS_AS(OutputFolder(folder / "file/out", ".json", "x"), BatchError);
}

}  // namespace offerlog::batch
