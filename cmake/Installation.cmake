# SPDX-License-Identifier: GPL-3.0-or-later
# What "cmake --install" puts beside the programs, and how CPack makes a package for Debian of it (scripts/package).
set(application io.github.deployment_console)
set(packaging "${PROJECT_BINARY_DIR}/packaging")
set(DEPLOY_MAINTAINER "Deployment Console developers <deployment-console@example.org>" CACHE STRING
  "Whom the package names as its maintainer, as \"NAME <ADDRESS>\"")

# The releases, for software centers and for Debian.
set(metainfo_releases "")
set(debian_changelog "")
foreach(release IN LISTS releases)
  string(REPLACE " " ";" release "${release}")
  list(GET release 0 version)
  list(GET release 1 date)
  string(APPEND metainfo_releases "    <release version=\"${version}\" date=\"${date}\"/>\n")
  execute_process(COMMAND "${CMAKE_COMMAND}" -E env LC_ALL=C date --utc --date=${date} "+%a, %d %b %Y %H:%M:%S +0000"
    OUTPUT_VARIABLE day OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(APPEND debian_changelog "deployment-console (${version}) unstable; urgency=medium\n\n"
    "  * ${version}: see CHANGELOG.md.gz for what users notice.\n\n -- ${DEPLOY_MAINTAINER}  ${day}\n\n")
endforeach()
configure_file("${PROJECT_SOURCE_DIR}/resources/desktop/${application}.metainfo.xml.in"
  "${packaging}/${application}.metainfo.xml" @ONLY)
file(CONFIGURE OUTPUT "${packaging}/changelog" CONTENT "${debian_changelog}" @ONLY)

install(FILES "${PROJECT_SOURCE_DIR}/resources/desktop/${application}.desktop"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${packaging}/${application}.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${PROJECT_SOURCE_DIR}/resources/desktop/${application}.xml"
  DESTINATION "${CMAKE_INSTALL_DATADIR}/mime/packages")

set(icons "${CMAKE_INSTALL_DATADIR}/icons/hicolor")
set(icon "${PROJECT_SOURCE_DIR}/resources/icons/deployment-console.svg")
install(FILES "${icon}" DESTINATION "${icons}/scalable/apps")
# For menus that show no SVG.
find_program(RSVG_CONVERT_PROGRAM rsvg-convert)
if(RSVG_CONVERT_PROGRAM)
  foreach(size 16 32 48 64 128 256)
    set(picture "${packaging}/${size}/deployment-console.png")
    add_custom_command(OUTPUT "${picture}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${packaging}/${size}"
      COMMAND "${RSVG_CONVERT_PROGRAM}" --width ${size} --height ${size} --output "${picture}" "${icon}"
      DEPENDS "${icon}" VERBATIM)
    list(APPEND pictures "${picture}")
    install(FILES "${picture}" DESTINATION "${icons}/${size}x${size}/apps")
  endforeach()
  add_custom_target(deployment-console-icons ALL DEPENDS ${pictures})
endif()

file(GLOB guides CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/user-guide*.md")
install(FILES ${guides} docs/cluster-role.yaml docs/data-format.md docs/openapi.yaml
  DESTINATION "${CMAKE_INSTALL_DOCDIR}")
install(FILES resources/desktop/copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}")
# The pictures that the guides show.
foreach(guide IN LISTS guides)
  file(STRINGS "${guide}" lines REGEX "\\(images/[^)]*\\.png\\)" ENCODING UTF-8)
  foreach(line IN LISTS lines)
    string(REGEX MATCH "images/[^)]*\\.png" picture "${line}")
    cmake_path(GET picture PARENT_PATH folder)
    install(FILES "docs/${picture}" DESTINATION "${CMAKE_INSTALL_DOCDIR}/${folder}")
  endforeach()
endforeach()
# Compressed, as Debian wants it.
foreach(pair "${packaging}/changelog changelog" "${PROJECT_SOURCE_DIR}/CHANGELOG.md CHANGELOG.md")
  separate_arguments(pair)
  list(GET pair 0 text)
  list(GET pair 1 name)
  set(compressed "${packaging}/compressed/${name}.gz")
  add_custom_command(OUTPUT "${compressed}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${packaging}/compressed"
    COMMAND "${GZIP_PROGRAM}" -9 -n -c "${text}" > "${compressed}"
    DEPENDS "${text}" VERBATIM)
  list(APPEND changes "${compressed}")
  install(FILES "${compressed}" DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endforeach()
add_custom_target(deployment-console-changes ALL DEPENDS ${changes})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME deployment-console)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_CONTACT "${DEPLOY_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "desktop console for deployments: history, live detail, safe commands")
set(CPACK_PACKAGE_DESCRIPTION
"Shows what is live in each environment, which deployment broke it and why,
what happens now, and lets one pause, resume or roll back after one look at
what will happen, with a journal on disk before anything is sent.

Deployments come from files (JSON, JSON Lines), from servers (REST, live) and
from Kubernetes clusters (Argo Rollouts, Deployments); curves from Prometheus,
too. English and Chinese. With deployment-console-cli for scripts.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# What is loaded while it runs and dpkg-shlibdeps does not see: the driver of the journal, icons, what Qt itself says.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, libqt6svg6, qt6-qpa-plugins, tzdata, hicolor-icon-theme")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "qt6-wayland, qt6-translations-l10n, fonts-noto-cjk, ca-certificates, gnome-keyring | kwalletmanager")
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}")
include(CPack)
