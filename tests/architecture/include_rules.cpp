// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

namespace architecture {

namespace {

using Names = std::set<std::string, std::less<>>;

struct Rule {
    Names layers; ///< of ours, beside itself
    Names qt; ///< modules
    Names others; ///< libraries, by what their includes begin with
    bool platform = false; ///< headers of the C library and the system
};

// docs/architecture.md tells the same story.
const std::map<std::string, Rule, std::less<>> rules{
    {"deployment", {{}, {}, {"tl/", "utf8proc", "emmintrin"}}},
    {"operations", {{"deployment"}, {}, {"tl/"}}},
    {"history", {{"deployment"}, {}, {"tl/"}}},
    {"demo", {{"deployment"}, {}, {}}},
    {"formats",
        {{"deployment", "history"}, {}, {"tl/", "nlohmann/", "simdjson", "zlib", "emmintrin"},
            true}},
    {"sources",
        {{"deployment", "operations", "history", "formats"}, {"QtCore", "QtNetwork", "QtSql"},
            {"tl/", "qt6keychain/"}, true}},
    {"models", {{"deployment", "operations", "history"}, {"QtCore"}, {"tl/", "pcre2"}}},
    {"widgets",
        {{"deployment", "operations", "history", "models"},
            {"QtCore", "QtGui", "QtWidgets", "QtCharts", "QtSvg"}, {"tl/"}}},
    {"logging", {{"deployment"}, {"QtCore"}, {"tl/", "spdlog/"}, true}},
    {"cli",
        {{"deployment", "operations", "history", "formats", "sources", "logging", "demo"},
            {"QtCore"}, {"tl/", "spdlog/"}, true}},
    {"console",
        {{"deployment", "operations", "history", "formats", "sources", "models", "widgets",
             "logging", "demo"},
            {"QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg", "QtCharts", "QtSql"},
            {"tl/", "spdlog/"}, true}},
    {"mock",
        {{"deployment", "operations", "history", "formats", "demo"}, {},
            {"tl/", "zlib", "httplib", "sqlite3", "openssl/"}, true}},
};

constexpr std::string_view libraries[]{"tl/", "nlohmann/", "simdjson", "zlib", "pcre2", "utf8proc",
    "qt6keychain/", "spdlog/", "fmt/", "httplib", "sqlite3", "openssl/", "emmintrin"};

std::string inQuotes(std::string_view text)
{
    return '"' + std::string{text} + '"';
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

std::string angleViolation(const Rule& rule, const std::string& header)
{
    if (const std::string module = qtModuleOf(header); !module.empty())
        return rule.qt.contains(module) ? "" : "may not use " + module;
    const auto library = std::ranges::find_if(
        libraries, [&](std::string_view prefix) { return header.starts_with(prefix); });
    if (library != std::end(libraries))
        return rule.others.contains(*library) ? "" : "may not use this library";
    const bool standard = header.find_first_of("./") == std::string::npos;
    return standard || rule.platform ? "" : "may use the C++ standard library only";
}

std::string quotedViolation(
    const SourceFile& file, const std::string& layer, const Rule& rule, const std::string& header)
{
    if (header.starts_with("deploy/")) {
        const std::string other = layerOf("include/" + header);
        if (!existsInProject("include/" + header))
            return "does not exist";
        return other == layer || rule.layers.contains(other) ? "" : "may not use " + other;
    }
    if (file.path.starts_with("include/"))
        return "is a private header in a public one";
    const bool generated = header.starts_with("ui_") || header.ends_with(".moc");
    if (generated)
        return layer == "widgets" || layer == "console" || header.ends_with(".moc") ? ""
                                                                                    : "is a form";
    const std::string root = layer == "mock" ? "mock/" : "src/" + layer + '/';
    const std::string folder = file.path.substr(0, file.path.rfind('/') + 1);
    return existsInProject(root + header) || existsInProject(folder + header)
        ? ""
        : "is not a header of this layer";
}

} // namespace

std::string layerOf(std::string_view path)
{
    for (const std::string_view root : {"src/", "include/deploy/"})
        if (path.starts_with(root))
            return std::string{path.substr(root.size(), path.find('/', root.size()) - root.size())};
    return path.starts_with("mock/") ? "mock" : "";
}

std::vector<std::string> includeViolations(const SourceFile& file)
{
    const std::string layer = layerOf(file.path);
    const auto rule = rules.find(layer);
    if (rule == rules.end())
        return {file.path + ": " + inQuotes(layer) + " is no layer"};
    std::vector<std::string> found;
    for (const std::string_view line : file.lines()) {
        if (!line.starts_with("#include "))
            continue;
        const std::size_t begin = line.find_first_of("<\"");
        const std::size_t end = line.find_first_of(">\"", begin + 1);
        const std::string header{line.substr(begin + 1, end - begin - 1)};
        const std::string wrong = header.find("..") != std::string::npos ? "leaves its folder"
            : line[begin] == '<' ? angleViolation(rule->second, header)
                                 : quotedViolation(file, layer, rule->second, header);
        if (!wrong.empty())
            found.push_back(file.path + ": " + inQuotes(header) + ' ' + wrong);
    }
    return found;
}

} // namespace architecture
