// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"
#include "project_paths.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace architecture {

namespace {

const std::filesystem::path project{PROJECT_SOURCE_DIR};

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

std::string_view SourceFile::name() const
{
    return std::string_view{path}.substr(path.rfind('/') + 1);
}

bool SourceFile::isHeader() const
{
    return path.ends_with(".h");
}

std::vector<std::string_view> SourceFile::lines() const
{
    std::vector<std::string_view> found;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        found.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return found;
}

std::vector<SourceFile> filesBelow(
    const std::vector<std::string>& folders, const std::vector<std::string>& suffixes)
{
    std::vector<SourceFile> files;
    for (const std::string& folder : folders) {
        if (!std::filesystem::exists(project / folder))
            continue;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{project / folder}) {
            const std::string path = std::filesystem::relative(entry.path(), project).string();
            const auto fits = [&](const std::string& suffix) { return path.ends_with(suffix); };
            if (entry.is_regular_file() && std::ranges::any_of(suffixes, fits))
                files.push_back({path, textOf(path)});
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

std::map<std::string, std::size_t> fileCountsBelow(const std::vector<std::string>& folders)
{
    std::map<std::string, std::size_t> counts;
    for (const std::string& folder : folders) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator{project / folder}) {
            if (entry.is_regular_file())
                ++counts[std::filesystem::relative(entry.path().parent_path(), project).string()];
        }
    }
    return counts;
}

std::vector<std::string> foldersIn(const std::string& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{project / folder}) {
        const std::string name = entry.path().filename().string();
        if (entry.is_directory() && !name.starts_with('.'))
            names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

bool isFolder(const std::string& path)
{
    return std::filesystem::is_directory(project / path);
}

bool existsInProject(const std::string& path)
{
    return std::filesystem::is_regular_file(project / path);
}

std::string textOf(const std::string& path)
{
    std::ifstream stream{project / path, std::ios::binary};
    std::stringstream text;
    text << stream.rdbuf();
    return text.str();
}

bool hasWord(std::string_view text, std::string_view word)
{
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        const bool begins = at == 0 || !isWordByte(text[at - 1]) || !isWordByte(word.front());
        const bool ends = end == text.size() || !isWordByte(text[end]) || !isWordByte(word.back());
        if (begins && ends)
            return true;
    }
    return false;
}

std::string_view withoutComment(std::string_view line)
{
    const std::size_t comment = line.find("//");
    // Two slashes within a string, as in "https://", are no comment.
    const bool quoted = comment != std::string_view::npos
        && std::ranges::count(line.substr(0, comment), '"') % 2 == 1;
    return quoted ? line : line.substr(0, comment);
}

} // namespace architecture
