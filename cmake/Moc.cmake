# SPDX-License-Identifier: GPL-3.0-or-later
# For each header moc reads all of Qt and of the standard library that it includes, a hundred times as much as the header itself, and
# finds next to nothing there: Q_OBJECT and its like are words of its own, and what an argument's type is like (Q_DECLARE_METATYPE) is
# known to the compiler since Qt 6. So it is not told where they lie. A header that does need another one for moc
# (Q_DECLARE_INTERFACE) is an error then, and is read once more with all that it includes. What would go wrong in silence are
# conditions from other headers (QT_CONFIG): they do not belong into a header with Q_OBJECT.
get_target_property(moc_configurations Qt6::moc IMPORTED_CONFIGURATIONS)
foreach(configuration IN LISTS moc_configurations)
  get_target_property(moc_program Qt6::moc IMPORTED_LOCATION_${configuration})
  configure_file("${CMAKE_CURRENT_LIST_DIR}/moc.in" "${PROJECT_BINARY_DIR}/moc" @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
  set_target_properties(Qt6::moc PROPERTIES IMPORTED_LOCATION_${configuration} "${PROJECT_BINARY_DIR}/moc")
endforeach()
