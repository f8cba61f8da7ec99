# SPDX-License-Identifier: GPL-3.0-or-later
# compiler_cache_test.cmake: PROJECT is built in FOLDER by COMPILER with what MODULES say of ccache, then again into an
# empty folder with another comment in its precompiled header and more in its source, then once more as it is.
file(REMOVE_RECURSE "${FOLDER}")
file(COPY "${PROJECT}/" DESTINATION "${FOLDER}/project")
set(ENV{CCACHE_DIR} "${FOLDER}/cache")
set(ENV{CCACHE_CONFIGPATH} "${FOLDER}/ccache.conf")

function(build)
  file(REMOVE_RECURSE "${FOLDER}/build")
  execute_process(COMMAND "${CMAKE_COMMAND}" -S "${FOLDER}/project" -B "${FOLDER}/build" -G Ninja
    "-DMODULES=${MODULES}" "-DCMAKE_CXX_COMPILER=${COMPILER}" OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND "${CMAKE_COMMAND}" --build "${FOLDER}/build" COMMAND_ERROR_IS_FATAL ANY)
endfunction()

build()
file(READ "${FOLDER}/project/color.h" header)
string(REPLACE "the first build" "all builds but the first" header "${header}")
file(WRITE "${FOLDER}/project/color.h" "${header}")
file(APPEND "${FOLDER}/project/color.cpp" "bool isGreen(Color color) { return !isRed(color); }\n")
build()

# Nothing is compiled where nothing changed, or the cache would be kept for nothing.
execute_process(COMMAND ccache --zero-stats OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
build()
execute_process(COMMAND ccache --print-stats OUTPUT_VARIABLE counted COMMAND_ERROR_IS_FATAL ANY)
if(NOT counted MATCHES "direct_cache_hit\t([0-9]+)" OR CMAKE_MATCH_1 LESS 2)
  message(FATAL_ERROR "The header and the source should come from the cache:\n${counted}")
endif()
