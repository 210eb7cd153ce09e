// The cover of a current report of June 3, 2024, and what it tells below.
#pragma once

#include <string>

namespace offerlog {

inline std::string report(const std::string& told) {
  return "FORM 8-K\n\n"
         "Date of Report (Date of earliest event reported): June 3, 2024\n\n"
         "CORVALE SYSTEMS, INC.\n\n"
         "(Exact name of registrant as specified in its charter)\n\n"
         "Item 8.01 Other Events.\n\n" +
         told + "\n";
}

// Of a program under a Sales Agreement of May 4, 2023.
inline std::string program_report(const std::string& told) {
  return report(
      "The Company is a party to a Sales Agreement, dated May 4, 2023, with Harrow & Finch "
      "Securities LLC for its at-the-market program. " +
      told);
}

}  // namespace offerlog
