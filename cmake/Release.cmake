# SPDX-License-Identifier: GPL-3.0-or-later
# The version and its day, from the newest heading of CHANGELOG.md ("## 1.2.3 (2025-02-15)"): the only place where they
# stand. It sets release_version and release_date, and releases, a list of "version date" of all of them, newest first.
set(changelog "${CMAKE_CURRENT_SOURCE_DIR}/CHANGELOG.md")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${changelog}")
set(releases "")
file(STRINGS "${changelog}" headings REGEX "^## " ENCODING UTF-8)
foreach(heading IN LISTS headings)
  if(NOT heading MATCHES "^## ([0-9]+\\.[0-9]+\\.[0-9]+) \\(([0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9])\\)$")
    message(FATAL_ERROR "CHANGELOG.md: \"${heading}\" is not \"## VERSION (YEAR-MONTH-DAY)\"")
  endif()
  list(APPEND releases "${CMAKE_MATCH_1} ${CMAKE_MATCH_2}")
endforeach()
list(GET releases 0 newest)
string(REPLACE " " ";" newest "${newest}")
list(GET newest 0 release_version)
list(GET newest 1 release_date)
