// SPDX-License-Identifier: GPL-3.0-or-later
#include "path_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using architecture::layerPathOf;
using architecture::PathTable;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

PathTable tableOf(const std::string& rows)
{
    return PathTable::parse(
        "# Architecture\n\n## Paths\n\n| Path | Here | May use |\n|---|---|---|\n" + rows);
}

} // namespace

TEST(PathTable, readsTheRowsBelowItsHeadingAlone)
{
    const auto table =
        PathTable::parse("## Layers\n| `src/no` | - | `x` |\n"
                         "## Paths\nSome words.\n\n"
                         "| Path | Here | May use |\n|---|---|---|\n"
                         "| `src/formats` | bytes to values | `history`, `tl` and `system` |\n"
                         "|`src/formats/scan`|the scan||\n"
                         "## Trust\n| `src/neither` | - | `x` |\n");
    ASSERT_EQ(table.rows().size(), 2U);
    EXPECT_EQ(table.rows()[0].path, "src/formats");
    EXPECT_EQ(table.rows()[0].purpose, "bytes to values");
    EXPECT_THAT(table.rows()[0].permissions, ElementsAre("history", "tl", "system"));
    EXPECT_EQ(table.rows()[1].path, "src/formats/scan");
    EXPECT_THAT(table.rows()[1].permissions, IsEmpty());
    EXPECT_THAT(PathTable::parse("").rows(), IsEmpty());
    EXPECT_THAT(PathTable::parse("## Paths\n|").rows(), IsEmpty());
}

TEST(PathTable, knowsWhichPermissionsAreFolders)
{
    const auto table = tableOf("| `src/a/b` | x | - |\n| `mock/c` | x | - |\n");
    EXPECT_EQ(table.folderOf("a/b"), "src/a/b");
    EXPECT_EQ(table.folderOf("mock/c"), "mock/c");
    EXPECT_EQ(table.folderOf("a"), "");
    EXPECT_EQ(layerPathOf("src/a/b/c"), "src/a");
    EXPECT_EQ(layerPathOf("src/a"), "src/a");
    EXPECT_EQ(layerPathOf("mock/c"), "mock/c");
    EXPECT_EQ(layerPathOf(""), "");
}

TEST(PathTable, findsRowsThatStandTwiceOrSayNothing)
{
    EXPECT_THAT(tableOf("| `src/a` | x | - |\n| `src/a` | y | - |\n| `src/b` |  | - |\n").faults(),
        ElementsAre("src/a stands twice", "src/b does not say what lives there"));
}

TEST(PathTable, findsCirclesOfLayersAndOfRooms)
{
    EXPECT_THAT(
        tableOf("| `src/a` | x | `b` |\n| `src/b` | x | `c` |\n| `src/c` | x | - |\n").faults(),
        IsEmpty());
    EXPECT_THAT(tableOf("| `src/a` | x | `b` |\n| `src/b` | x | `c/d` |\n| `src/c` | x | - |\n"
                        "| `src/c/d` | x | `a` |\n")
                    .faults(),
        ElementsAre("a circle: src/a -> src/b -> src/c -> src/a",
            "a circle: src/b -> src/c -> src/a -> src/b",
            "a circle: src/c -> src/a -> src/b -> src/c"));
    EXPECT_THAT(tableOf("| `src/a` | x | `a/b`, `a/c` |\n| `src/a/b` | x | `a`, `a/c` |\n"
                        "| `src/a/c` | x | `a/b` |\n")
                    .faults(),
        ElementsAre(
            "a circle: src/a/b -> src/a/c -> src/a/b", "a circle: src/a/c -> src/a/b -> src/a/c"));
}
