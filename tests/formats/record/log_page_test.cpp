// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/log_page.h"

#include "deploy/deployment/log/unknown_time.h"

#include <gtest/gtest.h>

namespace {

using formats::decodeLogPage;

TEST(LogPage, hasAnEntryForEveryElement)
{
    const auto page = decodeLogPage(R"({"id":"A","entries":[{"message":"one","level":[1,{}]},7,
        {"time":"2025-02-15T10:00:00Z","message":"流"},{"time":"then","message":3},null,
        {"message":"last","time":"2025-02-15T10:00:01Z"}],"next":9,"total":9,"after":3})");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->after, 3);
    EXPECT_EQ(page->total, 9);
    const auto& log = page->entries;
    ASSERT_EQ(log.size(), 6U);
    const std::vector<std::string_view> messages{"one", "", "流", "", "", "last"};
    for (std::size_t entry = 0; entry < messages.size(); ++entry)
        EXPECT_EQ(log.message(entry), messages[entry]);
    EXPECT_EQ(log.time(4), log.time(2));
    EXPECT_FALSE(deployment::isKnown(log.ownTime(4)));
    EXPECT_EQ(log.time(5) - log.time(2), std::chrono::seconds(1));
}

TEST(LogPage, aTimeThatCannotBeIsNone)
{
    const auto page =
        decodeLogPage(R"({"entries":[{"time":"2025-02-15T10:00:00Z","message":"one"},)"
                      R"({"time":"9999-01-01T00:00:00Z","message":"two"}]})");
    ASSERT_TRUE(page);
    EXPECT_EQ(page->entries.message(1), "two");
    EXPECT_EQ(page->entries.time(1), page->entries.time(0));
    EXPECT_FALSE(deployment::isKnown(page->entries.ownTime(1)));
}

TEST(LogPage, aTextAloneIsAMessageWithoutATime)
{
    const auto page = decodeLogPage(
        R"({"entries":["one","",{"message":"two","time":"2025-02-15T10:00:00Z"},"three"]})");
    ASSERT_TRUE(page);
    const auto& log = page->entries;
    ASSERT_EQ(log.size(), 4U);
    EXPECT_EQ(log.message(0), "one");
    EXPECT_EQ(log.message(3), "three");
    EXPECT_FALSE(deployment::isKnown(log.time(0)));
    EXPECT_FALSE(deployment::isKnown(log.time(1)));
    EXPECT_EQ(log.time(3), deployment::parseTimestamp("2025-02-15T10:00:00Z"));
}

TEST(LogPage, doesWithoutWhatIsNotThere)
{
    const auto page = decodeLogPage(R"({"after":-1,"total":"many","entries":[]})");
    ASSERT_TRUE(page);
    EXPECT_FALSE(page->after);
    EXPECT_FALSE(page->total);
    EXPECT_TRUE(page->entries.empty());
}

TEST(LogPage, isNothingElse)
{
    for (const char* text : {"", "[]", "{}", R"({"entries":{}})", R"({"entries":null})", "<html>",
             R"({"entries":[{"message":"cut)", R"({"entries":[]}})", R"({"entries":[1,]})"})
        EXPECT_FALSE(decodeLogPage(text)) << text;
}

} // namespace
