# SPDX-License-Identifier: GPL-3.0-or-later
# compiler_cache_test.cmake: PROJECT is built in FOLDER by COMPILER with what MODULES say of ccache, then again into an
# empty folder with another comment in its precompiled header and more in its source, then once more as it is; at last
# twice with a compiler during whose work somebody saves another text of a header.
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
if(NOT counted MATCHES "direct_cache_hit\t([0-9]+)" OR CMAKE_MATCH_1 LESS 3)
  message(FATAL_ERROR "The header and the sources should come from the cache:\n${counted}")
endif()

file(READ "${FOLDER}/project/part.h" part)
file(APPEND "${FOLDER}/project/part.h" "// Not what was compiled before.\n")
string(REPLACE "the text before" "the text after" part "${part}")
file(WRITE "${FOLDER}/saved.h" "${part}")
file(REAL_PATH "${COMPILER}" real)
set(COMPILER "${FOLDER}/g++")
if(real MATCHES "clang")
  set(COMPILER "${FOLDER}/clang++")
endif()
file(WRITE "${COMPILER}" "#!/bin/sh
'${real}' \"$@\" || exit
case \"$*\" in *part.cpp*) [ ! -e '${FOLDER}/saved.h' ] || cp '${FOLDER}/saved.h' '${FOLDER}/project/part.h' ;; esac
")
file(CHMOD "${COMPILER}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
build()
file(READ "${FOLDER}/project/part.h" saved)
if(NOT saved STREQUAL part)
  message(FATAL_ERROR "Nothing was saved while part.cpp was compiled")
endif()
build()
file(STRINGS "${FOLDER}/build/CMakeFiles/kept.dir/part.cpp.o" found REGEX "the text after")
if(NOT found)
  message(FATAL_ERROR "The object of the text before was kept for the text after")
endif()
