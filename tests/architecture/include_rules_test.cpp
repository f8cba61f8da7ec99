// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using architecture::includeViolations;
using architecture::layerOf;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

std::vector<std::string> violations(std::string path, const std::string& include)
{
    return includeViolations({std::move(path), "#pragma once\n#include " + include + "\n"});
}

} // namespace

TEST(IncludeRules, KnowTheLayerOfAFile)
{
    EXPECT_EQ(layerOf("src/cli/main.cpp"), "cli");
    EXPECT_EQ(layerOf("include/deploy/history/view.h"), "history");
    EXPECT_EQ(layerOf("mock/server/api.h"), "mock");
    EXPECT_EQ(layerOf("tests/cli/x.cpp"), "");
}

TEST(IncludeRules, AllowWhatIsBelow)
{
    EXPECT_THAT(violations("src/deployment/a.cpp", "<vector>"), IsEmpty());
    EXPECT_THAT(violations("src/formats/a.cpp", "\"deploy/history/history.h\""), IsEmpty());
    EXPECT_THAT(violations("src/formats/a.cpp", "<sys/stat.h>"), IsEmpty());
    EXPECT_THAT(violations("src/models/a.cpp", "<QAbstractTableModel>"), IsEmpty());
    EXPECT_THAT(violations("src/widgets/a.cpp", "<QLabel>"), IsEmpty());
    EXPECT_THAT(violations("src/cli/a.cpp", "\"arguments/arguments.h\""), IsEmpty());
    EXPECT_THAT(violations("src/sources/a.cpp", "<QtSql/QSqlQuery>"), IsEmpty());
}

TEST(IncludeRules, RefuseWhatIsNot)
{
    EXPECT_THAT(violations("src/deployment/a.cpp", "<QString>"),
        ElementsAre("src/deployment/a.cpp: \"QString\" may not use QtCore"));
    EXPECT_THAT(violations("src/history/a.cpp", "<unistd.h>"),
        ElementsAre("src/history/a.cpp: \"unistd.h\" may use the C++ standard library only"));
    EXPECT_THAT(violations("src/models/a.cpp", "<QColor>"),
        ElementsAre("src/models/a.cpp: \"QColor\" may not use QtGui"));
    EXPECT_THAT(violations("src/widgets/a.cpp", "\"deploy/sources/source.h\""),
        ElementsAre("src/widgets/a.cpp: \"deploy/sources/source.h\" may not use sources"));
    EXPECT_THAT(violations("src/deployment/a.cpp", "\"deploy/history/view.h\""),
        ElementsAre("src/deployment/a.cpp: \"deploy/history/view.h\" may not use history"));
    EXPECT_THAT(violations("src/widgets/a.cpp", "<nlohmann/json.hpp>"),
        ElementsAre("src/widgets/a.cpp: \"nlohmann/json.hpp\" may not use this library"));
    EXPECT_THAT(violations("src/console/a.cpp", "\"arguments/arguments.h\""),
        ElementsAre("src/console/a.cpp: \"arguments/arguments.h\" is not a header of this layer"));
    EXPECT_THAT(violations("src/console/a.cpp", "\"../cli/arguments.h\""),
        ElementsAre("src/console/a.cpp: \"../cli/arguments.h\" leaves its folder"));
    EXPECT_THAT(violations("include/deploy/widgets/a.h", "\"svg_icon_engine.h\""),
        ElementsAre("include/deploy/widgets/a.h: \"svg_icon_engine.h\" is a private header in a "
                    "public one"));
    EXPECT_THAT(violations("src/widgets/a.cpp", "\"deploy/demo/plan.h\""),
        ElementsAre("src/widgets/a.cpp: \"deploy/demo/plan.h\" may not use demo"));
    EXPECT_THAT(violations("src/console/a.cpp", "\"server/api.h\""),
        ElementsAre("src/console/a.cpp: \"server/api.h\" is not a header of this layer"));
    EXPECT_THAT(violations("src/common/a.cpp", "<vector>"),
        ElementsAre("src/common/a.cpp: \"common\" is no layer"));
}
