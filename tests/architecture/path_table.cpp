// SPDX-License-Identifier: GPL-3.0-or-later
#include "path_table.h"

#include <algorithm>
#include <map>
#include <set>

namespace architecture {

namespace {

constexpr std::string_view heading = "## Paths";

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

std::string_view takeLine(std::string_view& text)
{
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

/// The cells of "| a | b |"; empty if the line is no row of a table.
std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    if (!line.starts_with('|'))
        return cells;
    line.remove_prefix(1);
    for (auto end = line.find('|'); end != std::string_view::npos; end = line.find('|')) {
        cells.push_back(trimmed(line.substr(0, end)));
        line.remove_prefix(end + 1);
    }
    return cells;
}

/// What stands between backticks.
std::vector<std::string> codeIn(std::string_view cell)
{
    std::vector<std::string> found;
    for (auto begin = cell.find('`'); begin != std::string_view::npos; begin = cell.find('`')) {
        const auto end = std::min(cell.find('`', begin + 1), cell.size());
        found.emplace_back(cell.substr(begin + 1, end - begin - 1));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return found;
}

using Uses = std::map<std::string, std::set<std::string>>;

/// The first circle that begins at a folder: "a -> b -> a"; empty if there is none.
std::string circleFrom(const Uses& uses, const std::string& start, const std::string& at,
    std::set<std::string>& visited)
{
    const auto found = uses.find(at);
    if (found == uses.end() || !visited.insert(at).second)
        return {};
    for (const std::string& next : found->second) {
        if (next == start)
            return at + " -> " + start;
        if (const auto rest = circleFrom(uses, start, next, visited); !rest.empty())
            return at + " -> " + rest;
    }
    return {};
}

} // namespace

std::string layerPathOf(std::string_view folder)
{
    const auto root = std::min(folder.find('/'), folder.size());
    return std::string{folder.substr(0, folder.find('/', root + 1))};
}

PathTable PathTable::parse(std::string_view markdown)
{
    PathTable table;
    bool isBelowHeading = false;
    while (!markdown.empty()) {
        const auto line = takeLine(markdown);
        if (line.starts_with("## "))
            isBelowHeading = line == heading;
        const auto cells = cellsOf(line);
        if (!isBelowHeading || cells.size() < 3)
            continue;
        const auto path = codeIn(cells[0]);
        if (!path.empty()) // the head of the table and the line below it have none
            table.m_rows.push_back({path.front(), std::string{cells[1]}, codeIn(cells[2])});
    }
    return table;
}

const PathRow* PathTable::find(std::string_view path) const
{
    const auto found = std::ranges::find(m_rows, path, &PathRow::path);
    return found == m_rows.end() ? nullptr : &*found;
}

std::string PathTable::folderOf(std::string_view permission) const
{
    const std::string name{permission};
    for (const std::string& path : {"src/" + name, name})
        if (find(path))
            return path;
    return {};
}

std::vector<std::string> PathTable::foldersUsedBy(const PathRow& row) const
{
    std::vector<std::string> folders;
    for (const std::string& permission : row.permissions)
        if (const std::string folder = folderOf(permission); !folder.empty())
            folders.push_back(folder);
    return folders;
}

std::vector<std::string> PathTable::faults() const
{
    std::vector<std::string> faults;
    Uses rooms;
    Uses layers;
    std::set<std::string> paths;
    for (const PathRow& row : m_rows) {
        if (!paths.insert(row.path).second)
            faults.push_back(row.path + " stands twice");
        if (row.purpose.empty())
            faults.push_back(row.path + " does not say what lives there");
        const std::string layer = layerPathOf(row.path);
        for (const std::string& folder : foldersUsedBy(row)) {
            const std::string other = layerPathOf(folder);
            if (other != layer)
                layers[layer].insert(other);
            else if (row.path != layer && folder != layer)
                rooms[row.path].insert(folder);
        }
    }
    for (const Uses& uses : {layers, rooms}) {
        for (const auto& [start, others] : uses) {
            std::set<std::string> visited;
            if (const auto circle = circleFrom(uses, start, start, visited); !circle.empty())
                faults.push_back("a circle: " + circle);
        }
    }
    return faults;
}

} // namespace architecture
