// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace architecture {

struct SourceFile {
    std::string path; ///< from the project's folder: "src/cli/main.cpp"
    std::string text;

    [[nodiscard]] std::string_view name() const; ///< "main.cpp"
    [[nodiscard]] bool isHeader() const;
    [[nodiscard]] std::vector<std::string_view> lines() const;
};

/// All files below the folders (of the project) whose names end in one of the suffixes, in order of
/// path.
[[nodiscard]] std::vector<SourceFile> filesBelow(
    const std::vector<std::string>& folders, const std::vector<std::string>& suffixes);

/// How many files each folder below the folders (of the project) has, those in folders of its own
/// not counted.
[[nodiscard]] std::map<std::string, std::size_t> fileCountsBelow(
    const std::vector<std::string>& folders);

/// The names of the folders in one, without hidden ones, in order.
[[nodiscard]] std::vector<std::string> foldersIn(const std::string& folder);
[[nodiscard]] bool isFolder(const std::string& path);
[[nodiscard]] bool existsInProject(const std::string& path);
[[nodiscard]] std::string textOf(const std::string& path);

/// Whether the text has the word where no longer name ends or continues.
[[nodiscard]] bool hasWord(std::string_view text, std::string_view word);
/// The line without a comment at its end.
[[nodiscard]] std::string_view withoutComment(std::string_view line);

} // namespace architecture
