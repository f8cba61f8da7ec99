// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/log_search.h"
#include "deploy/models/log_text.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <random>

namespace {

using models::LogPattern;
using models::LogSearch;
using test_support::at;
using Syntax = LogPattern::Syntax;
using Outcome = LogPattern::Outcome;

using DeploymentPointer = std::shared_ptr<const deployment::Deployment>;

DeploymentPointer withLog(const std::vector<std::string>& messages)
{
    auto deployment = std::make_shared<deployment::Deployment>();
    for (const std::string& message : messages)
        deployment->log.append(at("10:00"), message);
    return deployment;
}

std::vector<std::uint32_t> searched(LogSearch& search)
{
    QSignalSpy finished(&search, &LogSearch::finished);
    if (search.isRunning()) {
        EXPECT_TRUE(finished.wait());
    }
    return search.matches();
}

bool contains(std::string_view text, std::string_view wanted)
{
    const auto same = [](unsigned char a, unsigned char b) {
        return std::tolower(a) == std::tolower(b);
    };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

std::string randomText(std::mt19937& random, std::size_t longest, std::string_view letters)
{
    std::string text;
    for (std::size_t size = random() % (longest + 1); size > 0; --size)
        text += letters[random() % letters.size()];
    return text;
}

TEST(LogPattern, FindsWhatAPlainSearchFinds)
{
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        const std::string text = randomText(random, 30, "aAbB.\\*k\n");
        const std::string wanted = randomText(random, 3, "aAbB.\\*K");
        const bool expected = !wanted.empty() && contains(text, wanted);
        const LogPattern pattern(QString::fromStdString(wanted), Syntax::Plain);
        ASSERT_EQ(pattern.match(text), expected ? Outcome::Match : Outcome::NoMatch)
            << text << "|" << wanted;
    }
}

TEST(LogPattern, IgnoresCaseBeyondAscii)
{
    EXPECT_EQ(LogPattern("MÜLLER", Syntax::Plain).match("herr müller"), Outcome::Match);
    EXPECT_EQ(LogPattern("镜像", Syntax::Plain).match("开始构建镜像"), Outcome::Match);
    EXPECT_EQ(LogPattern("镜像", Syntax::Plain).match("开始构建镜"), Outcome::NoMatch);
    EXPECT_EQ(LogPattern("привет", Syntax::RegularExpression).match("ПРИВЕТ"), Outcome::Match);
}

TEST(LogPattern, TakesBytesThatAreNoText)
{
    EXPECT_EQ(LogPattern("end", Syntax::Plain).match("\xff\xfe\x80 End"), Outcome::Match);
    EXPECT_EQ(
        LogPattern("e.d", Syntax::RegularExpression).match("\xff\xfe\x80 End"), Outcome::Match);
    EXPECT_EQ(LogPattern("b", Syntax::Plain).match(std::string_view("a\0b", 3)), Outcome::Match);
}

TEST(LogPattern, SaysWhatIsWrongWithAnExpression)
{
    const LogPattern pattern("ab(c", Syntax::RegularExpression);
    EXPECT_TRUE(pattern.error().contains("(at character 5)")) << pattern.error().toStdString();
    EXPECT_EQ(pattern.match("ab(c"), Outcome::NoMatch);
    EXPECT_TRUE(pattern.spansIn("ab(c").empty());
    EXPECT_EQ(LogPattern("ab(c", Syntax::Plain).error(), QString());
}

TEST(LogPattern, GivesUpOnARunawayExpression)
{
    const LogPattern pattern("(a+)+$", Syntax::RegularExpression);
    EXPECT_EQ(pattern.match(std::string(50000, 'a') + "b"), Outcome::TooComplex);
}

TEST(LogPattern, MarksEveryPlace)
{
    using Spans = std::vector<LogPattern::Span>;
    EXPECT_EQ(LogPattern("ab", Syntax::Plain).spansIn("abcAB"), (Spans{{0, 2}, {3, 2}}));
    EXPECT_EQ(
        LogPattern("b+", Syntax::RegularExpression).spansIn("abbcB"), (Spans{{1, 2}, {4, 1}}));
    EXPECT_EQ(LogPattern("x*", Syntax::RegularExpression).spansIn("aaa"), Spans());
    EXPECT_EQ(LogPattern("a", Syntax::Plain).spansIn(QString(5000, 'a'), 10).size(), 10U);
}

TEST(LogSearch, FindsTheEntriesThatMatch)
{
    std::mt19937 random(2);
    std::vector<std::string> messages;
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        messages.push_back(randomText(random, 40, "abcdefgh "));
        if (contains(messages.back(), "ABC"))
            expected.push_back(i);
    }
    LogSearch search;
    search.setDeployment(withLog(messages));
    search.setPattern({"ABC", Syntax::Plain});
    EXPECT_EQ(searched(search), expected);
    EXPECT_EQ(search.searched(), messages.size());
    EXPECT_TRUE(search.isMatch(expected.front()));
    EXPECT_FALSE(search.isMatch(expected.back() + 1));
}

TEST(LogSearch, ReportsOnlyThePatternAskedForLast)
{
    LogSearch search;
    search.setDeployment(withLog(std::vector<std::string>(50000, "one two")));
    search.setPattern({"one", Syntax::Plain});
    search.setPattern({"two.*nothing", Syntax::RegularExpression});
    search.setPattern({"absent", Syntax::Plain});
    EXPECT_TRUE(searched(search).empty());
    // Whatever a late answer would do, it does before this.
    bool turned = false;
    QMetaObject::invokeMethod(&search, [&] { turned = true; }, Qt::QueuedConnection);
    EXPECT_TRUE(QTest::qWaitFor([&] { return turned; }));
    EXPECT_TRUE(search.matches().empty());
    EXPECT_FALSE(search.isRunning());
}

TEST(LogSearch, GoesOnWhereALogGrew)
{
    LogSearch search;
    search.setPattern({"x", Syntax::Plain});
    search.setDeployment(withLog({"x1", "y", "x2"}));
    EXPECT_EQ(searched(search), (std::vector<std::uint32_t>{0, 2}));
    QSignalSpy restarted(&search, &LogSearch::restarted);
    search.setDeployment(withLog({"x1", "y", "x2", "y", "x3"}));
    EXPECT_EQ(searched(search), (std::vector<std::uint32_t>{0, 2, 4}));
    EXPECT_EQ(restarted.count(), 0);
}

TEST(LogSearch, BeginsAnewOnAnotherLog)
{
    LogSearch search;
    search.setPattern({"x", Syntax::Plain});
    search.setDeployment(withLog({"x1", "y", "x2"}));
    searched(search);
    search.setDeployment(withLog({"y", "y", "y", "x"}));
    EXPECT_EQ(searched(search), (std::vector<std::uint32_t>{3}));
    search.setDeployment(nullptr);
    EXPECT_TRUE(search.matches().empty());
}

TEST(LogSearch, CountsWhatItGaveUpOn)
{
    LogSearch search;
    search.setDeployment(withLog({"ab", std::string(50000, 'a') + "b", "aa"}));
    search.setPattern({"(a+)+$", Syntax::RegularExpression});
    EXPECT_EQ(searched(search), (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(search.tooComplex(), 1U);
}

TEST(LogSearch, EndsWhileItIsSearching)
{
    const auto log = withLog(std::vector<std::string>(200000, "some line of a log"));
    for (int round = 0; round < 20; ++round) {
        LogSearch search;
        search.setDeployment(log);
        search.setPattern({"LINE", Syntax::Plain});
    }
    EXPECT_LE(log.use_count(), 2);
}

TEST(LogText, WritesTimeAndMessageLetterForLetter)
{
    const auto log = withLog({"first\nof two", "second\x1b[2J", "third"});
    using models::LogText;
    EXPECT_EQ(LogText(log, deployment::Zone::Utc).line(1), "[2025-02-15 10:00:00] second\x1b[2J\n");
    EXPECT_EQ(LogText(log, deployment::Zone::Utc).lineCount(), 3U);
    EXPECT_EQ(
        LogText(log, deployment::Zone::Utc, 1, 2).line(0), "[2025-02-15 10:00:00] second\x1b[2J\n");
    EXPECT_EQ(
        LogText(log, deployment::Zone::Utc, {2}).joined(100), "[2025-02-15 10:00:00] third\n");
    EXPECT_EQ(LogText(log, deployment::Zone::Utc).joined(60), std::nullopt);
    EXPECT_EQ(LogText().joined(0), "");
    EXPECT_EQ(LogText(log, deployment::Zone::Utc, std::vector<std::uint32_t>()).lineCount(), 0U);
}

} // namespace
