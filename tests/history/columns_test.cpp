// SPDX-License-Identifier: GPL-3.0-or-later
// docs/how-to.md, "A column of the list", names these tests.
#include "deploy/history/columns.h"

#include "project_paths.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

namespace {

std::string document(const std::string& name)
{
    std::ifstream file(std::string(PROJECT_SOURCE_DIR "/docs/") + name);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

TEST(Columns, eachNameLeadsBackToItsColumn)
{
    std::set<std::string_view> names;
    for (const history::ColumnSpec& spec : history::columnSpecs) {
        EXPECT_TRUE(names.insert(spec.name).second) << spec.name;
        EXPECT_EQ(history::columnFromName(spec.name), spec.column) << spec.name;
        EXPECT_EQ(history::specOf(spec.column).name, spec.name);
    }
}

TEST(Columns, eachIsInTheDataFormatAndInTheContract)
{
    const std::string format = document("data-format.md");
    const std::string contract = document("openapi.yaml");
    for (const history::ColumnSpec& spec : history::columnSpecs) {
        const std::string name(spec.name);
        EXPECT_NE(format.find(name + '`'), std::string::npos) << name;
        EXPECT_TRUE(spec.place == history::ColumnPlace::Nowhere
            || contract.find(' ' + name + ':') != std::string::npos)
            << name;
    }
}
