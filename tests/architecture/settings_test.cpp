// SPDX-License-Identifier: GPL-3.0-or-later
#include "source_tree.h"

#include <gtest/gtest.h>

#include <algorithm>

using architecture::SourceFile;

namespace {

/// The names of an enumeration whose enumerators stand one a line.
std::vector<std::string> enumerators(const std::string& text, const std::string& head)
{
    std::vector<std::string> names;
    const auto begin = text.find(head);
    const auto body = text.substr(begin, text.find("};", begin) - begin);
    const SourceFile file{"", body};
    for (std::string_view line : file.lines()) {
        line = line.substr(std::min(line.find_first_not_of(' '), line.size()));
        const auto end = line.find(',');
        if (end != std::string_view::npos)
            names.emplace_back(line.substr(0, end));
    }
    return names;
}

} // namespace

// docs/how-to.md, "Add a setting", names these tests.

TEST(Settings, eachHasARowAndIsUsed)
{
    const std::string folder = "src/console/settings/setting_table";
    const auto names = enumerators(architecture::textOf(folder + ".h"), "enum class Setting :");
    ASSERT_GT(names.size(), 10U);
    const std::string table = architecture::textOf(folder + ".cpp");
    const auto files = architecture::filesBelow({"src/console"}, {".h", ".cpp"});
    for (const std::string& name : names) {
        const std::string word = "Setting::" + name;
        EXPECT_NE(table.find(word + ','), std::string::npos) << name << " has no row";
        EXPECT_TRUE(std::ranges::any_of(files,
            [&](const SourceFile& file) {
                return !file.path.starts_with(folder) && architecture::hasWord(file.text, word);
            }))
            << name << " is used nowhere";
    }
}
