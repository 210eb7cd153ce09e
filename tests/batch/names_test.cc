#include "batch/inputs.h"
#include "batch/name_filter.h"
#include "batch/printable_name.h"
#include "catch.h"

namespace offerlog::batch {

TEST_CASE("a filing is told by its ending, packed or not", "[batch]") {
  const NameFilter filter;
  for (const char* name : {"a.txt", "sub/8K.HTM", "a.nc", "a.htm.gz", "a.md.ZST", "0.tar.txt"}) {
    INFO(name);
    CHECK(filter.takes(name));
  }
  for (const char* name :
       {"a.csv", "a.gz", "htm", "a.tar.gz", ".a.txt", ".git/a.txt", "a/.b/c.md"}) {
    INFO(name);
    CHECK_FALSE(filter.takes(name));
  }
}

TEST_CASE("--include takes the place of the endings, --exclude has the last word", "[batch]") {
  const NameFilter filter({"*424b*", "old/*/x.dat"}, {"*-draft.*", "secret"});
  CHECK(filter.takes("2024/acme-424b5.pdf.txt"));
  CHECK(filter.takes("a424b"));
  CHECK(filter.takes("old/2020/x.dat"));
  CHECK_FALSE(filter.takes("x.dat"));
  CHECK_FALSE(filter.takes("424b/8k.htm"));  // no slash in the pattern: the last part counts
  CHECK_FALSE(filter.takes("acme-424b5-draft.htm"));
  CHECK(filter.leaves_out("a/secret"));
  CHECK_FALSE(filter.leaves_out("a/8k.htm"));
}

TEST_CASE("an archive is told by its ending", "[batch]") {
  for (const char* name : {"a.tar", "20250117.nc.tar.gz", "a.TGZ", "a.tar.zst", "a.zip"}) {
    INFO(name);
    CHECK(is_archive_name(name));
  }
  for (const char* name : {"a.gz", "tar", "a.zip.txt", "a.rar"}) {
    INFO(name);
    CHECK_FALSE(is_archive_name(name));
  }
}

TEST_CASE("a uri is UTF-8, and a common name is left as it is", "[batch]") {
  CHECK(utf8_name("filings/8-K 100%.htm") == "filings/8-K 100%.htm");
  CHECK(utf8_name("caf\xC3\xA9\n.txt") == "caf\xC3\xA9\n.txt");
  CHECK(utf8_name("caf\xE9.txt") == "caf%E9.txt");
  CHECK(utf8_name("\xED\xA0\x80") == "%ED%A0%80");  // a surrogate is no character
  CHECK(utf8_name("cut\xE2\x82") == "cut%E2%82");
}

TEST_CASE("what goes to a terminal holds nothing that it obeys", "[batch]") {
  CHECK(printable_name("a\x1b[2J\r\n.txt") == "a%1B[2J%0D%0A.txt");
  CHECK(printable_name("\xC2\x9B"
                       "0m") == "%C2%9B0m");  // the one-character CSI
  CHECK(printable_name("caf\xC3\xA9.txt") == "caf\xC3\xA9.txt");
}

TEST_CASE("a member's path is a name and leads nowhere", "[batch]") {
  CHECK(safe_name("2024/8k.nc") == "2024/8k.nc");
  CHECK(safe_name("../../etc/passwd.txt") == "etc/passwd.txt");
  CHECK(safe_name("/etc//./passwd") == "etc/passwd");
  CHECK(safe_name("..\\..\\evil.htm") == "_._.._evil.htm");
  CHECK(safe_name(".offerlog/x") == "_offerlog/x");
  CHECK(safe_name("a\nb\x7f") == "a_b_");
  CHECK(safe_name("../..") == "member");
  CHECK(safe_name("") == "member");
  CHECK(safe_name(std::string(5000, 'a')).size() == 200);
}

}  // namespace offerlog::batch
