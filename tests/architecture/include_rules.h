// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "path_table.h"
#include "source_tree.h"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace architecture {

/// The folder that a file belongs to, as the table of paths names it: a public header belongs to
/// the folder of its layer in src/. Empty for files of other places.
[[nodiscard]] std::string folderOfFile(std::string_view path);

/// Holds files to the table of paths, and knows afterwards which permissions were of use.
class IncludeRules {
public:
    using Exists = std::function<bool(const std::string&)>;

    /// The second argument tells whether the project has a file.
    explicit IncludeRules(PathTable table, Exists exists = existsInProject);

    /// What is wrong with the includes of a file, one sentence each.
    [[nodiscard]] std::vector<std::string> check(const SourceFile& file);
    /// The permissions that no file checked so far has used, one sentence each.
    [[nodiscard]] std::vector<std::string> unusedPermissions() const;

private:
    struct Need;
    [[nodiscard]] Need needOf(const SourceFile& file, std::string_view line) const;
    [[nodiscard]] Need needOfQuoted(const SourceFile& file, const std::string& header) const;
    [[nodiscard]] Need needOfAngled(const std::string& header) const;
    [[nodiscard]] bool grants(const PathRow& row, const std::string& permission,
        const std::string& folder, const Need& need) const;
    [[nodiscard]] bool isGranted(const std::string& folder, const Need& need);

    PathTable m_table;
    Exists m_exists;
    std::set<std::pair<std::string, std::string>> m_used; ///< path and permission
};

} // namespace architecture
