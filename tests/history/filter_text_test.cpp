// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/filter_text.h"

#include "deploy/history/calendar_period.h"

#include <array>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using deployment::Timestamp;
using deployment::Zone;
using history::Column;
using history::formatFilterText;
using history::parseFilterText;
using history::TimeChoice;
using history::WrittenFilter;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

Timestamp time(const char* text)
{
    return *deployment::parseTimestamp(text);
}

const Timestamp present = time("2025-03-01T12:00:00Z");

WrittenFilter read(std::string_view line)
{
    const auto filter = parseFilterText(line, present, Zone::Utc);
    EXPECT_TRUE(filter.has_value()) << line;
    return filter.value_or(WrittenFilter{});
}

} // namespace

TEST(FilterText, saysWhatIsWantedOfEachColumn)
{
    const WrittenFilter filter = read("  status:failed,rolled-back,paused env:生产 env:staging "
                                      "service:\"check out, now\" disk  full ");
    EXPECT_THAT(filter.words[Column::Status], ElementsAre("FAILED", "ROLLED_BACK", "PAUSED"));
    EXPECT_THAT(filter.words[Column::Environment], ElementsAre("生产", "staging"));
    EXPECT_THAT(filter.words[Column::Service], ElementsAre("check out, now"));
    EXPECT_EQ(filter.text, "disk full");
    EXPECT_EQ(filter.window, history::TimeWindow{});
}

TEST(FilterText, knowsWhoWhatAndHow)
{
    const WrittenFilter filter = read(
        "by:CI,\"OPS 王五\" executor:bob version:V2.1.0 strategy:blue-green,canary is:needs-me");
    EXPECT_THAT(filter.words[Column::Executor], ElementsAre("CI", "OPS 王五", "bob"));
    EXPECT_THAT(filter.words[Column::Version], ElementsAre("V2.1.0"));
    EXPECT_THAT(filter.words[Column::Strategy], ElementsAre("BLUE_GREEN", "CANARY"));
    EXPECT_TRUE(filter.needsMe);
    EXPECT_EQ(formatFilterText(filter, Zone::Utc),
        "by:CI,\"OPS 王五\",bob version:V2.1.0 strategy:blue-green,canary is:needs-me");
}

TEST(FilterText, takesWhatIsQuotedAsItStands)
{
    EXPECT_THAT(read("status:succeeded,\"failed\",failed").words[Column::Status],
        ElementsAre("COMPLETED", "failed", "FAILED"));
    EXPECT_EQ(read("text:\"status:failed  x\" y").text, "status:failed  x y");
}

TEST(FilterText, keepsWordsForPeriods)
{
    for (const auto& [line, choice] :
        {std::pair{"in:yesterday", TimeChoice::Yesterday}, {"on:昨天", TimeChoice::Yesterday},
            {"in:\"last week\"", TimeChoice::LastWeek}, {"in:上个月", TimeChoice::LastMonth},
            {"in:Last_Release_Week", TimeChoice::ReleaseWeek}})
        EXPECT_EQ(read(line).window, (history::TimeWindow{choice, {}})) << line;
    const WrittenFilter week = read("in:2025-W07");
    EXPECT_EQ(week.window.fromTo.since, time("2025-02-10T00:00:00Z"));
    EXPECT_EQ(formatFilterText(week, Zone::Utc), "in:2025-W07");
    EXPECT_EQ(
        read("in:yesterday until:2025-02-28").window.fromTo.since, time("2025-02-28T00:00:00Z"));
}

TEST(FilterText, keepsAStatusThatIsNotKnownAsItIs)
{
    EXPECT_THAT(read("status:Verifying").words[Column::Status], ElementsAre("Verifying"));
}

TEST(FilterText, searchesForWhateverIsNoTerm)
{
    EXPECT_EQ(
        read("host:port \"quoted text\" 10:30 :x").text, "host:port \"quoted text\" 10:30 :x");
    EXPECT_EQ(read("it's 5\" long").text, "it's 5\" long");
}

TEST(FilterText, readsTimesInManyForms)
{
    EXPECT_EQ(read("since:7d").window.choice, TimeChoice::Last7Days);
    EXPECT_EQ(read("on:today").window.choice, TimeChoice::Today);
    const auto range = [](std::string_view line) {
        const WrittenFilter filter = read(line);
        EXPECT_EQ(filter.window.choice, TimeChoice::FromTo) << line;
        return filter.window.fromTo;
    };
    EXPECT_EQ(range("since:36h").since, time("2025-02-28T00:00:00Z"));
    EXPECT_EQ(range("on:2025-02").until, time("2025-03-01T00:00:00Z"));
    EXPECT_EQ(range("until:2025-02").until, time("2025-02-01T00:00:00Z"));
    EXPECT_EQ(range("since:2025-02-03T04:05:06+08:00").since, time("2025-02-02T20:05:06Z"));
    // With an end, a beginning that moves along would say another thing tomorrow.
    EXPECT_EQ(range("since:7d until:yesterday").since, time("2025-02-22T12:00:00Z"));
    EXPECT_EQ(range("until:yesterday since:7d").since, time("2025-02-22T12:00:00Z"));
}

TEST(FilterText, saysWhatItDoesNotUnderstand)
{
    for (const char* line : {"since:soon", "on:7d", "until:", "status:", "env:a,,b", "on:2025-13",
             "is:mine", "in:7d", "in:a,b", "text:", "in:last-release-week until:today"}) {
        const auto filter = parseFilterText(line, present, Zone::Utc);
        ASSERT_FALSE(filter.has_value()) << line;
        EXPECT_THAT(filter.error().message.toEnglish(), HasSubstr("is not understood")) << line;
    }
    const auto open = parseFilterText("env:\"a b", present, Zone::Utc);
    ASSERT_FALSE(open.has_value());
    EXPECT_THAT(open.error().message.toEnglish(), HasSubstr("quotation mark"));
}

TEST(FilterText, ofTwoTimesOfAKindNeitherIsDroppedWithoutAWord)
{
    for (const char* line : {"since:7d since:1d", "until:1d since:9d until:2d",
             "in:today on:yesterday", "in:2025-02 in:last-week"}) {
        const auto filter = parseFilterText(line, present, Zone::Utc);
        ASSERT_FALSE(filter.has_value()) << line;
        EXPECT_THAT(filter.error().message.toEnglish(), HasSubstr("is given twice")) << line;
    }
    EXPECT_EQ(read("since:7d since:7d").window.choice, TimeChoice::Last7Days);
}

TEST(FilterText, namesThePeriodThatMayHaveBeenMeant)
{
    const auto said = [](std::string_view line) {
        const auto filter = parseFilterText(line, present, Zone::Utc);
        return filter ? std::string() : filter.error().message.toEnglish();
    };
    EXPECT_THAT(said("in:last-mont"), HasSubstr("Did you mean in:last-month?"));
    EXPECT_THAT(said("since:Yesterdya"), HasSubstr("Did you mean since:yesterday?"));
    EXPECT_THAT(said("on:last-release-weak"), HasSubstr("last-release-week"));
    // Of the week of a release no beginning is known here.
    EXPECT_THAT(said("since:last-release-weak"), testing::Not(HasSubstr("Did you mean")));
    EXPECT_THAT(said("in:2025-13"), testing::Not(HasSubstr("Did you mean")));
}

TEST(FilterText, leavesOutTermsOfWhatIsSearchedFor)
{
    EXPECT_EQ(history::withoutTerms("disk "), "disk ");
    EXPECT_EQ(history::withoutTerms("status:fa disk  full since:"), "disk full");
    EXPECT_EQ(history::withoutTerms("host:1 service:\"check ou"), "host:1");
}

TEST(FilterText, readsBackWhatItWrote)
{
    std::mt19937 random(7);
    const std::array<std::string, 17> words{"a", "check out", "x,y", "\"", "\\", "生产", "a:b", " ",
        "FAILED", "failed", "Failed", "rolled-back", "ROLLED_BACK", "BLUE_GREEN", "succeeded",
        "a\nb", ""};
    const std::array<std::string, 5> periods{
        "2025", "2025-02", "2020-W53", "2024-02-29", "2025-W09"};
    const std::array<std::string, 10> pieces{
        "disk", " ", "  ", "status:", "\"", "\\", "in:", "x:y", "\t", "满,"};
    const auto below = [&](std::size_t count) { return std::size_t(random() % count); };
    for (int round = 0; round < 2000; ++round) {
        WrittenFilter filter;
        for (const Column column : history::filterColumns)
            for (std::size_t n = below(3); n > 0; --n)
                if (const std::string& word = words[below(words.size())];
                    std::ranges::find(filter.words[column], word) == filter.words[column].end())
                    filter.words[column].push_back(word);
        filter.window.choice = static_cast<TimeChoice>(below(13));
        if (filter.window.choice == TimeChoice::FromTo)
            filter.window.fromTo.since = present - std::chrono::milliseconds(1 + random());
        if (filter.window.choice == TimeChoice::FromTo && below(2) == 0)
            filter.window.fromTo =
                *history::parsePeriod(periods[below(periods.size())], present, Zone::Utc);
        filter.needsMe = below(4) == 0;
        for (std::size_t n = below(4); n > 0; --n)
            filter.text += pieces[below(pieces.size())];
        const std::string line = formatFilterText(filter, Zone::Utc);
        // At another time, too: nothing of it is fixed that moves along.
        const auto later = parseFilterText(line, present + std::chrono::hours(1000), Zone::Utc);
        EXPECT_EQ(read(line), filter) << line;
        EXPECT_EQ(*later, filter) << line;
    }
}
