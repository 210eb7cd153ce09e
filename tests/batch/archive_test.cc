#include "batch/archive.h"

#include "catch.h"
#include "make_archive.h"
#include "temporary_folder.h"

namespace offerlog::batch {
namespace {

constexpr std::uint64_t kMax = 1U << 20U;

// "name = bytes", or "name ! kind", a line each.
std::string listed(const std::string& path, std::uint64_t max_bytes = kMax) {
  const NameFilter filter;
  Archive archive(path, filter, max_bytes);
  std::string out;
  while (auto member = archive.next()) {
    out += member->name;
    if (const auto* bytes = std::get_if<std::string>(&member->bytes)) {
      out += " = " + *bytes + "\n";
    } else {
      out += " ! " + std::string(name_of(std::get<Failure>(member->bytes).kind)) + "\n";
    }
  }
  return out;
}

std::string gzipped(const TemporaryFolder& folder, const std::string& bytes) {
  const std::string path = folder / "packed";
  archive* out = ::archive_write_new();
  ::archive_write_set_format_raw(out);
  ::archive_write_add_filter_gzip(out);
  REQUIRE(::archive_write_open_filename(out, path.c_str()) == ARCHIVE_OK);
  archive_entry* entry = ::archive_entry_new();
  ::archive_entry_set_filetype(entry, AE_IFREG);
  REQUIRE(::archive_write_header(out, entry) == ARCHIVE_OK);
  ::archive_write_data(out, bytes.data(), bytes.size());
  ::archive_entry_free(entry);
  ::archive_write_close(out);
  ::archive_write_free(out);
  return read_text(path);
}

std::string kind_of(const std::variant<std::string, Failure>& result) {
  const auto* failure = std::get_if<Failure>(&result);
  return failure == nullptr ? "none" : std::string(name_of(failure->kind));
}

}  // namespace

TEST_CASE("every kind of archive gives its filings in its own order", "[batch]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  for (const Kind kind : {Kind::tar, Kind::tar_gz, Kind::tar_zst, Kind::zip}) {
    make_archive(path, kind,
                 {{"b.txt", "one"},
                  {"./sub/a.nc", "two"},
                  {"logo.jpg", "no filing"},
                  {"._b.txt", "a Macintosh's"},
                  {"c.htm", ""}});
    CHECK(listed(path) == "b.txt = one\n./sub/a.nc = two\nc.htm = \n");
  }
}

TEST_CASE("a hostile archive: paths are names, links and archives stay shut", "[batch]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.tar";
  make_archive(path, Kind::tar,
               {{"../../etc/passwd.txt", "a name"},
                {"/abs.txt", "another"},
                {"link.txt", "", "/etc/passwd"},
                {"inner.zip", "PK"},
                {"last.txt", "last"}});
  CHECK(listed(path) ==
        "../../etc/passwd.txt = a name\n/abs.txt = another\ninner.zip ! nested_archive\n"
        "last.txt = last\n");
}

TEST_CASE("a member that is too large or encrypted is told, and the next is read", "[batch]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  make_archive(path, Kind::tar_gz, {{"big.txt", std::string(100, 'x')}, {"b.txt", "small"}});
  CHECK(listed(path, 99) == "big.txt ! too_large\nb.txt = small\n");
  CHECK(listed(path, 100).find("too_large") == std::string::npos);
  make_archive(path, Kind::encrypted_zip, {{"a.txt", "secret"}, {"b.txt", "secret too"}});
  CHECK(listed(path) == "a.txt ! encrypted\nb.txt ! encrypted\n");
}

TEST_CASE("a bomb is left where it goes off", "[batch]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a";
  const std::string zeros(kAlwaysAllowed + 1, '\0');
  for (const char* name : {"bomb.txt", "stepped-over.bin"}) {
    make_archive(path, Kind::tar_gz, {{"a.txt", "before"}, {name, zeros}, {"z.txt", "after"}});
    const std::string list = listed(path, 1U << 30U);
    CHECK(list.starts_with("a.txt = before\n"));
    CHECK(list.ends_with(" ! unpacks_too_far\n"));
  }
  // Many small members are a bomb too.
  std::vector<Packed> many;
  for (int i = 0; i < 20; ++i) many.push_back({std::to_string(i) + ".txt", zeros.substr(0, kMax)});
  make_archive(path, Kind::zip, many);
  CHECK(listed(path).ends_with(" ! unpacks_too_far\n"));
}

TEST_CASE("an archive that is cut short gives what was before", "[batch]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.tar";
  make_archive(path, Kind::tar, {{"a.txt", "whole"}, {"b.txt", std::string(3000, 'b')}});
  // A tar's member is a block of 512 bytes and its data.
  std::filesystem::resize_file(path, 512 + 512 + 512 + 1000);
  CHECK(listed(path) == "a.txt = whole\nb.txt ! broken_archive\n");
  CHECK(listed(folder.write("no.zip", "this is no archive")) == " ! broken_archive\n");
  CHECK(listed(folder.write("empty.tar", "")) == " ! broken_archive\n");
  CHECK(listed(folder / "missing.tar") == " ! not_found\n");
}

TEST_CASE("a damaged header is told once, and the next member is found", "[batch]") {
  const TemporaryFolder folder;
  const std::string path = folder / "a.tar";
  make_archive(path, Kind::tar,
               {{"a.txt", "one"}, {"b.txt", std::string(5000, 'b')}, {"c.txt", "three"}});
  std::string bytes = read_text(path);
  bytes.replace(1024, 100, std::string(100, 'X'));  // the name of b.txt: its checksum is wrong now
  CHECK(listed(folder.write("b.tar", bytes)) == "a.txt = one\n ! broken_archive\nc.txt = three\n");
}

TEST_CASE("an archive that holds no filing is told", "[batch]") {
  const TemporaryFolder folder;
  make_archive(folder / "a.zip", Kind::zip, {{"logo.jpg", "x"}});
  CHECK(listed(folder / "a.zip") == " ! no_filings\n");
}

TEST_CASE("what gzip packed is unpacked, within bounds", "[batch]") {
  const TemporaryFolder folder;
  const std::string text = "On June 3, 2024, we suspended our program.";
  const std::string packed = gzipped(folder, text);
  CHECK(is_compressed(packed));
  CHECK_FALSE(is_compressed(text));
  CHECK(std::get<std::string>(unpack(packed, kMax)) == text);
  CHECK(std::get<std::string>(unpack(packed + packed, kMax)) == text + text);
  CHECK(std::get<std::string>(unpack(gzipped(folder, ""), kMax)).empty());
  CHECK(kind_of(unpack(packed, text.size() - 1)) == "too_large");
  CHECK(kind_of(unpack(packed.substr(0, packed.size() - 12), kMax)) == "broken_archive");
  CHECK(kind_of(unpack(gzipped(folder, std::string(kAlwaysAllowed + 1, ' ')), 1U << 30U)) ==
        "unpacks_too_far");
}

}  // namespace offerlog::batch
