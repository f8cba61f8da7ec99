// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using architecture::PathTable;
using architecture::SourceFile;
using testing::IsEmpty;

namespace {

PathTable documentedTable()
{
    return PathTable::parse(architecture::textOf("docs/architecture.md"));
}

std::vector<SourceFile> codeOfTheProduct()
{
    return architecture::filesBelow({"src", "include", "mock"}, {".h", ".cpp"});
}

bool isCode(std::string_view path)
{
    return path == "src" || path == "mock" || path.starts_with("src/") || path.starts_with("mock/");
}

} // namespace

TEST(Layering, everyFileIncludesOnlyWhatItsFolderMay)
{
    architecture::IncludeRules rules{documentedTable()};
    const auto files = codeOfTheProduct();
    ASSERT_GT(files.size(), 50U);
    for (const SourceFile& file : files)
        for (const std::string& violation : rules.check(file))
            ADD_FAILURE() << violation;
    EXPECT_THAT(rules.unusedPermissions(), IsEmpty());
}

TEST(Layering, foldersStandAboveEachOtherWithoutACircle)
{
    // The rooms of console put everything together, and some of them use each other.
    for (const std::string& fault : documentedTable().faults())
        EXPECT_TRUE(fault.starts_with("a circle: src/console/")) << fault;
}

TEST(Layering, everyFolderHasARowAndEveryRowAFolder)
{
    const PathTable table = documentedTable();
    std::set<std::string> folders;
    for (const SourceFile& file : codeOfTheProduct()) {
        const std::string folder = architecture::folderOfFile(file.path);
        folders.insert({folder, architecture::layerPathOf(folder)});
    }
    for (const std::string& folder : architecture::foldersIn(""))
        if (!folder.starts_with("build") && !isCode(folder) && folder != "include")
            folders.insert(folder);
    // The tests of a layer lie in a folder of its name, with its rooms.
    for (const std::string& folder : architecture::foldersIn("tests"))
        if (!folders.contains("src/" + folder) && folder != "mock")
            folders.insert("tests/" + folder);

    for (const std::string& folder : folders)
        EXPECT_TRUE(table.find(folder)) << folder << " has no row in docs/architecture.md";
    for (const architecture::PathRow& row : table.rows())
        EXPECT_TRUE(architecture::isFolder(row.path)) << row.path << " has a row and no folder";
}

TEST(Layering, everyPublicHeaderIsListedInItsLayer)
{
    // moc does not see a header that its target does not list.
    for (const SourceFile& file : architecture::filesBelow({"include"}, {".h"})) {
        const auto layer = architecture::layerPathOf(architecture::folderOfFile(file.path));
        const std::string name = file.path.substr(layer.size() - std::string_view{"src"}.size()
            + std::string_view{"include/deploy/"}.size());
        EXPECT_NE(architecture::textOf(layer + "/CMakeLists.txt").find(name), std::string::npos)
            << file.path;
    }
}

TEST(Layering, everySourceFileIsBuilt)
{
    for (const SourceFile& file : architecture::filesBelow({"src"}, {".cpp"})) {
        const auto layer = architecture::layerPathOf(architecture::folderOfFile(file.path));
        const std::string list = architecture::textOf(layer + "/CMakeLists.txt");
        EXPECT_NE(list.find(file.path.substr(layer.size() + 1)), std::string::npos) << file.path;
    }
}

TEST(Layering, noInstalledProgramLinksWhatIsBelowMock)
{
    for (const SourceFile& file : architecture::filesBelow({"src"}, {"CMakeLists.txt"}))
        EXPECT_EQ(file.text.find("mock"), std::string::npos) << file.path;
}

TEST(Layering, noFolderHoldsMoreThanOneTakesInAtAGlance)
{
    constexpr std::size_t limit = 30;
    for (const auto& [folder, files] :
        architecture::fileCountsBelow({"src", "include", "mock", "tests", "ui", "docs"}))
        EXPECT_LE(files, limit) << folder << ": give its files rooms by feature or by craft";
}
