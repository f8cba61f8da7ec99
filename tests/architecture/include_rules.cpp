// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <algorithm>
#include <filesystem>

namespace architecture {

namespace {

constexpr std::string_view publicRoot = "include/deploy/";
constexpr std::string_view systemHeaders[]{"sys/", "netinet/", "fcntl.h", "locale.h", "malloc.h",
    "poll.h", "pthread.h", "pwd.h", "sched.h", "signal.h", "unistd.h", "wchar.h"};
constexpr std::string_view intrinsicHeaders[]{"emmintrin.h", "immintrin.h"};

std::string inQuotes(std::string_view text)
{
    return '"' + std::string{text} + '"';
}

template <std::size_t N>
bool beginsWithOneOf(const std::string_view (&beginnings)[N], std::string_view header)
{
    return std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return header.starts_with(beginning); });
}

/// The module that a header such as <QString> or <QtSql/QSqlQuery> comes from; empty if it is not
/// of Qt.
std::string qtModuleOf(const std::string& header)
{
    if (header.size() < 2 || header.front() != 'Q')
        return {};
    if (const auto slash = header.find('/'); slash != std::string::npos)
        return header.substr(0, slash);
    for (const auto& entry : std::filesystem::directory_iterator{QT_INCLUDE_FOLDER})
        if (std::filesystem::exists(entry.path() / header))
            return entry.path().filename().string();
    return "an unknown module";
}

std::string parentOf(std::string_view path)
{
    return std::string{path.substr(0, std::min(path.rfind('/'), path.size()))};
}

/// "nlohmann" of "nlohmann/json.hpp", "zlib" of "zlib.h".
std::string libraryOf(std::string_view header)
{
    return std::string{header.substr(0, header.find_first_of("/."))};
}

} // namespace

/// What an include asks for.
struct IncludeRules::Need {
    std::string permission; ///< that would allow it; empty if none is needed
    std::string folder; ///< of the project that it comes from
    std::string fault; ///< it cannot be allowed, and this is why
};

std::string folderOfFile(std::string_view path)
{
    if (path.starts_with(publicRoot))
        return parentOf("src/" + std::string{path.substr(publicRoot.size())});
    return path.starts_with("src/") || path.starts_with("mock/") ? parentOf(path) : std::string{};
}

IncludeRules::IncludeRules(PathTable table, Exists exists)
    : m_table(std::move(table))
    , m_exists(std::move(exists))
{
}

IncludeRules::Need IncludeRules::needOfQuoted(
    const SourceFile& file, const std::string& header) const
{
    const std::string own = folderOfFile(file.path);
    const auto from = [&](const std::string& path) {
        const std::string folder = folderOfFile(path);
        const auto name = folder.starts_with("src/") ? folder.substr(4) : folder;
        return folder == own ? Need{} : Need{name, folder, {}};
    };
    if (header.starts_with("deploy/"))
        return from("include/" + header);
    if (file.path.starts_with(publicRoot))
        return {{}, {}, "is a private header in a public one"};
    if (header.ends_with(".moc"))
        return {};
    if (header.starts_with("ui_"))
        return {"forms", {}, {}};
    for (const std::string& root : {own, layerPathOf(own), parentOf(layerPathOf(own))}) {
        const std::string path = root + '/' + header;
        // Servers for trying things out may share their parts; layers do by public headers alone.
        const bool isShared = own.starts_with("mock/") && path.starts_with("mock/");
        if (m_exists(path) && (isShared || layerPathOf(folderOfFile(path)) == layerPathOf(own)))
            return from(path);
    }
    return {{}, {}, "is not a header of this layer"};
}

IncludeRules::Need IncludeRules::needOfAngled(const std::string& header) const
{
    if (const std::string module = qtModuleOf(header); !module.empty())
        return {module, {}, {}};
    if (header.find_first_of("./") == std::string::npos)
        return {}; // of the C++ standard library
    if (beginsWithOneOf(intrinsicHeaders, header))
        return {"intrinsics", {}, {}};
    if (beginsWithOneOf(systemHeaders, header))
        return {"system", {}, {}};
    return {libraryOf(header), {}, {}};
}

IncludeRules::Need IncludeRules::needOf(const SourceFile& file, std::string_view line) const
{
    const std::size_t begin = line.find_first_of("<\"");
    const std::size_t end = line.find_first_of(">\"", begin + 1);
    const std::string header{line.substr(begin + 1, end - begin - 1)};
    if (header.find("..") != std::string::npos)
        return {{}, {}, "leaves its folder"};
    return line[begin] == '<' ? needOfAngled(header) : needOfQuoted(file, header);
}

bool IncludeRules::grants(const PathRow& row, const std::string& permission,
    const std::string& folder, const Need& need) const
{
    if (need.folder.empty())
        return permission == need.permission;
    const std::string granted = m_table.folderOf(permission);
    const std::string layer = layerPathOf(folder);
    if (layerPathOf(granted) == layer) // rooms that a layer's row names are for its top alone
        return granted == need.folder && row.path == folder;
    return !granted.empty() && (need.folder == granted || need.folder.starts_with(granted + '/'));
}

bool IncludeRules::isGranted(const std::string& folder, const Need& need)
{
    for (const std::string& path : {folder, layerPathOf(folder)}) {
        const PathRow* const row = m_table.find(path);
        for (const std::string& permission : row ? row->permissions : std::vector<std::string>{}) {
            if (!grants(*row, permission, folder, need))
                continue;
            m_used.emplace(path, permission);
            return true;
        }
    }
    return false;
}

std::vector<std::string> IncludeRules::check(const SourceFile& file)
{
    const std::string folder = folderOfFile(file.path);
    if (!m_table.find(folder))
        return {file.path + ": " + inQuotes(folder) + " has no row in the table of paths"};
    std::vector<std::string> found;
    for (const std::string_view line : file.lines()) {
        if (!line.starts_with("#include "))
            continue;
        const Need need = needOf(file, line);
        const std::string header{line.substr(std::string_view{"#include "}.size())};
        if (!need.fault.empty())
            found.push_back(file.path + ": " + header + ' ' + need.fault);
        else if (!need.permission.empty() && !isGranted(folder, need))
            found.push_back(file.path + ": " + header + " needs the permission `" + need.permission
                + "` of " + folder);
    }
    return found;
}

std::vector<std::string> IncludeRules::unusedPermissions() const
{
    std::vector<std::string> unused;
    for (const PathRow& row : m_table.rows())
        for (const std::string& permission : row.permissions)
            if (!m_used.contains({row.path, permission}))
                unused.push_back(row.path + ": no file uses the permission `" + permission + '`');
    return unused;
}

} // namespace architecture
