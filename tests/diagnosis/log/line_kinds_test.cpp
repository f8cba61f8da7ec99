// SPDX-License-Identifier: GPL-3.0-or-later
#include "log/line_kind_table.h"
#include "log/line_kinds.h"

#include "builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace {

using deployment::Log;
using diagnosis::exampleText;
using diagnosis::LineKind;
using diagnosis::LineKinds;
using diagnosis::LineKindTable;
using diagnosis::maskedText;
using testing::SizeIs;

Log logOfKinds(const std::vector<std::string>& messages)
{
    Log log;
    for (const std::string& message : messages)
        log.append(test_support::at("10:00"), message);
    return log;
}

bool areOfOneKind(const std::string& one, const std::string& other)
{
    return LineKinds(logOfKinds({one, other}), {}).all().size() == 1;
}

TEST(MaskedText, hidesWhatDiffersFromRunToRun)
{
    const std::pair<const char*, const char*> cases[]{
        {"", ""},
        {"started", "started"},
        {"  started   in\t12 s \r\n", "started in <*> s"},
        {"took 1.5s, 30ms, 2h", "took <*>, <*>, <*>"},
        {"2025-02-15 10:07:00,123 [main] INFO x", "<*> <*> [main] INFO x"},
        {"2025-02-15T10:07:00.123+08:00 up", "<*> up"},
        {"Sat Feb 15 10:07:00 up", "<*> <*> <*> <*> up"},
        {"dial tcp 10.0.3.17:5432: refused", "dial tcp <*>: refused"},
        {"from [2001:db8::7f]:80", "from [<*>:db<*>::<*>]:<*>"},
        {"GET http://orders.svc:8080/v1/orders/77?q=5",
            "GET http://orders.svc:<*>/v<*>/orders/<*>?q=<*>"},
        {"commit 3f2a9bc by ci", "commit <*> by ci"},
        {"id 3fa85f64-5717-4562-b3fc-2c963f66afa6 ok", "id <*> ok"},
        {"pod checkout-7d9f8b6c5d-x2k4q ready", "pod checkout-<*> ready"},
        {"pod checkout-7d9f8b6c5d-bcdfg ready", "pod checkout-<*> ready"},
        {"image app:v2.1.0-rc1 pulled", "image app:v<*> pulled"},
        {"image app@sha256:00ff11ee22dd pulled", "image app@sha<*> pulled"},
        {"retry 1/3", "retry <*>"},
        {"k8s e2e i/o", "k8s e2e i/o"},
        {"ORA-12514 at 0x7ffe", "ORA-<*> at <*>"},
        {"to blue, not Green", "to <*>, not <*>"},
        {"流量切换至50%", "流量切换至<*>%"},
        {"开始部署V2.1.0到蓝环境", "开始部署V<*>到<*>环境"},
        {"共3批，第2批", "共<*>批，第<*>批"},
        {"\x1b[31mERROR\x1b[0m no", "ERROR no"},
        {"\xff\xfe 12", "\xff\xfe <*>"},
    };
    for (const auto& [message, masked] : cases)
        EXPECT_EQ(maskedText(message), masked) << message;
}

TEST(MaskedText, leavesOutTheFramesOfAStack)
{
    EXPECT_EQ(
        maskedText(
            "java.lang.IllegalStateException: no\n\tat a.B.c(B.java:12)\n\tat a.D.e(D.java:3)\n"
            "Caused by: x.Y: z\n\t... 12 more"),
        "java.lang.IllegalStateException: no Caused by: x.Y: z");
    EXPECT_EQ(
        maskedText("Traceback (most recent call last):\n  File \"a.py\", line 3, in b\n    c()\n"
                   "KeyError: 'd'"),
        "Traceback (most recent call last): KeyError: 'd'");
    EXPECT_EQ(maskedText("{\n  \"level\": \"error\"\n}"), "{ \"level\": \"error\" }");
}

TEST(MaskedText, anExampleSaysAsMuchOfErrors)
{
    EXPECT_EQ(exampleText("12 passed, 0 failed, 000"), "7 passed, 0 failed, 0");
    EXPECT_EQ(exampleText("404 502 200 50 5000 10.0.0.0"), "404 503 7 7 7 7");
    EXPECT_EQ(exampleText("E0215 10:07:00.1 x"), "E0000 7 x");
    EXPECT_FALSE(areOfOneKind("failed=0", "failed=3"));
    EXPECT_TRUE(areOfOneKind("failed=2", "failed=31"));
    EXPECT_FALSE(areOfOneKind("failed", "Failed"));
}

/// Each kind by its texts.
std::map<std::pair<std::string, std::string>, LineKind> countedPlainly(const Log& log)
{
    std::map<std::pair<std::string, std::string>, LineKind> kinds;
    for (std::size_t entry = 0; entry < log.size(); ++entry)
        kinds[{maskedText(log.message(entry)), exampleText(log.message(entry))}].add(entry, true);
    return kinds;
}

std::string randomLine(std::mt19937& random)
{
    static const char* pieces[] = {"pod", " ", "-", "failed", "7", "0", "x2k4q", "：", "蓝", "部署",
        ".", "503", "v2", ":", "\n", "\t", "[", "]", "at a.b(c:1)", "e2e", "\xe9", "3f2a9bc", ","};
    std::string line;
    for (auto count = random() % 9; count > 0; --count)
        line += pieces[random() % std::size(pieces)];
    return line;
}

TEST(LineKinds, areThoseOfAPlainCount)
{
    std::mt19937 random(5);
    Log log;
    for (int i = 0; i < 30'000; ++i)
        log.append(test_support::at("10:00"), randomLine(random));
    const auto expected = countedPlainly(log);
    const LineKinds kinds(log, {});
    // Two kinds may have the same texts: "a-1" is cut into other parts than "a-1-1".
    std::map<std::pair<std::string, std::string>, LineKind> found;
    for (const LineKind& kind : kinds.all())
        found[{maskedText(log.message(kind.first)), exampleText(log.message(kind.first))}].add(
            kind);
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [texts, kind] : expected) {
        EXPECT_EQ(found[texts].count, kind.count) << texts.first;
        EXPECT_EQ(found[texts].first, kind.first);
        EXPECT_EQ(found[texts].last, kind.last);
    }
    EXPECT_TRUE(std::ranges::is_sorted(kinds.all(), {}, &LineKind::first));
}

TEST(LineKinds, tellWhatLiesWithinARange)
{
    const Log log = logOfKinds({"took 1", "took 2", "took 3", "took 4"});
    const LineKinds kinds(log, {0, log.size()}, {1, 3}, {}, {});
    ASSERT_THAT(kinds.all(), SizeIs(1));
    EXPECT_EQ(kinds.all()[0].count, 4U);
    EXPECT_EQ(kinds.all()[0].countWithin, 2U);
    EXPECT_EQ(kinds.all()[0].firstWithin, 1U);
    EXPECT_EQ(kinds.all()[0].lastWithin, 2U);
    EXPECT_EQ(LineKinds(log, {2, 4}, {}, {}, {}).all()[0].first, 2U);
}

TEST(LineKinds, ofNothingOrOfOneLine)
{
    EXPECT_THAT(LineKinds(Log(), {}).all(), SizeIs(0));
    EXPECT_THAT(LineKinds(logOfKinds({""}), {}).all(), SizeIs(1));
    EXPECT_THAT(LineKinds(logOfKinds({"", " ", "\r\n"}), {}).all(), SizeIs(1));
    EXPECT_THAT(
        LineKinds(logOfKinds({std::string(100'000, 'x'), std::string(200'000, 'x')}), {}).all(),
        SizeIs(1))
        << "known by its beginning";
}

TEST(LineKinds, stopWhenTheyAreAskedTo)
{
    std::stop_source stop;
    stop.request_stop();
    EXPECT_THAT(LineKinds(logOfKinds({"a", "b"}), stop.get_token()).all(), SizeIs(0));
}

/// What a table says of a log that it reads in the given order.
std::vector<std::pair<std::size_t, std::size_t>> countsOf(
    const Log& log, std::size_t maxKinds, std::size_t parts)
{
    std::vector<LineKindTable> tables(parts, LineKindTable(log, maxKinds));
    for (std::size_t entry = 0; entry < log.size(); ++entry)
        tables[entry % parts].add(log.message(entry), entry, false);
    for (std::size_t i = 1; i < parts; ++i)
        tables[0].merge(tables[i]);
    std::vector<std::pair<std::size_t, std::size_t>> counts;
    for (const LineKind& kind : tables[0].kinds())
        counts.emplace_back(kind.parts, kind.count);
    std::ranges::sort(counts);
    return counts;
}

TEST(LineKindTable, knowsLinesByLessWhereTheyAreTooMany)
{
    std::mt19937 random(8);
    std::vector<std::string> lines;
    for (int i = 0; i < 3000; ++i) {
        std::string line = i % 100 == 0 ? "error in" : "found";
        for (int word = 0; word < 4; ++word)
            line += std::string(" ") + static_cast<char>('a' + random() % 20);
        lines.push_back(line);
    }
    const auto expected = countsOf(logOfKinds(lines), 50, 1);
    EXPECT_LE(expected.size(), 100U);
    EXPECT_EQ(
        std::ranges::count(expected, LineKind::none, &std::pair<std::size_t, std::size_t>::first),
        30)
        << "those that may tell of an error are few: each is known by all of it";
    for (int round = 0; round < 5; ++round) {
        std::ranges::shuffle(lines, random);
        EXPECT_EQ(countsOf(logOfKinds(lines), 50, 1 + round % 3), expected);
    }
    EXPECT_THAT(countsOf(logOfKinds(lines), 0, 1), SizeIs(2)) << "there is a last level";
}

} // namespace
