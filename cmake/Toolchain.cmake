# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is compiled with; warnings live in one interface target.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

option(DEPLOY_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
set(DEPLOY_SANITIZERS "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")

add_library(deploy_build_options INTERFACE)
target_compile_options(deploy_build_options INTERFACE
  -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
  -Wcast-align -Wunused -Wnull-dereference -Wno-error=null-dereference
  $<$<BOOL:${DEPLOY_WARNINGS_AS_ERRORS}>:-Werror>)
# Implicit conversions between QString and char pointers hide encoding mistakes.
target_compile_definitions(deploy_build_options INTERFACE
  QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH
  JSON_USE_IMPLICIT_CONVERSIONS=0)
if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(deploy_build_options INTERFACE -Wshadow)
else()
  # In a unity build a test's fixture in an anonymous namespace is not in the main file any more, and a local
  # variable may have the name of another file's constant.
  target_compile_options(deploy_build_options INTERFACE -Wno-subobject-linkage -Wshadow=local)
  # GCC 12 reports these inside its own and Qt's inlined headers (its bugs 105329 and 105651 among them).
  target_compile_options(deploy_build_options INTERFACE
    -Wno-null-dereference -Wno-restrict -Wno-error=array-bounds -Wno-error=stringop-overflow
    -Wno-error=stringop-overread -Wno-error=maybe-uninitialized)
endif()

if(DEPLOY_SANITIZERS)
  add_compile_options(-fsanitize=${DEPLOY_SANITIZERS} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${DEPLOY_SANITIZERS})
endif()

include(CompilerCache)
