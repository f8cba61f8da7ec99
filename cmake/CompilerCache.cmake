# SPDX-License-Identifier: GPL-3.0-or-later
# Objects that were compiled before are taken from ccache, where it is installed.
#
# By default ccache compares preprocessed text, where it does not know the files: a precompiled header in which only a
# comment was changed would be taken from before. GCC tells by a header's bytes whether a precompiled header has it,
# reads it a second time, and every program that includes it fails. The depend mode compares files alone. What was
# kept without it is never looked at: hence a namespace. It reads the files once the object is made. One that was edited
# meanwhile is not what was compiled, which ccache sees by its time: nothing may keep it from looking at that
# (include_file_mtime among what it is to be sloppy about), or the old object would be found for the new file ever after.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env
    CCACHE_DEPEND=1 CCACHE_NAMESPACE=deployment-console
    CCACHE_SLOPPINESS=pch_defines,time_macros
    ${CCACHE_PROGRAM})
  # Without this, GCC stamps a precompiled header with the time and no object is ever found again.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  else()
    add_compile_options("SHELL:-Xclang -fno-pch-timestamp")
  endif()
endif()
