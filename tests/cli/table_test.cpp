// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/display_width.h"
#include "output/terminal_filter.h"
#include "output/text_table.h"
#include "output/value_formatting.h"

#include <gtest/gtest.h>

#include <clocale>
#include <random>

using cli::TextTable;

namespace {

using Cells = std::vector<std::string>;

std::string filtered(std::string_view text, std::size_t pieceBytes)
{
    cli::TerminalFilter filter;
    std::string result;
    for (std::size_t at = 0; at < text.size(); at += pieceBytes)
        filter.append(result, text.substr(at, pieceBytes));
    filter.finish(result);
    return result;
}

} // namespace

TEST(DisplayWidth, countsCellsOfATerminal)
{
    const cli::DisplayWidth width;
    EXPECT_EQ(width.of(""), 0U);
    EXPECT_EQ(width.of("DEP-001"), 7U);
    EXPECT_EQ(width.of("生产环境"), 8U);
    EXPECT_EQ(width.of("OPS-李四"), 8U);
    EXPECT_EQ(width.of("e\u0301"), 1U);
    EXPECT_EQ(width.of("é"), 1U);
    EXPECT_EQ(width.of("ａ"), 2U);
    EXPECT_EQ(width.of("🚀"), 2U);
    EXPECT_EQ(width.of("—…"), 2U);
    EXPECT_LE(width.of("\xff\xe7"), 2U) << "never hangs on what is not UTF-8";
}

TEST(DisplayWidth, doesNotDependOnTheLocale)
{
    const cli::DisplayWidth width;
    ASSERT_NE(std::setlocale(LC_ALL, "C"), nullptr);
    EXPECT_EQ(width.of("生产"), 4U);
}

TEST(TextTable, oneLongCellMovesNothingButItsOwnRow)
{
    const std::string longest(5000, 'x');
    const std::vector<Cells> rows{{"id", "version"}, {longest, "V1"}, {"DEP-1", "V2"}};
    TextTable table{{TextTable::Align::Left, TextTable::Align::Left}};
    for (const Cells& row : rows)
        table.measure(row);
    EXPECT_EQ(table.line(rows[0]), "id     version\n");
    EXPECT_EQ(table.line(rows[1]), longest + "  V1\n") << "never cut";
    EXPECT_EQ(table.line(rows[2]), "DEP-1  V2\n");
}

TEST(TextTable, alignsColumnsByWhatIsSeen)
{
    const std::vector<Cells> rows{
        {"id", "environment", "s"}, {"DEP-1", "生产环境", "7"}, {"D", "x", "12345"}};
    TextTable table{{TextTable::Align::Left, TextTable::Align::Left, TextTable::Align::Right}};
    for (const Cells& row : rows)
        table.measure(row);
    EXPECT_EQ(table.line(rows[0]), "id     environment      s\n");
    EXPECT_EQ(table.line(rows[1]), "DEP-1  生产环境         7\n");
    EXPECT_EQ(table.line(rows[2]), "D      x            12345\n");
    EXPECT_EQ(table.line(Cells{"", "", ""}), "\n");
}

TEST(PlainValues, readWell)
{
    const auto time = deployment::parseTimestamp("2025-02-15T10:00:00.25Z");
    EXPECT_EQ(cli::timeText(time, deployment::Zone::Utc), "2025-02-15 10:00:00.250+00:00");
    EXPECT_EQ(cli::timeText(std::nullopt, deployment::Zone::Utc), "");
    EXPECT_EQ(cli::secondsText(deployment::Milliseconds{1999}), "1");
    EXPECT_EQ(cli::durationText(std::chrono::seconds{42}), "42 s");
    EXPECT_EQ(cli::durationText(std::chrono::seconds{25 * 60}), "25 min");
    EXPECT_EQ(cli::durationText(std::chrono::seconds{104}), "1 min 44 s");
    EXPECT_EQ(cli::durationText(std::chrono::minutes{65}), "1 h 05 min");
    EXPECT_EQ(cli::durationText(std::chrono::hours{100} + std::chrono::seconds{61}), "4 d 04 h");
    EXPECT_EQ(cli::durationText(std::nullopt), "");
    EXPECT_EQ(cli::numberText(99.95), "99.95");
    EXPECT_EQ(cli::numberText(60.0), "60");
    EXPECT_EQ(cli::numberText(1e9), "1000000000");
    EXPECT_EQ(cli::numberText(999999999999999), "999999999999999");
    EXPECT_EQ(cli::numberText(1e15), "1e+15");
    EXPECT_EQ(cli::numberText(-250000.25), "-250000.25");
    EXPECT_EQ(cli::numberText(0.0001), "0.0001");
    EXPECT_EQ(cli::numberText(0.0), "0");
    EXPECT_EQ(cli::numberText(1e300), "1e+300");
    EXPECT_EQ(cli::roundedText(99.954), "99.95");
    EXPECT_EQ(cli::roundedText(0.0012345), "0.00123");
    EXPECT_EQ(cli::roundedText(-0.001), "-0.001");
    EXPECT_EQ(cli::roundedText(3e-7), "3e-07");
    EXPECT_EQ(cli::roundedText(0), "0");
    EXPECT_EQ(cli::roundedText(1e308), "1e+308");
    EXPECT_EQ(cli::countText(3), "3");
    EXPECT_EQ(cli::countText(std::nullopt), "");
}

TEST(PlainValues, aPauseOfARolloutIsSaidInPlainWords)
{
    EXPECT_EQ(cli::stepInWords("pause: 10m (CanaryPauseStep, continues at 09:18:00Z)"),
        "Pause of 10m, until 09:18:00 UTC");
    EXPECT_EQ(
        cli::stepInWords("setWeight: 20 (failed: it timed out)"), "setWeight: 20: it timed out");
    EXPECT_EQ(cli::stepInWords("failed: it timed out"), "it timed out");
    EXPECT_EQ(cli::stepInWords("流量切换"), "流量切换");
}

TEST(TerminalFilter, leavesDataAndDisarmsControls)
{
    for (const std::size_t piece : {1U, 2U, 3U, 100U}) {
        EXPECT_EQ(filtered("id,x\r\n\"生产é\tÂ£\"\n", piece), "id,x\r\n\"生产é\tÂ£\"\n");
        EXPECT_EQ(filtered("a\x1b[2Jb\x07\x7f", piece), "a\\x1B[2Jb\\x07\\x7F");
        EXPECT_EQ(filtered("good\rEVIL", piece), "good\\x0DEVIL");
        EXPECT_EQ(filtered("\r\r\n\r", piece), "\\x0D\r\n\\x0D");
        EXPECT_EQ(filtered("\xC2\x9B[2J\xC2", piece), "\\x9B[2J\xC2");
    }
}

TEST(TerminalFilter, neverLetsAControlThroughHoweverDataIsCut)
{
    std::mt19937 random{3};
    const std::string bytes = "a\r\n\x1b\xC2\x9B\x80\xE7\x94\x9F\x7f\t";
    for (int round = 0; round < 500; ++round) {
        std::string text;
        for (int i = 0; i < 40; ++i)
            text += bytes[random() % bytes.size()];
        const std::string whole = filtered(text, text.size());
        EXPECT_EQ(filtered(text, 1 + random() % 5), whole);
        EXPECT_EQ(whole.find('\x1b'), std::string::npos);
        EXPECT_EQ(whole.find("\xC2\x9B"), std::string::npos);
    }
}
