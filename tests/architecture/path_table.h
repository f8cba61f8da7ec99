// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace architecture {

/// A row of the table of paths that docs/architecture.md ends in.
struct PathRow {
    std::string path; ///< "src/formats/scan"
    std::string purpose;
    std::vector<std::string> permissions; ///< as they are written: "history", "QtCore", "zlib"
};

/// What lives where, and what each folder may use. Whatever is written as `code` in the third
/// column is a permission:
///
/// - a folder, named without its "src/": another layer with all its rooms, a room of another layer,
///   or a room of the folder's own layer. The own layer's name stands for the files at its top.
/// - "QtCore" and so on: a module of Qt;
/// - "system": headers of the C library and the operating system;
/// - "intrinsics": instructions of the processor;
/// - "forms": what uic makes of ui/;
/// - anything else: the library whose headers begin so.
///
/// A room has the permissions of its layer as well, but for the rooms that the layer's row names:
/// those are for the files at the layer's top.
class PathTable {
public:
    /// Reads the rows below the heading "## Paths"; other tables of the text don't count.
    [[nodiscard]] static PathTable parse(std::string_view markdown);

    [[nodiscard]] const std::vector<PathRow>& rows() const { return m_rows; }
    [[nodiscard]] const PathRow* find(std::string_view path) const;
    /// The path of the folder that a permission names; empty if it names none.
    [[nodiscard]] std::string folderOf(std::string_view permission) const;
    /// Paths that stand twice, folders that use each other in a circle: a sentence each.
    [[nodiscard]] std::vector<std::string> faults() const;

private:
    [[nodiscard]] std::vector<std::string> foldersUsedBy(const PathRow& row) const;

    std::vector<PathRow> m_rows;
};

/// "src/formats" of "src/formats/scan", "mock/server" of "mock/server/http".
[[nodiscard]] std::string layerPathOf(std::string_view folder);

} // namespace architecture
