// The call that the headers open with, from outside.
#include <offerlog/extract.h>
#include <offerlog/json.h>
#include <offerlog/names.h>

#include <iostream>

int main() {
  const auto patterns = offerlog::Patterns::built_in();
  const auto x = offerlog::extract(
      {"note.txt", "On May 1, 2024, we suspended our at-the-market program."}, patterns);
  std::cout << offerlog::name_of(x.document.format) << '\n' << offerlog::to_json(x) << '\n';
  return x.document.bytes == 55 ? 0 : 1;
}
