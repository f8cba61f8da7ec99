# SPDX-License-Identifier: GPL-3.0-or-later
# deploy_layer(NAME [QT] SOURCES ... HEADERS ... LINK ... PRECOMPILE ...)
#   One static library a layer. HEADERS are the public ones below include/deploy/NAME: they are
#   listed because moc only sees what its target lists. QT switches moc, uic and rcc on.
function(deploy_layer name)
  cmake_parse_arguments(LAYER "QT" "" "SOURCES;HEADERS;LINK;LINK_PRIVATE;PRECOMPILE" ${ARGN})
  list(TRANSFORM LAYER_HEADERS PREPEND "${PROJECT_SOURCE_DIR}/include/deploy/${name}/")
  add_library(${name} STATIC ${LAYER_SOURCES} ${LAYER_HEADERS})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/include"
    PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${LAYER_LINK} PRIVATE deploy_build_options ${LAYER_LINK_PRIVATE})
  if(LAYER_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTOUIC ON AUTORCC ON
      AUTOUIC_SEARCH_PATHS "${PROJECT_SOURCE_DIR}/ui")
  endif()
  if(LAYER_PRECOMPILE)
    target_precompile_headers(${name} PRIVATE ${LAYER_PRECOMPILE})
  endif()
endfunction()

# deploy_program(NAME [QT] SOURCES ... LINK ... PRECOMPILE ...)
function(deploy_program name)
  cmake_parse_arguments(PROGRAM "QT" "" "SOURCES;LINK;PRECOMPILE" ${ARGN})
  add_executable(${name} ${PROGRAM_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE deploy_build_options ${PROGRAM_LINK})
  if(PROGRAM_QT)
    set_target_properties(${name} PROPERTIES AUTOMOC ON AUTOUIC ON AUTORCC ON
      AUTOUIC_SEARCH_PATHS "${PROJECT_SOURCE_DIR}/ui")
    # At each start, symbols are looked for in the libraries in the order in which they are named: nearly all of them
    # are in these, and would otherwise be looked for in a dozen others before.
    target_link_options(${name} PRIVATE LINKER:--push-state,--no-as-needed
      $<TARGET_FILE:Qt6::Widgets> $<TARGET_FILE:Qt6::Gui> $<TARGET_FILE:Qt6::Core> -lstdc++ LINKER:--pop-state)
  endif()
  if(PROGRAM_PRECOMPILE)
    target_precompile_headers(${name} PRIVATE ${PROGRAM_PRECOMPILE})
  endif()
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
endfunction()
