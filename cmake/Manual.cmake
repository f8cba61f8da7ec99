# SPDX-License-Identifier: GPL-3.0-or-later
# deploy_manual(PROGRAM): makes the man page and the completions of a program from its table of options, by running
# PROGRAM-manual, and installs them.
find_program(GZIP_PROGRAM gzip REQUIRED)
set(DEPLOY_ZSH_FOLDER zsh/site-functions CACHE STRING "Where zsh looks for completions, below share")

function(deploy_manual program)
  set(folder "${PROJECT_BINARY_DIR}/manual")
  file(MAKE_DIRECTORY "${folder}")
  set(man "${folder}/${program}.1.gz")
  set(bash "${folder}/${program}.bash")
  set(zsh "${folder}/_${program}")
  set(fish "${folder}/${program}.fish")
  add_custom_command(OUTPUT "${man}" "${bash}" "${zsh}" "${fish}"
    COMMAND ${program}-manual man > "${folder}/${program}.1"
    COMMAND "${GZIP_PROGRAM}" -9 -n -f -k "${folder}/${program}.1"
    COMMAND ${program}-manual bash > "${bash}"
    COMMAND ${program}-manual zsh > "${zsh}"
    COMMAND ${program}-manual fish > "${fish}"
    DEPENDS ${program}-manual
    COMMENT "Making the man page and the completions of ${program}"
    VERBATIM)
  add_custom_target(${program}-manual-files ALL DEPENDS "${man}" "${bash}" "${zsh}" "${fish}")
  install(FILES "${man}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
  install(FILES "${bash}" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME ${program})
  install(FILES "${zsh}" DESTINATION "${CMAKE_INSTALL_DATADIR}/${DEPLOY_ZSH_FOLDER}")
  install(FILES "${fish}" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endfunction()
