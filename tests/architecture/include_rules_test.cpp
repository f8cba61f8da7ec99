// SPDX-License-Identifier: GPL-3.0-or-later
#include "include_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using architecture::folderOfFile;
using architecture::IncludeRules;
using architecture::PathTable;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

constexpr const char* madeUpTable = R"(
## Paths
| Path | What lives there | May use |
|---|---|---|
| `src/ground` | values | `tl` |
| `src/bytes` | bytes | `ground`, `system`; at its top `bytes/scan` |
| `src/bytes/json` | JSON | `intrinsics` |
| `src/bytes/scan` | the scan | `bytes/json`, `bytes`, `simdjson` |
| `src/pages` | pages | `ground`, `bytes/json`, `QtCore`, `QtWidgets`, `forms` |
| `mock/server` | a server | `bytes` |
| `mock/server/http` | requests | `mock/server`, `system` |
)";

class MadeUp : public testing::Test {
protected:
    std::vector<std::string> violations(std::string path, const std::string& include)
    {
        return m_rules.check({std::move(path), "#pragma once\n#include " + include + "\n"});
    }

    IncludeRules m_rules{PathTable::parse(madeUpTable), [](const std::string& path) {
                             return path == "src/bytes/json/text.h" || path == "src/bytes/top.h"
                                 || path == "src/bytes/scan/scan.h" || path == "src/pages/page.h"
                                 || path == "mock/server/api.h";
                         }};
};

} // namespace

TEST(IncludeRules, knowTheFolderOfAFile)
{
    EXPECT_EQ(folderOfFile("src/cli/main.cpp"), "src/cli");
    EXPECT_EQ(folderOfFile("src/formats/scan/a.cpp"), "src/formats/scan");
    EXPECT_EQ(folderOfFile("include/deploy/formats/scan/a.h"), "src/formats/scan");
    EXPECT_EQ(folderOfFile("mock/server/a.h"), "mock/server");
    EXPECT_EQ(folderOfFile("tests/cli/x.cpp"), "");
}

TEST_F(MadeUp, whatTheRowPermitsMayBeUsed)
{
    EXPECT_THAT(violations("src/ground/a.cpp", "<vector>"), IsEmpty());
    EXPECT_THAT(violations("src/ground/a.cpp", "<tl/expected.hpp>"), IsEmpty());
    EXPECT_THAT(violations("src/bytes/a.cpp", "\"deploy/ground/value.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/a.cpp", "<sys/stat.h>"), IsEmpty());
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "<simdjson.h>"), IsEmpty());
    EXPECT_THAT(violations("src/bytes/json/a.cpp", "<emmintrin.h>"), IsEmpty());
    EXPECT_THAT(violations("src/pages/a.cpp", "<QLabel>"), IsEmpty());
    EXPECT_THAT(violations("src/pages/a.cpp", "\"ui_page.h\""), IsEmpty());
    EXPECT_THAT(violations("src/pages/a.cpp", "\"a.moc\""), IsEmpty());
    EXPECT_THAT(violations("src/pages/a.cpp", "\"deploy/bytes/json/text.h\""), IsEmpty());
    EXPECT_THAT(violations("mock/server/a.cpp", "\"deploy/bytes/scan/scan.h\""), IsEmpty());
    EXPECT_THAT(violations("mock/server/http/a.cpp", "\"server/api.h\""), IsEmpty());
}

TEST_F(MadeUp, aRoomHasThePermissionsOfItsLayer)
{
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "\"deploy/ground/value.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "<unistd.h>"), IsEmpty());
    EXPECT_THAT(violations("src/bytes/a.cpp", "<simdjson.h>"),
        ElementsAre("src/bytes/a.cpp: <simdjson.h> needs the permission `simdjson` of src/bytes"));
}

TEST_F(MadeUp, roomsUseEachOtherOnlyAsTheirRowsSay)
{
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "\"json/text.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "\"scan.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "\"scan/scan.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/scan/a.cpp", "\"top.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/a.cpp", "\"scan/scan.h\""), IsEmpty());
    EXPECT_THAT(violations("src/bytes/json/a.cpp", "\"scan/scan.h\""),
        ElementsAre("src/bytes/json/a.cpp: \"scan/scan.h\" needs the permission `bytes/scan` of "
                    "src/bytes/json"));
    EXPECT_THAT(violations("include/deploy/bytes/json/a.h", "\"deploy/bytes/scan/scan.h\""),
        ElementsAre("include/deploy/bytes/json/a.h: \"deploy/bytes/scan/scan.h\" needs the "
                    "permission `bytes/scan` of src/bytes/json"));
    EXPECT_THAT(violations("src/bytes/json/a.cpp", "\"top.h\""),
        ElementsAre("src/bytes/json/a.cpp: \"top.h\" needs the permission `bytes` of "
                    "src/bytes/json"));
}

TEST_F(MadeUp, nothingElseMayBeUsed)
{
    EXPECT_THAT(violations("src/ground/a.cpp", "<QString>"),
        ElementsAre("src/ground/a.cpp: <QString> needs the permission `QtCore` of src/ground"));
    EXPECT_THAT(violations("src/ground/a.cpp", "<unistd.h>"),
        ElementsAre("src/ground/a.cpp: <unistd.h> needs the permission `system` of src/ground"));
    EXPECT_THAT(violations("src/bytes/a.cpp", "<QtSql/QSqlQuery>"),
        ElementsAre(
            "src/bytes/a.cpp: <QtSql/QSqlQuery> needs the permission `QtSql` of src/bytes"));
    EXPECT_THAT(violations("src/bytes/a.cpp", "<zlib.h>"),
        ElementsAre("src/bytes/a.cpp: <zlib.h> needs the permission `zlib` of src/bytes"));
    EXPECT_THAT(violations("src/bytes/a.cpp", "\"ui_page.h\""),
        ElementsAre("src/bytes/a.cpp: \"ui_page.h\" needs the permission `forms` of src/bytes"));
    EXPECT_THAT(violations("src/pages/a.cpp", "\"deploy/bytes/scan/scan.h\""),
        ElementsAre("src/pages/a.cpp: \"deploy/bytes/scan/scan.h\" needs the permission "
                    "`bytes/scan` of src/pages"));
    EXPECT_THAT(violations("src/pages/a.cpp", "\"top.h\""),
        ElementsAre("src/pages/a.cpp: \"top.h\" is not a header of this layer"));
    EXPECT_THAT(violations("src/pages/a.cpp", "\"bytes/top.h\""),
        ElementsAre("src/pages/a.cpp: \"bytes/top.h\" is not a header of this layer"));
    EXPECT_THAT(violations("src/pages/a.cpp", "\"../bytes/top.h\""),
        ElementsAre("src/pages/a.cpp: \"../bytes/top.h\" leaves its folder"));
    EXPECT_THAT(violations("include/deploy/pages/a.h", "\"page.h\""),
        ElementsAre("include/deploy/pages/a.h: \"page.h\" is a private header in a public one"));
}

TEST_F(MadeUp, aFolderWithoutARowIsNamed)
{
    EXPECT_THAT(violations("src/common/a.cpp", "<vector>"),
        ElementsAre("src/common/a.cpp: \"src/common\" has no row in the table of paths"));
    EXPECT_THAT(violations("include/deploy/pages/list/a.h", "<vector>"),
        ElementsAre("include/deploy/pages/list/a.h: \"src/pages/list\" has no row in the table of "
                    "paths"));
}

TEST(UnusedPermissions, areNamedUntilAFileUsesThem)
{
    IncludeRules rules{PathTable::parse("## Paths\n| `src/a` | x | `QtCore`, `tl` |\n"
                                        "| `src/a/b` | x | `tl`, `system` |\n"),
        [](const std::string&) { return false; }};
    EXPECT_THAT(rules.check({"src/a/b/x.cpp", "#include <QString>\n#include <tl/expected.hpp>\n"}),
        IsEmpty());
    // What the layer may use anyway, the room has twice: one of both is without use.
    EXPECT_THAT(rules.unusedPermissions(),
        ElementsAre("src/a: no file uses the permission `tl`",
            "src/a/b: no file uses the permission `system`"));
    EXPECT_THAT(rules.check({"src/a/x.h", "#include <tl/optional.hpp>\n"}), IsEmpty());
    EXPECT_THAT(
        rules.unusedPermissions(), ElementsAre("src/a/b: no file uses the permission `system`"));
}
