# SPDX-License-Identifier: GPL-3.0-or-later
# deploy_discover_suites(TARGET PREFIX [CASE_BY_CASE FILTER]): a ctest for each suite of a program, named PREFIX.Suite,
# where gtest_discover_tests() has one for each case (PREFIX.Suite.Case; here for those that FILTER names alone, because
# they are many and wait). For programs that take longer to start than most cases to run: those with windows link forty
# libraries and read the fonts. As there, ctest asks the program itself for what it has.
function(deploy_discover_suites target prefix)
  cmake_parse_arguments(SUITES "" "CASE_BY_CASE" "" ${ARGN})
  if(SUITES_CASE_BY_CASE)
    gtest_discover_tests(${target} TEST_PREFIX "${prefix}." TEST_FILTER "${SUITES_CASE_BY_CASE}"
      DISCOVERY_MODE PRE_TEST PROPERTIES TIMEOUT 120)
  endif()
  get_target_property(folder ${target} BINARY_DIR)
  file(GENERATE OUTPUT "${folder}/${target}_suites.cmake" CONTENT "include(\"${CMAKE_CURRENT_FUNCTION_LIST_FILE}\")
deploy_add_suites(\"$<TARGET_FILE:${target}>\" \"${prefix}\" \"${SUITES_CASE_BY_CASE}\")\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${folder}/${target}_suites.cmake")
endfunction()

# What ctest itself runs before the tests.
function(deploy_add_suites program prefix except)
  if(NOT EXISTS "${program}")
    add_test("${prefix}_NOT_BUILT" "${prefix}_NOT_BUILT")
    return()
  endif()
  execute_process(COMMAND "${program}" --gtest_list_tests "--gtest_filter=-${except}" OUTPUT_VARIABLE listed
    COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX MATCHALL "(^|\n)[^ \n]+\\.( |\n)" suites "${listed}")
  foreach(suite IN LISTS suites)
    string(REGEX REPLACE "[. \n]" "" suite "${suite}")
    add_test("${prefix}.${suite}" "${program}" "--gtest_filter=${suite}.*")
    set_tests_properties("${prefix}.${suite}" PROPERTIES TIMEOUT 240)
  endforeach()
endfunction()
