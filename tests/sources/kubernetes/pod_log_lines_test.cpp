// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/logs/pod_log_lines.h"

#include <gtest/gtest.h>

#include <random>

namespace sources {

namespace {

std::vector<std::string> messagesIn(const deployment::Log& log)
{
    std::vector<std::string> messages;
    for (std::size_t entry = 0; entry < log.size(); ++entry)
        messages.emplace_back(log.message(entry));
    return messages;
}

using LogTexts = std::vector<std::string>;

} // namespace

TEST(PodLogLines, readsTimesAndTexts)
{
    PodLogLines lines;
    const auto log = lines.feed("2026-03-03T09:00:05.123456789Z INFO started on :8080\n"
                                "2026-03-03T09:00:06Z \r\n"
                                "  without a time\n"
                                "2026-03-03T09:00:07.5Z half a li");
    EXPECT_EQ(messagesIn(log), (LogTexts{"INFO started on :8080", "", "  without a time"}));
    EXPECT_EQ(deployment::formatTimestamp(log.time(0), deployment::Zone::Utc),
        "2026-03-03T09:00:05.123+00:00");
    EXPECT_FALSE(deployment::isKnown(log.ownTime(2)));
    EXPECT_EQ(lines.since(), "2026-03-03T09:00:06Z");
    EXPECT_EQ(messagesIn(lines.end()), LogTexts{"half a li"});
}

TEST(PodLogLines, aBeginningWithoutATimeIsNotOf1970)
{
    PodLogLines lines;
    deployment::Log log = lines.feed("unable to retrieve container logs\n");
    log.append(lines.feed("2026-03-03T09:00:06Z one\n"));
    log.append(lines.feed("two\n"));
    EXPECT_FALSE(deployment::isKnown(log.time(0)));
    EXPECT_EQ(log.time(2), log.time(1));
    EXPECT_FALSE(deployment::isKnown(log.ownTime(2)));
}

TEST(PodLogLines, cutsALineThatIsTooLong)
{
    PodLogLines lines;
    const std::string huge(3 * PodLogLines::longestLine, 'x');
    deployment::Log log = lines.feed("2026-03-03T09:00:05Z " + huge);
    log.append(lines.feed(huge + "\n2026-03-03T09:00:06Z next\n"));
    ASSERT_EQ(log.size(), 2U);
    EXPECT_LT(log.message(0).size(), PodLogLines::longestLine + 10);
    EXPECT_TRUE(log.message(0).ends_with("\xE2\x80\xA6"));
    EXPECT_EQ(log.message(1), "next");
}

/// A container's log, written with several lines at the same moment, read over connections that are
/// lost anywhere and begin again with the second of the last line.
TEST(PodLogLines, losesAndDoublesNothingOverLostConnections)
{
    std::mt19937 random(11); // NOLINT(cert-msc51-cpp)
    for (int round = 0; round < 200; ++round) {
        std::vector<std::pair<std::string, std::string>> written; // second, whole line
        LogTexts expected;
        int second = 10;
        int nanos = 0;
        for (int line = 0; line < 40; ++line) {
            if (random() % 4 == 0) {
                second += static_cast<int>(random() % 3);
                nanos = random() % 3 == 0 ? nanos : static_cast<int>(random() % 1000);
            } else {
                nanos += static_cast<int>(random() % 2);
            }
            const std::string at = "2026-03-03T09:00:" + std::to_string(second);
            std::string decimals = std::to_string(nanos % 1'000'000'000);
            decimals.insert(0, 9 - decimals.size(), '0');
            if (!written.empty() && written.back().second > at + "." + decimals)
                decimals = written.back().second.substr(at.size() + 1, 9);
            const std::string text = "line " + std::to_string(line);
            written.emplace_back(at, at + "." + decimals + "Z " + text + "\n");
            expected.push_back(text);
        }
        PodLogLines lines;
        deployment::Log log;
        while (log.size() < expected.size()) {
            std::string stream;
            for (const auto& [at, line] : written) {
                if (at + "Z" >= lines.since())
                    stream += line;
            }
            lines.expectRepeats();
            log.append(lines.feed(stream.substr(0, random() % (stream.size() + 1))));
        }
        ASSERT_EQ(messagesIn(log), expected) << round;
    }
}

} // namespace sources
