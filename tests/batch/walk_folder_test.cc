#include "batch/walk_folder.h"

#include <sys/stat.h>

#include "catch.h"
#include "temporary_folder.h"

namespace offerlog::batch {
namespace {

// The names found, a line each; of a failure, its kind behind it.
std::string walked(const std::string& folder, std::size_t entries_at_once = 100,
                   const NameFilter& filter = {}) {
  FolderWalk walk(folder, filter, entries_at_once);
  std::string out;
  while (auto found = walk.next()) {
    out += found->name;
    if (found->failure) out += " " + std::string(name_of(found->failure->kind));
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a folder is walked in the order of its names, however few are held", "[batch]") {
  const TemporaryFolder folder;
  for (const char* name :
       {"b.txt", "a.md", "B.txt", "c/z.htm", "c/a.htm", "c/d/x.nc", "e.tar.gz", "notes.csv",
        ".hidden.txt", ".git/x.txt", "left-out/x.txt", "f.htm.gz"}) {
    folder.write(name, "x");
  }
  const std::string expected =
      "B.txt\na.md\nb.txt\nc/a.htm\nc/d/x.nc\nc/z.htm\ne.tar.gz\nf.htm.gz\n";
  const NameFilter filter({}, {"left-out*"});
  for (const std::size_t at_once : {1U, 2U, 3U, 5U, 100U}) {
    INFO(at_once);
    CHECK(walked(folder.path(), at_once, filter) == expected);
    CHECK(walked(folder.path() + "/", at_once, filter) == expected);
  }
}

TEST_CASE("what only looks like a filing is walked, told, or passed over", "[batch]") {
  const TemporaryFolder folder;
  folder.write("x.htm/inside.txt", "a folder called x.htm");
  folder.write("plain.txt", "x");
  REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  std::filesystem::create_symlink(".", folder / "loop");
  std::filesystem::create_symlink("self.txt", folder / "self.txt");
  std::filesystem::create_symlink("plain.txt", folder / "to-plain.txt");
  std::filesystem::create_symlink("pipe.txt", folder / "to-pipe.txt");
  std::filesystem::create_symlink("x.htm", folder / "to-folder.htm");
  std::filesystem::create_symlink("nowhere", folder / "dangling.txt");
  CHECK(walked(folder.path()) ==
        "dangling.txt\npipe.txt not_a_file\nplain.txt\nself.txt\nto-pipe.txt not_a_file\n"
        "to-plain.txt\nx.htm/inside.txt\n");
}

TEST_CASE("a folder without filings, and one that is not there, are told", "[batch]") {
  const TemporaryFolder folder;
  CHECK(walked(folder.path()) == " no_filings\n");
  CHECK(walked(folder.path(), 100, NameFilter({"*424b*"}, {})).empty());  // as was asked for
  CHECK(walked(folder / "missing") == " not_found\n");
}

}  // namespace offerlog::batch
