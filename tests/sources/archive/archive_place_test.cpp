// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/archive/archive_place.h"

#include "connection_builder.h"

#include <QTemporaryDir>

#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace sources {

namespace {

class ArchivePlaceTest : public testing::Test {
protected:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    std::filesystem::path pathOf(
        const std::string& id, const std::string& name, const std::string& server = "a") const
    {
        return archivePath(folder(), test_support::aConnection(id, name), server);
    }
    static void write(const std::filesystem::path& file, std::size_t bytes)
    {
        std::ofstream(file, std::ios::binary) << std::string(bytes, 'x');
    }

    QTemporaryDir m_folder;
};

TEST_F(ArchivePlaceTest, noNameLeadsOutOfTheFolder)
{
    const std::string longName(1000, 'n');
    for (const std::string name : {"", ".", "..", "../../etc/passwd", "/abs", "a/b\\c", ".hidden",
             "生产", "con", "a\nb", "a b", "-rf", longName.c_str()}) {
        const auto path = pathOf("id", name);
        EXPECT_EQ(path.parent_path(), folder()) << name;
        const std::string file = path.filename().string();
        EXPECT_TRUE(file.ends_with(".ndjson")) << file;
        EXPECT_LT(file.size(), 100U) << file;
        EXPECT_NE(file.front(), '.') << file;
        EXPECT_NE(file.front(), '-') << file;
        EXPECT_EQ(file.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                         "0123456789-."),
            std::string::npos)
            << file;
    }
}

TEST_F(ArchivePlaceTest, eachConnectionAndServerHasItsOwn)
{
    std::set<std::filesystem::path> paths;
    for (const char* id : {"a", "b", "a-b", "A"}) {
        for (const char* name : {"x", "X", "x/y", "x-y"}) {
            for (const char* server : {"https://one", "https://two", "kube:one", ""}) {
                if (std::string_view(name) == "x" || std::string_view(id) == "a")
                    paths.insert(pathOf(id, name, server));
            }
        }
    }
    EXPECT_EQ(paths.size(), (4U + 3U) * 4U - 4U)
        << "x/y and x-y of one id are the same one renamed";
}

TEST_F(ArchivePlaceTest, aRenamedConnectionKeepsItsFile)
{
    const auto before = pathOf("id", "staging");
    write(before, 1);
    EXPECT_EQ(pathOf("id", "production"), before);
    EXPECT_NE(pathOf("id", "production", "another server"), before);
    EXPECT_NE(pathOf("other", "staging"), before);
}

TEST_F(ArchivePlaceTest, forgetsAllOfOneConnectionAndNothingElse)
{
    const auto connection = test_support::aConnection("id", "name");
    write(pathOf("id", "name", "one"), 10);
    write(pathOf("id", "name", "two"), 20);
    write(pathOf("other", "name", "one"), 40);
    EXPECT_EQ(archiveBytes(archivesOf(folder(), connection)), 30U);
    EXPECT_TRUE(forgetArchives(folder(), connection));
    EXPECT_TRUE(archivesOf(folder(), connection).empty());
    EXPECT_EQ(std::filesystem::file_size(pathOf("other", "name", "one")), 40U);
    EXPECT_TRUE(forgetArchives(folder() / "nowhere", connection));
}

} // namespace

} // namespace sources
