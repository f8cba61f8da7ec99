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
