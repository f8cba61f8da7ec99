// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <gtest/gtest.h>

#include <set>

using architecture::SourceFile;

TEST(Layering, EveryFileIncludesOnlyWhatItsLayerMay)
{
    const auto files = architecture::filesBelow({"src", "include", "mock"}, {".h", ".cpp"});
    ASSERT_GT(files.size(), 50U);
    for (const SourceFile& file : files)
        for (const std::string& violation : architecture::includeViolations(file))
            ADD_FAILURE() << violation;
<<<<<<< HEAD
=======
    EXPECT_THAT(rules.unusedPermissions(), IsEmpty());
}

TEST(Layering, EveryFolderHasARowAndEveryRowAFolder)
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
        if (!folders.contains("src/" + folder) && !folders.contains(folder))
            folders.insert("tests/" + folder);

    for (const std::string& folder : folders)
        EXPECT_TRUE(table.find(folder)) << folder << " has no row in docs/architecture.md";
    for (const architecture::PathRow& row : table.rows())
        EXPECT_TRUE(architecture::isFolder(row.path)) << row.path << " has a row and no folder";
>>>>>>> b296390 (fixtable3)
}

TEST(Layering, EveryPublicHeaderIsListedInItsLayer)
{
    // moc does not see a header that its target does not list.
    for (const SourceFile& file : architecture::filesBelow({"include"}, {".h"})) {
        const std::string layer = architecture::layerOf(file.path);
        const std::string list = architecture::textOf("src/" + layer + "/CMakeLists.txt");
        const std::string name =
            file.path.substr(std::string{"include/deploy/" + layer + '/'}.size());
        EXPECT_NE(list.find(name), std::string::npos) << file.path;
    }
}

TEST(Layering, EverySourceFileIsBuilt)
{
    for (const SourceFile& file : architecture::filesBelow({"src"}, {".cpp"})) {
        const std::string folder = "src/" + architecture::layerOf(file.path) + '/';
        const std::string list = architecture::textOf(folder + "CMakeLists.txt");
        EXPECT_NE(list.find(file.path.substr(folder.size())), std::string::npos) << file.path;
    }
}

TEST(Layering, NoInstalledProgramLinksWhatIsBelowMock)
{
    for (const SourceFile& file : architecture::filesBelow({"src"}, {"CMakeLists.txt"}))
        EXPECT_EQ(file.text.find("mock"), std::string::npos) << file.path;
}

TEST(Layering, NoFolderHoldsMoreThanOneTakesInAtAGlance)
{
    constexpr std::size_t limit = 30;
    for (const auto& [folder, files] :
        architecture::fileCountsBelow({"src", "include", "mock", "tests", "ui", "docs"}))
        EXPECT_LE(files, limit) << folder << ": give its files rooms by feature or by craft";
}
