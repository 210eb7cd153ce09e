#include "batch/inputs.h"

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "catch.h"
#include "make_archive.h"
#include "temporary_folder.h"

namespace offerlog::batch {
namespace {

std::string content_of(const Item& item) {
  if (const auto* file = std::get_if<AtPath>(&item.content)) return "at " + file->path;
  if (const auto* memory = std::get_if<InMemory>(&item.content)) return "= " + memory->bytes;
  if (const auto* failure = std::get_if<Failure>(&item.content)) {
    return "! " + std::string(name_of(failure->kind));
  }
  return "line";
}

// "uri -> name: content" a line, seen from the folder.
std::string all_of(InputOptions options, const std::string& folder) {
  options.names = true;
  const Stop stop;
  Inputs inputs(options, stop);
  std::string out;
  std::uint64_t index = 0;
  while (auto item = inputs.next()) {
    CHECK(item->index == index++);
    out += item->uri + " -> " + item->name + ": " + content_of(*item) + "\n";
  }
  for (std::size_t at = 0; (at = out.find(folder + '/', at)) != std::string::npos;) {
    out.erase(at, folder.size() + 1);
  }
  return out;
}

}  // namespace

TEST_CASE("files, folders and archives are one stream, in the order named", "[batch]") {
  const TemporaryFolder folder;
  folder.write("z.txt", "z");
  folder.write("in/b.txt", "b");
  make_archive(folder / "in/a.tar.gz", Kind::tar_gz, {{"../m.nc", "member"}, {"n.nc", "next"}});
  folder.write("in/sub/c.htm", "c");
  InputOptions options;
  options.paths = {folder / "z.txt", folder / "in", folder / "missing.txt"};
  CHECK(all_of(options, folder.path()) ==
        "z.txt -> z.txt: at z.txt\n"
        "in/a.tar.gz!../m.nc -> a.tar.gz/m.nc: = member\n"
        "in/a.tar.gz!n.nc -> a.tar.gz/n.nc: = next\n"
        "in/b.txt -> b.txt: at in/b.txt\n"
        "in/sub/c.htm -> sub/c.htm: at in/sub/c.htm\n"
        "missing.txt -> missing.txt: at missing.txt\n");
}

TEST_CASE("of two inputs of one name the second has a number", "[batch]") {
  const TemporaryFolder folder;
  InputOptions options;
  options.paths = {folder / "a/8k.htm", folder / "b/8k.htm", folder / "8k.htm-2",
                   folder / "c/8k.htm"};
  CHECK(all_of(options, folder.path()) ==
        "a/8k.htm -> 8k.htm: at a/8k.htm\nb/8k.htm -> 8k.htm-2: at b/8k.htm\n"
        "8k.htm-2 -> 8k.htm-2-2: at 8k.htm-2\nc/8k.htm -> 8k.htm-3: at c/8k.htm\n");
}

TEST_CASE("a list of paths, by lines or zero bytes", "[batch]") {
  const TemporaryFolder folder;
  REQUIRE(::mkfifo((folder / "pipe.txt").c_str(), 0600) == 0);
  InputOptions options;
  options.files_from = folder.write("list", folder / "a b.txt\n\n" + (folder / "pipe.txt"));
  CHECK(all_of(options, folder.path()) ==
        "a b.txt -> a b.txt: at a b.txt\npipe.txt -> : ! not_a_file\n");
  const std::string odd = folder / "new\nline.txt";
  options.files_from = folder.write("list0", odd + '\0' + odd + '\0');
  options.nul_separated = true;
  CHECK(all_of(options, folder.path()) ==
        "new\nline.txt -> new\nline.txt: at new\nline.txt\n"
        "new\nline.txt -> new\nline.txt-2: at new\nline.txt\n");
  options.files_from = folder / "missing";
  const Stop stop;
  CHECK_THROWS_AS(Inputs(options, stop), BatchError);
}

TEST_CASE("lines come as they are written, and stopping ends the wait", "[batch]") {
  std::array<int, 2> pipe{};
  REQUIRE(::pipe(pipe.data()) == 0);
  Stop stop;
  LineReader lines(pipe[0], '\n', 10, stop);
  const auto write = [&](std::string_view text) {
    REQUIRE(::write(pipe[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  };
  write("one\ntwo\n\nthis is too long\nfo");
  CHECK(lines.next()->text == "one");
  CHECK(lines.next()->text == "two");
  CHECK(lines.next()->text.empty());
  const auto too_long = lines.next();
  CHECK((too_long->too_long && too_long->text.empty() && too_long->number == 4));
  write("ur\nlast");
  CHECK(lines.next()->text == "four");
  const std::jthread stopper([&] { stop.request(); });
  CHECK_FALSE(lines.next().has_value());  // "last" has no end yet
  ::close(pipe[0]);
  ::close(pipe[1]);
}

TEST_CASE("a last line without its end is a line, a long one is not held", "[batch]") {
  const TemporaryFolder folder;
  folder.write("list", std::string(1U << 20U, 'x') + "\nlast");
  const Stop stop;
  PathList list(folder / "list", false, stop);
  CHECK_THROWS_AS(list.next(), BatchError);  // no path is that long
  CHECK(list.next() == "last");
  CHECK_FALSE(list.next().has_value());
}

}  // namespace offerlog::batch
