# What offerlog links, from Debian's packages (tools/setup installs them).
find_package(PkgConfig REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(nlohmann_json REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)  # SHA-256
if(NOT TARGET offerlog_re2)
  pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
  add_library(offerlog_re2 INTERFACE IMPORTED)
  target_link_libraries(offerlog_re2 INTERFACE PkgConfig::RE2)
  pkg_check_modules(PCRE2 REQUIRED IMPORTED_TARGET libpcre2-8)
  add_library(offerlog_pcre2 INTERFACE IMPORTED)
  target_link_libraries(offerlog_pcre2 INTERFACE PkgConfig::PCRE2)
  # Debian ships no package file for the extensions library.
  pkg_check_modules(CMARK_GFM REQUIRED IMPORTED_TARGET libcmark-gfm)
  find_library(CMARK_GFM_EXTENSIONS cmark-gfm-extensions REQUIRED)
  add_library(offerlog_cmark_gfm INTERFACE IMPORTED)
  target_link_libraries(offerlog_cmark_gfm INTERFACE ${CMARK_GFM_EXTENSIONS} PkgConfig::CMARK_GFM)
endif()
