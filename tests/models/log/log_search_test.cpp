// SPDX-License-Identifier: GPL-3.0-or-later
#include "builder.h"
#include "deploy/models/log/log_matcher.h"
#include "deploy/models/log/log_search.h"
#include "deploy/models/log/log_text.h"
#include "zone_guard.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <random>

namespace {

using models::LogPattern;
using models::LogSearch;
using test_support::at;
using Syntax = LogPattern::Syntax;

using DeploymentPointer = std::shared_ptr<const deployment::Deployment>;

enum class Outcome { NoMatch, Match, TooComplex };

Outcome match(const LogPattern& pattern, std::string_view text)
{
    deployment::LogBlock block;
    block.append(at("10:00"), text);
    const auto found = models::LogMatcher(pattern).search(block, 0, 0, false);
    if (found.tooComplex > 0)
        return Outcome::TooComplex;
    return found.entries.empty() ? Outcome::NoMatch : Outcome::Match;
}

std::vector<std::uint32_t> entriesOf(const models::LogMatches& matches)
{
    std::vector<std::uint32_t> entries;
    for (std::size_t i = 0; i < matches.size(); ++i)
        entries.push_back(static_cast<std::uint32_t>(matches[i]));
    return entries;
}

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
    return entriesOf(search.matches());
}

bool contains(std::string_view text, std::string_view wanted)
{
    const auto same = [](unsigned char a, unsigned char b) {
        return std::tolower(a) == std::tolower(b);
    };
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(), same) != text.end();
}

std::string randomLine(std::mt19937& random, std::size_t longest, std::string_view letters)
{
    std::string text;
    for (std::size_t size = random() % (longest + 1); size > 0; --size)
        text += letters[random() % letters.size()];
    return text;
}

TEST(LogPattern, findsWhatAPlainSearchFinds)
{
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        const std::string text = randomLine(random, 30, "aAbB.\\*k\n");
        const std::string wanted = randomLine(random, 3, "aAbB.\\*K");
        const bool expected = !wanted.empty() && contains(text, wanted);
        const LogPattern pattern(QString::fromStdString(wanted), Syntax::Plain);
        ASSERT_EQ(match(pattern, text), expected ? Outcome::Match : Outcome::NoMatch)
            << text << "|" << wanted;
    }
}

TEST(LogPattern, ignoresCaseBeyondAscii)
{
    EXPECT_EQ(match(LogPattern("MÜLLER", Syntax::Plain), "herr müller"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("mu\u0308ller", Syntax::Plain), "HERR MÜLLER"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("müller", Syntax::Plain), "mu\u0308ller"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("prod", Syntax::Plain), "ＰＲＯＤ"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("ｐｒｏｄ", Syntax::Plain), "Prod"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("STRASSE", Syntax::Plain), "straße"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("cafe", Syntax::Plain), "café"), Outcome::NoMatch);
    EXPECT_EQ(match(LogPattern("cafe", Syntax::Plain), "cafe\u0301"), Outcome::NoMatch);
    EXPECT_EQ(match(LogPattern("镜像", Syntax::Plain), "开始构建镜像"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("镜像", Syntax::Plain), "开始构建镜"), Outcome::NoMatch);
    EXPECT_EQ(match(LogPattern("привет", Syntax::RegularExpression), "ПРИВЕТ"), Outcome::Match);
}

TEST(LogPattern, takesBytesThatAreNoText)
{
    EXPECT_EQ(match(LogPattern("end", Syntax::Plain), "\xff\xfe\x80 End"), Outcome::Match);
    EXPECT_EQ(
        match(LogPattern("e.d", Syntax::RegularExpression), "\xff\xfe\x80 End"), Outcome::Match);
    EXPECT_EQ(match(LogPattern("b", Syntax::Plain), std::string_view("a\0b", 3)), Outcome::Match);
}

TEST(LogPattern, saysWhatIsWrongWithAnExpression)
{
    const LogPattern pattern("ab(c", Syntax::RegularExpression);
    EXPECT_TRUE(pattern.error().contains("(at character 5)")) << pattern.error().toStdString();
    EXPECT_EQ(match(pattern, "ab(c"), Outcome::NoMatch);
    EXPECT_TRUE(pattern.spansIn("ab(c").empty());
    EXPECT_EQ(LogPattern("ab(c", Syntax::Plain).error(), QString());
}

TEST(LogPattern, givesUpOnARunawayExpression)
{
    const LogPattern pattern("(a+)+$", Syntax::RegularExpression);
    EXPECT_EQ(match(pattern, std::string(50000, 'a').append("b")), Outcome::TooComplex);
}

TEST(LogPattern, marksEveryPlace)
{
    using Spans = std::vector<LogPattern::Span>;
    EXPECT_EQ(LogPattern("ab", Syntax::Plain).spansIn("abcAB"), (Spans{{0, 2}, {3, 2}}));
    EXPECT_EQ(
        LogPattern("b+", Syntax::RegularExpression).spansIn("abbcB"), (Spans{{1, 2}, {4, 1}}));
    EXPECT_EQ(LogPattern("é", Syntax::Plain).spansIn(QString::fromUtf8("😀e\u0301ÉÉ")),
        (Spans{{2, 2}, {4, 1}, {5, 1}}));
    EXPECT_EQ(
        LogPattern("s", Syntax::Plain).spansIn(QString::fromUtf8("aßs")), (Spans{{1, 1}, {2, 1}}));
    EXPECT_EQ(LogPattern("x*", Syntax::RegularExpression).spansIn("aaa"), Spans());
    EXPECT_EQ(LogPattern("a", Syntax::Plain).spansIn(QString(5000, 'a'), 10).size(), 10U);
}

/// Random expressions of the common parts of the language, in and out of groups.
QString randomExpression(std::mt19937& random)
{
    static const QStringList atoms{"a", "b", "K", "s", ".", "ab", "sab", "[ab]", "[^ab]", "\\.",
        "\\w", "\\d", "\\S", "\\b", "^", "$", "(ab|b)", "(?:a|kb)", "[]a]", "(b)", "1", "\\D", "é",
        "\\x61", "{", "#", " "};
    static const QStringList quantifiers{
        "", "", "", "", "?", "*", "+", "{2}", "{0,2}", "{1,}", "??", "*?", "+?", "++"};
    static const QStringList joints{"", "", "", "", "", "", "|"};
    const auto any = [&](const QStringList& list) {
        return list[qsizetype(random() % list.size())];
    };
    QString expression;
    for (std::size_t atom = 1 + random() % 6; atom > 0; --atom)
        expression += any(atoms) + any(quantifiers) + any(joints);
    return expression;
}

TEST(LogMatcher, findsWhatIsMarkedInTheView)
{
    std::mt19937 random(3);
    int usable = 0;
    for (int round = 0; round < 20'000; ++round) {
        const QString text = randomExpression(random);
        const LogPattern pattern(text, Syntax::RegularExpression);
        const QRegularExpression oracle(text,
            QRegularExpression::CaseInsensitiveOption
                | QRegularExpression::UseUnicodePropertiesOption);
        ASSERT_EQ(pattern.error().isEmpty(), oracle.isValid()) << text.toStdString();
        usable += oracle.isValid();
        for (int line = 0; oracle.isValid() && line < 10; ++line) {
            std::string message = randomLine(random, 12, "aAbBkKsS1. \n{]");
            if (random() % 3 == 0)
                message +=
                    std::vector<std::string>{"é", "É", "\u212A", "\u017F", "部", "٣"}[random() % 6]
                    + randomLine(random, 4, "abs");
            const bool expected = oracle.match(QString::fromStdString(message)).hasMatch();
            ASSERT_EQ(match(pattern, message), expected ? Outcome::Match : Outcome::NoMatch)
                << text.toStdString() << " in " << message;
        }
    }
    EXPECT_GT(usable, 10'000);
}

TEST(LogMatcher, findsNothingAcrossEntries)
{
    std::mt19937 random(4);
    for (int round = 0; round < 2000; ++round) {
        const std::string wanted = randomLine(random, 4, "aAb") + 'a';
        deployment::LogBlock block;
        std::vector<std::uint32_t> expected;
        const std::size_t from = random() % 20;
        for (std::uint32_t entry = 0; entry < 60; ++entry) {
            const std::string message = randomLine(random, random() % 30, "aAbBc");
            block.append(at("10:00"), message);
            if (entry >= from && contains(message, wanted))
                expected.push_back(1000 + entry);
        }
        const QString text = QString::fromStdString(wanted);
        for (const Syntax syntax : {Syntax::Plain, Syntax::RegularExpression}) {
            models::LogMatcher matcher(LogPattern(text, syntax));
            ASSERT_EQ(matcher.search(block, from, 1000, false).entries, expected) << wanted;
        }
    }
}

TEST(LogMatches, areOneAscendingListHoweverTheyArrive)
{
    std::mt19937 random(5);
    for (int round = 0; round < 50; ++round) {
        models::LogMatches matches;
        std::vector<std::uint32_t> expected;
        std::uint32_t entry = 0;
        for (int run = 0; run < 8; ++run) {
            std::vector<std::uint32_t> more;
            for (std::size_t left = random() % (run % 2 ? 5000 : 4); left > 0; --left)
                more.push_back(entry += 1 + random() % 3);
            expected.insert(expected.end(), more.begin(), more.end());
            matches.append(more);
        }
        ASSERT_EQ(entriesOf(matches), expected);
        for (int ask = 0; ask < 200; ++ask) {
            const std::uint32_t wanted = random() % (entry + 3);
            const auto place = std::ranges::lower_bound(expected, wanted);
            ASSERT_EQ(matches.lowerBound(wanted), std::size_t(place - expected.begin()));
            ASSERT_EQ(matches.contains(wanted), place != expected.end() && *place == wanted);
        }
    }
}

TEST(LogSearch, findsTheEntriesThatMatch)
{
    std::mt19937 random(2);
    std::vector<std::string> messages;
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        messages.push_back(randomLine(random, 40, "abcdefgh "));
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

TEST(LogSearch, reportsOnlyThePatternAskedForLast)
{
    LogSearch search;
    search.setDeployment(withLog(std::vector<std::string>(50000, "one two")));
    search.setPattern({"one", Syntax::Plain});
    search.setPattern({"two.*nothing", Syntax::RegularExpression});
    search.setPattern({"absent", Syntax::Plain});
    EXPECT_TRUE(searched(search).empty());
    // Whatever a late answer would do, it does before this.
    bool turned = false;
    QMetaObject::invokeMethod(
        &search, [&] { turned = true; }, Qt::QueuedConnection);
    EXPECT_TRUE(QTest::qWaitFor([&] { return turned; }));
    EXPECT_TRUE(search.matches().empty());
    EXPECT_FALSE(search.isRunning());
}

TEST(LogSearch, goesOnWhereALogGrew)
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

TEST(LogSearch, looksAtEveryEntryOfALogThatGrowsWhileItIsSearched)
{
    deployment::Deployment growing;
    LogSearch search;
    search.setPattern({"ERROR [0-9]*7\\b", Syntax::RegularExpression});
    std::vector<std::uint32_t> expected;
    for (int step = 0; step < 20; ++step) {
        for (int i = 0; i < 3000; ++i) {
            const auto number = growing.log.size();
            growing.log.append(at("10:00"), "error " + std::to_string(number));
            if (number % 10 == 7)
                expected.push_back(static_cast<std::uint32_t>(number));
        }
        search.setDeployment(std::make_shared<const deployment::Deployment>(growing));
    }
    EXPECT_EQ(searched(search), expected);
    EXPECT_EQ(search.searched(), growing.log.size());
}

TEST(LogSearch, beginsAgainOnAnotherLog)
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

TEST(LogSearch, countsWhatItGaveUpOn)
{
    LogSearch search;
    std::string endless(50000, 'a');
    endless += 'b';
    search.setDeployment(withLog({"ab", endless, "aa"}));
    search.setPattern({"(a+)+$", Syntax::RegularExpression});
    EXPECT_EQ(searched(search), (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(search.tooComplex(), 1U);
}

TEST(LogSearch, endsWhileItIsSearching)
{
    const auto log = withLog(std::vector<std::string>(200000, "some line of a log"));
    for (int round = 0; round < 20; ++round) {
        LogSearch search;
        search.setDeployment(log);
        search.setPattern({"LINE", Syntax::Plain});
    }
    EXPECT_LE(log.use_count(), 2);
}

TEST(LogText, aMomentStaysOne)
{
    auto deployment = std::make_shared<deployment::Deployment>();
    const auto moment = [](const char* text) { return deployment::parseTimestamp(text).value(); };
    deployment->log.append(moment("2024-11-03T01:30:00.001-04:00"), "first");
    deployment->log.append(moment("2024-11-03T01:30:00.900-05:00"), "an hour later");
    const test_support::ZoneGuard newYork("America/New_York");
    EXPECT_EQ(models::LogText(deployment, deployment::Zone::Local).joined(1000),
        "[2024-11-03T01:30:00.001-04:00] first\n[2024-11-03T01:30:00.900-05:00] an hour later\n");
    // Whatever the zone, the time of each line can be parsed back.
    std::mt19937_64 random(10);
    for (const char* name : {"Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe"}) {
        const test_support::ZoneGuard zone(name);
        auto some = std::make_shared<deployment::Deployment>();
        for (int i = 0; i < 100; ++i)
            some->log.append(
                at("10:00") + std::chrono::milliseconds(random() % (400LL * 24 * 3600 * 1000)),
                "m");
        const models::LogText text(some, deployment::Zone::Local);
        for (std::size_t i = 0; i < text.lineCount(); ++i) {
            const std::string line = text.line(i);
            EXPECT_EQ(
                deployment::parseTimestamp(line.substr(1, line.find(']') - 1)), some->log.time(i))
                << line;
        }
    }
}

TEST(LogText, saysOfNoEntryWhatThatBeforeItSays)
{
    const auto log = std::make_shared<const deployment::Deployment>(
        test_support::aDeployment("A").log("10:00", "Error").log("", "  at line 7").value());
    EXPECT_EQ(models::LogText(log, deployment::Zone::Utc).joined(1000),
        "[2025-02-15T10:00:00+00:00] Error\n[unknown]   at line 7\n");
}

TEST(LogText, writesTimeAndMessageLetterForLetter)
{
    const auto log = withLog({"first\nof two", "second\x1b[2J", "third"});
    using models::LogText;
    EXPECT_EQ(
        LogText(log, deployment::Zone::Utc).line(1), "[2025-02-15T10:00:00+00:00] second\x1b[2J\n");
    EXPECT_EQ(LogText(log, deployment::Zone::Utc).lineCount(), 3U);
    EXPECT_EQ(LogText(log, deployment::Zone::Utc, 1, 2).line(0),
        "[2025-02-15T10:00:00+00:00] second\x1b[2J\n");
    models::LogMatches matches;
    matches.append({0, 2});
    EXPECT_EQ(LogText(log, deployment::Zone::Utc, matches, 1, 1).joined(100),
        "[2025-02-15T10:00:00+00:00] third\n");
    EXPECT_EQ(LogText(log, deployment::Zone::Utc).joined(70), std::nullopt);
    EXPECT_EQ(LogText().joined(0), "");
    EXPECT_EQ(LogText(log, deployment::Zone::Utc, models::LogMatches(), 0, 0).lineCount(), 0U);
}

} // namespace
