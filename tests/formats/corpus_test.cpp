// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzz targets have found, and where they begin: here it runs with any compiler.
#include "../fuzz/properties.h"
#include "project_paths.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

namespace {

void replay(const std::string& name, const std::function<void(std::string_view)>& check)
{
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(
             std::filesystem::path(PROJECT_SOURCE_DIR) / "tests/fuzz/corpus" / name)) {
        SCOPED_TRACE(entry.path());
        std::ifstream file(entry.path(), std::ios::binary);
        std::stringstream bytes;
        bytes << file.rdbuf();
        check(bytes.str());
        ++files;
    }
    EXPECT_GT(files, 0);
}

} // namespace

TEST(Corpus, decoding)
{
    replay("decoding", fuzz::checkDecoding);
}

TEST(Corpus, scan)
{
    replay("scan", fuzz::checkScan);
}

TEST(Corpus, readAhead)
{
    replay("scan", fuzz::checkReadAhead);
}

TEST(Corpus, json)
{
    replay("json", fuzz::checkJson);
}

TEST(Corpus, export)
{
    replay("export", fuzz::checkExport);
}
