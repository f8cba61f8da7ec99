// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/ranking.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/history/environment_kind.h"
#include "deploy/history/natural_order.h"

#include "sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

using namespace history;
using test_support::aDeployment;
using test_support::at;

namespace {

std::vector<Row> allRows(const History& history)
{
    std::vector<Row> rows(history.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    return rows;
}

std::string ids(const History& history, const std::vector<Row>& rows)
{
    std::string text;
    for (const Row row : rows)
        text += std::string(history.id(row)) + " ";
    return text;
}

/// Less than zero, zero or more: the rows' values, a missing one greater than all others.
int compareValues(
    const History& history, Column column, deployment::Timestamp now, Row left, Row right)
{
    const auto three = [](const auto& a, const auto& b) { return a < b ? -1 : int(b < a); };
    const auto optional = [&](const auto& a, const auto& b) {
        if (!a || !b)
            return int(b.has_value()) - int(a.has_value());
        return three(*a, *b);
    };
    const Summary a = history.at(left);
    const Summary b = history.at(right);
    const auto durationOf = [now](const Summary& summary) {
        return deployment::durationOf(
            summary.start, summary.end, deployment::parseStatus(summary.status), now);
    };
    const auto word = [&](std::string_view first, std::string_view second) {
        if (first.empty() || second.empty())
            return int(first.empty()) - int(second.empty());
        if (column == Column::Environment && environmentKindOf(first) != environmentKindOf(second))
            return three(environmentKindOf(first), environmentKindOf(second));
        return column == Column::Version ? compareVersions(first, second) : first.compare(second);
    };
    switch (column) {
    case Column::Id:
        return isIdLess(a.id, b.id) ? -1 : int(isIdLess(b.id, a.id));
    case Column::StartTime:
        return three(a.start, b.start);
    case Column::EndTime:
        return optional(a.end, b.end);
    case Column::Duration:
        return optional(durationOf(a), durationOf(b));
    case Column::Percentage:
        return optional(a.percentage, b.percentage);
    default:
        return word(history.word(column, left), history.word(column, right));
    }
}

bool hasValue(const History& history, Column column, deployment::Timestamp now, Row row)
{
    const Summary summary = history.at(row);
    switch (column) {
    case Column::Id:
    case Column::StartTime:
        return true;
    case Column::EndTime:
        return summary.end.has_value();
    case Column::Duration:
        return deployment::durationOf(
            summary.start, summary.end, deployment::parseStatus(summary.status), now)
            .has_value();
    case Column::Percentage:
        return summary.percentage.has_value();
    default:
        return !history.word(column, row).empty();
    }
}

/// The plainest sort there is.
std::vector<Row> oracle(const History& history, Sort sort, deployment::Timestamp now,
    std::optional<Sort> then = std::nullopt)
{
    std::vector<Row> rows = allRows(history);
    const Sort newest{Column::StartTime, true};
    std::ranges::sort(rows, [&](Row left, Row right) {
        for (const Sort& each : {sort, then.value_or(newest), newest}) {
            const bool leftHas = hasValue(history, each.column, now, left);
            if (leftHas != hasValue(history, each.column, now, right))
                return leftHas;
            const int order = compareValues(history, each.column, now, left, right);
            if (order != 0)
                return each.descending ? order > 0 : order < 0;
        }
        return isIdLess(history.id(left), history.id(right));
    });
    return rows;
}

std::vector<Row> ordered(Ranking& ranking, const History& history, Sort sort,
    deployment::Timestamp now, std::optional<Sort> then = std::nullopt)
{
    const RowList rows = ranking.order(history, sort.column, now, then).rows(sort.descending);
    return {rows.begin(), rows.end()};
}

Sort randomSort(std::mt19937& random)
{
    return {allColumns[random() % allColumns.size()], random() % 2 == 0};
}

} // namespace

TEST(Ranking, defaultIsNewestFirstTiesById)
{
    const History history = test_support::historyOf({
        aDeployment("B").start("10:00"),
        aDeployment("A").start("10:00"),
        aDeployment("C").start("11:00"),
    });
    EXPECT_EQ(ids(history, sortedRows(history, allRows(history), {}, at("12:00"))), "C A B ");
}

TEST(Ranking, missingValuesComeLastBothWays)
{
    const History history = test_support::historyOf({
        aDeployment("A"),
        aDeployment("B").percentage(10),
        aDeployment("C").percentage(20),
    });
    const auto sorted = [&](bool descending) {
        return ids(history,
            sortedRows(history, allRows(history), {Column::Percentage, descending}, at("12:00")));
    };
    EXPECT_EQ(sorted(false), "B C A ");
    EXPECT_EQ(sorted(true), "C B A ");
}

TEST(Ranking, versionsCompareByTheirNumbers)
{
    EXPECT_LT(compareNatural("V2.9.0", "V2.10.0"), 0);
    EXPECT_GT(compareNatural("V2.10", "V2.9.9"), 0);
    EXPECT_EQ(compareNatural("1.02", "1.2"), 0);
    EXPECT_LT(compareNatural("1", "1.0"), 0);
    EXPECT_LT(compareNatural("99999999999999999998", "99999999999999999999"), 0);
    EXPECT_LT(compareNatural("", "a"), 0);
    EXPECT_EQ(compareNatural("000", "0"), 0);
}

TEST(Ranking, naturalOrderIsAStrictWeakOrder)
{
    std::mt19937 random(4);
    std::vector<std::string> texts;
    for (int i = 0; i < 60; ++i) {
        std::string text;
        for (unsigned j = 0; j < random() % 6; ++j)
            text += "01.9ab"[random() % 6];
        texts.push_back(text);
    }
    for (const auto& a : texts) {
        for (const auto& b : texts) {
            EXPECT_EQ(compareNatural(a, b) < 0, compareNatural(b, a) > 0);
            for (const auto& c : texts) {
                if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) {
                    EXPECT_LE(compareNatural(a, c), 0);
                }
            }
        }
    }
}

TEST(Ranking, versionsFollowSemanticVersioning)
{
    // Each comes before the next one; those in one line are equal.
    const std::vector<std::vector<std::string>> ascending{{"0.9.0"}, {"1.0"}, {"1.0.0-alpha"},
        {"1.0.0-alpha.1", "v1.0.0-alpha.01", "V1.0.0-alpha.1+5"}, {"1.0.0-alpha.beta"},
        {"1.0.0-beta"}, {"1.0.0-beta.2"}, {"1.0.0-beta.11"}, {"1.0.0-rc.1"},
        {"1.0.0", "V1.0.0", "v1.00.0", "1.0.0+build.7"}, {"1.0.0.1"}, {"1.0.1-0"}, {"1.0.1-rc"},
        {"v1.0.1"}, {"V2.9.0"}, {"2.10-rc9"}, {"2.10-rc10"}, {"2.10"}, {"2.10.0"},
        {"2.10.0_hotfix"}, {"20250215"}, {"99999999999999999998.0"}, {"99999999999999999999.0"},
        {"V"}, {"main"}, {"release-9"}, {"release-10", "release-010"}, {"v-next"}};
    for (std::size_t i = 0; i < ascending.size(); ++i) {
        for (std::size_t j = 0; j < ascending.size(); ++j) {
            for (const std::string& left : ascending[i]) {
                for (const std::string& right : ascending[j]) {
                    const int order = compareVersions(left, right);
                    EXPECT_EQ(order < 0, i < j) << left << ' ' << right;
                    EXPECT_EQ(order > 0, i > j) << left << ' ' << right;
                }
            }
        }
    }
}

TEST(Ranking, versionsAndIdsHaveAStrictOrder)
{
    std::mt19937 random(11);
    std::vector<std::string> texts;
    for (int i = 0; i < 90; ++i) {
        std::string text;
        for (unsigned j = 0; j < random() % 7; ++j)
            text +=
                std::array{"0", "1", "10", ".", ".", "-", "a", "v", "V", "+", "B"}[random() % 11];
        texts.push_back(text);
    }
    for (const auto& a : texts) {
        for (const auto& b : texts) {
            EXPECT_EQ(compareVersions(a, b) < 0, compareVersions(b, a) > 0);
            EXPECT_EQ(isIdLess(a, b) || isIdLess(b, a), a != b);
            for (const auto& c : texts) {
                if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
                    EXPECT_LE(compareVersions(a, c), 0) << a << ' ' << b << ' ' << c;
                }
                if (isIdLess(a, b) && isIdLess(b, c)) {
                    EXPECT_TRUE(isIdLess(a, c));
                }
            }
        }
    }
}

TEST(Ranking, equalVersionsAreOrderedByIdInBothDirections)
{
    const History history = test_support::historyOf({
        aDeployment("DEP-10").version("v1.2.0"),
        aDeployment("DEP-9").version("V1.2.0"),
        aDeployment("DEP-2").version("1.2.0"),
        aDeployment("DEP-1").version("1.2.0-rc.1"),
        aDeployment("DEP-3").version("1.3.0"),
    });
    const auto sorted = [&](bool descending) {
        Ranking ranking;
        const Sort sort{Column::Version, descending};
        const auto rows = ordered(ranking, history, sort, at("12:00"));
        EXPECT_EQ(rows, sortedRows(history, allRows(history), sort, at("12:00")));
        return ids(history, rows);
    };
    EXPECT_EQ(sorted(false), "DEP-1 DEP-2 DEP-9 DEP-10 DEP-3 ");
    EXPECT_EQ(sorted(true), "DEP-3 DEP-2 DEP-9 DEP-10 DEP-1 ");
}

TEST(Ranking, idsOfEveryKindAreInNaturalOrder)
{
    std::mt19937 random(12);
    for (int round = 0; round < 300; ++round) {
        const std::string begin = std::array{"", "DEP-", "d-1", "部署"}[random() % 4];
        const unsigned longest = std::array{2U, 9U, 25U, 300U}[random() % 4];
        History history;
        for (unsigned i = 0; i < 1 + random() % 40; ++i) {
            std::string id = begin + std::string(random() % 2, '0');
            for (unsigned digits = random() % longest; digits > 0; --digits)
                id += static_cast<char>('0' + random() % 3);
            if (random() % 3 == 0)
                id += std::array{"-7", "a", "-10", ":", "\x01"}[random() % 5];
            history.upsert(summaryOf(aDeployment(id.empty() ? "x" : id)));
        }
        Ranking ranking;
        const Sort sort{Column::Id, false};
        EXPECT_EQ(ids(history, ordered(ranking, history, sort, at("12:00"))),
            ids(history, oracle(history, sort, at("12:00"))));
    }
}

TEST(Ranking, everyColumnIsOrderedLikeThePlainestSort)
{
    const History history = test_support::historyOf(test_support::randomDeployments(700, 9));
    Ranking ranking;
    for (const Column column : allColumns) {
        for (const bool descending : {false, true}) {
            const Sort sort{column, descending};
            const auto wanted = oracle(history, sort, at("12:00"));
            EXPECT_EQ(sortedRows(history, allRows(history), sort, at("12:00")), wanted)
                << nameOf(column) << descending;
            EXPECT_EQ(ordered(ranking, history, sort, at("12:00")), wanted)
                << nameOf(column) << descending;
        }
    }
}

TEST(Ranking, tiesAreNewestFirstInBothDirections)
{
    const History history = test_support::historyOf({
        aDeployment("1").version("V2").start("09:00"),
        aDeployment("2").version("V2").start("11:00"),
        aDeployment("3").version("V1").start("08:00"),
        aDeployment("5").version("V2").start("10:00"),
        aDeployment("4").version("V2").start("10:00"),
    });
    for (const bool descending : {false, true}) {
        Ranking ranking;
        const Sort sort{Column::Version, descending};
        const std::string wanted = descending ? "2 4 5 1 3 " : "3 2 4 5 1 ";
        EXPECT_EQ(ids(history, ordered(ranking, history, sort, at("12:00"))), wanted);
        EXPECT_EQ(ids(history, sortedRows(history, allRows(history), sort, at("12:00"))), wanted);
    }
}

TEST(Ranking, environmentsGoByWhatTheyAreFor)
{
    const History history = test_support::historyOf({
        aDeployment("1").environment("开发环境"),
        aDeployment("2").environment("华东"),
        aDeployment("3").environment("staging"),
        aDeployment("4").environment("生产环境"),
        aDeployment("5").environment("prod-eu"),
        aDeployment("6").environment("测试环境"),
        aDeployment("7").environment(""),
        aDeployment("8").environment("灾备环境"),
    });
    Ranking ranking;
    EXPECT_EQ(ids(history, ordered(ranking, history, {Column::Environment, false}, at("12:00"))),
        "5 4 8 3 6 1 2 7 ");
    EXPECT_EQ(ids(history, ordered(ranking, history, {Column::Environment, true}, at("12:00"))),
        "2 1 6 3 8 4 5 7 ");
}

TEST(Ranking, environmentsWithoutATellingNameAreOfTheKindThatIsSaid)
{
    const History history = test_support::historyOf({
        aDeployment("1").environment("开发环境"),
        aDeployment("2").environment("eu-west"),
        aDeployment("3").environment("staging"),
        aDeployment("4").environment("prod-eu"),
    });
    const Sort sort{Column::Environment, false};
    const Sort newest{Column::StartTime, true};
    Ranking ranking;
    EXPECT_EQ(ids(history, ordered(ranking, history, sort, at("12:00"))), "4 3 1 2 ");
    ranking.setOtherEnvironments(history::EnvironmentKind::Production);
    EXPECT_EQ(ids(history, ordered(ranking, history, sort, at("12:00"))), "2 4 3 1 ");
    EXPECT_EQ(ids(history, ordered(ranking, history, sort, at("12:00"), newest)), "2 4 3 1 ");
    EXPECT_EQ(ids(history,
                  sortedRows(history, allRows(history), sort, at("12:00"), std::nullopt,
                      history::EnvironmentKind::Production)),
        "2 4 3 1 ");
    // What another thread began before that is of no use.
    Ranking other;
    while (auto task = other.nextStep(history, at("12:00")).task) {
        ASSERT_TRUE(task->copyMore(history, history.size()));
        auto ranked = std::move(*task).run();
        if (ranked.column == Column::Environment)
            other.setOtherEnvironments(history::EnvironmentKind::Production);
        other.adopt(history, std::move(ranked));
        if (other.otherEnvironments() == history::EnvironmentKind::Production)
            break;
    }
    ASSERT_EQ(other.otherEnvironments(), history::EnvironmentKind::Production);
    EXPECT_EQ(ids(history, ordered(other, history, sort, at("12:00"))), "2 4 3 1 ");
}

TEST(Ranking, aSecondColumnOrdersTheTiesOfTheFirst)
{
    const History history = test_support::historyOf(test_support::randomDeployments(700, 9));
    Ranking ranking;
    std::mt19937 random(3);
    for (unsigned round = 0; round < 150; ++round) {
        const Sort sort = randomSort(random);
        const Sort then = randomSort(random);
        const auto wanted = oracle(history, sort, at("12:00"), then);
        EXPECT_EQ(sortedRows(history, allRows(history), sort, at("12:00"), then), wanted)
            << nameOf(sort.column) << sort.descending << nameOf(then.column) << then.descending;
        EXPECT_EQ(ordered(ranking, history, sort, at("12:00"), then), wanted)
            << nameOf(sort.column) << sort.descending << nameOf(then.column) << then.descending;
    }
}

TEST(Ranking, twoColumnsFollowChangesAsIfTheyWereSortedAgain)
{
    std::mt19937 random(18);
    for (unsigned start = 0; start < 40; ++start) {
        History history = test_support::historyOf(test_support::randomDeployments(400, 31));
        Ranking ranking;
        Sort sort = randomSort(random);
        Sort then = randomSort(random);
        for (unsigned round = 0; round < 12; ++round) {
            const std::size_t count = round % 5 == 0 ? 300 : random() % 6;
            for (const auto& each : test_support::randomDeployments(count, round))
                history.upsert(summaryOf(each));
            if (round == 8)
                std::swap(sort, then);
            sort.descending = random() % 2 == 0;
            const auto now = at("12:00") + std::chrono::minutes(round / 3);
            EXPECT_EQ(ordered(ranking, history, sort, now, then), oracle(history, sort, now, then))
                << nameOf(sort.column) << ' ' << nameOf(then.column) << " round " << round;
        }
    }
}

TEST(Ranking, aSecondColumnTakesRoomOnlyWhileOneSortsByIt)
{
    const History history = test_support::historyOf(test_support::randomDeployments(700, 9));
    Ranking ranking;
    const auto now = at("12:00");
    for (const Column column : allColumns)
        static_cast<void>(ranking.order(history, column, now));
    const std::size_t bytes = ranking.bytes();
    static_cast<void>(ranking.order(history, Column::Status, now, Sort{Column::StartTime, true}));
    EXPECT_EQ(ranking.bytes(), bytes) << "ties are in that order anyway";
    static_cast<void>(ranking.order(history, Column::Status, now, Sort{Column::Version, true}));
    EXPECT_EQ(ranking.bytes(), bytes + history.size() * sizeof(Row));
    static_cast<void>(ranking.order(history, Column::Environment, now, Sort{Column::Id, true}));
    EXPECT_EQ(ranking.bytes(), bytes + history.size() * sizeof(Row)) << "the last one alone";
    static_cast<void>(ranking.order(history, Column::Status, now));
    EXPECT_EQ(ranking.bytes(), bytes);
}

TEST(Ranking, markedRowsKeepTheirOrder)
{
    const History history = test_support::historyOf(test_support::randomDeployments(500, 3));
    Ranking ranking;
    std::mt19937 random(1);
    for (const Column column : allColumns) {
        for (const bool descending : {false, true}) {
            RowSet marks(history.size());
            for (Row row = 0; row < history.size(); ++row) {
                if (random() % 2 == 0)
                    marks.add(row);
            }
            auto wanted = oracle(history, {column, descending}, at("12:00"));
            std::erase_if(wanted, [&](Row row) { return !marks.has(row); });
            const RowOrder& order = ranking.order(history, column, at("12:00"));
            EXPECT_TRUE(std::ranges::equal(order.rows(descending, marks, wanted.size()), wanted))
                << nameOf(column);
        }
    }
}

TEST(Ranking, ordersKeysAtTheEndsOfTheirRange)
{
    const History history = test_support::historyOf({
        aDeployment("A").percentage(-1e308),
        aDeployment("B").percentage(0.0),
        aDeployment("C").percentage(-0.0),
        aDeployment("D").percentage(1e308),
        aDeployment("E"),
        aDeployment("F").percentage(-1e-320),
    });
    Ranking ranking;
    EXPECT_EQ(ids(history, ordered(ranking, history, {Column::Percentage, false}, at("12:00"))),
        "A F B C D E ");
    EXPECT_EQ(ids(history, ordered(ranking, history, {Column::Percentage, true}, at("12:00"))),
        "D B C F A E ");
}

TEST(Ranking, idsThatBeginAlikeAreInOrder)
{
    History history;
    for (const std::string& id : {std::string("DEP"), std::string("DEP\0", 4), std::string("DEP-"),
             std::string("DEP-0000000012"), std::string("DEP-0000000001"), std::string("DEP-\xFF")})
        history.upsert(summaryOf(aDeployment(id)));
    Ranking ranking;
    for (const bool descending : {false, true}) {
        const Sort sort{Column::Id, descending};
        EXPECT_EQ(ordered(ranking, history, sort, at("12:00")), oracle(history, sort, at("12:00")));
    }
}

TEST(Ranking, knowsWhenItsOrderIsStale)
{
    const Sort newestFirst;
    const Sort oldestFirst{Column::StartTime, false};
    History history = test_support::historyOf({aDeployment("A").start("10:00")});
    Ranking ranking;
    EXPECT_EQ(ranking.order(history, Column::StartTime, at("12:00")).size(), 1U);
    history.upsert(summaryOf(aDeployment("B").start("11:00")));
    EXPECT_EQ(ids(history, ordered(ranking, history, newestFirst, at("12:00"))), "B A ");
    EXPECT_EQ(ids(history, ordered(ranking, history, oldestFirst, at("12:00"))), "A B ");
    history.upsert(summaryOf(aDeployment("A").start("11:30")));
    EXPECT_EQ(ids(history, ordered(ranking, history, oldestFirst, at("12:00"))), "B A ");
    history = test_support::historyOf({aDeployment("C")});
    EXPECT_EQ(ids(history, ordered(ranking, history, oldestFirst, at("12:00"))), "C ");
}

TEST(Ranking, followsChangesAsIfItSortedAgain)
{
    std::mt19937 random(8);
    for (const Column column : allColumns) {
        History history = test_support::historyOf(test_support::randomDeployments(400, 31));
        Ranking ranking;
        for (unsigned round = 0; round < 40; ++round) {
            // Few changes are merged in, many sorted again; both must agree with sorting.
            const std::size_t count = round % 5 == 0 ? 300 : random() % 6;
            for (const auto& each : test_support::randomDeployments(count, round))
                history.upsert(summaryOf(each));
            const auto now = at("12:00") + std::chrono::minutes(round / 3);
            const Sort sort{column, round % 2 == 0};
            EXPECT_EQ(ordered(ranking, history, sort, now), oracle(history, sort, now))
                << nameOf(column) << " round " << round;
        }
    }
}

TEST(Ranking, manyRowsThatMoveComeAmongTheirTiesById)
{
    std::mt19937 random(21);
    Ranking ranking; // of one history after the other
    for (const Column column : {Column::Percentage, Column::Status, Column::Version}) {
        History history = test_support::historyOf(test_support::randomDeployments(1'500, 31));
        static_cast<void>(ranking.order(history, Column::Id, at("12:00")));
        for (unsigned round = 0; round < 12; ++round) {
            // Some are new: their ids stand among those that there are.
            for (const auto& each : test_support::randomDeployments(70 + random() % 200, round))
                history.upsert(summaryOf(each));
            const Sort sort{column, round % 2 == 0};
            EXPECT_EQ(
                ordered(ranking, history, sort, at("12:00")), oracle(history, sort, at("12:00")))
                << nameOf(column) << " round " << round;
            if (round % 5 == 4)
                static_cast<void>(ranking.order(history, Column::Id, at("12:00")));
        }
    }
}

TEST(Ranking, keepsUpWithWhatChangesPartByPart)
{
    std::mt19937 random(12);
    History history = test_support::historyOf(test_support::randomDeployments(15'000, 31));
    Ranking ranking;
    ranking.keepUp(history, Column::Percentage, at("12:00"));
    EXPECT_EQ(ranking.bytes(), 0U) << "nobody has asked for an order";
    for (unsigned round = 0; round < 12; ++round) {
        const Column column = round < 6 ? Column::Percentage : Column::Status;
        const auto then =
            round % 3 == 0 ? std::optional(Sort{Column::Version, round % 2 == 1}) : std::nullopt;
        static_cast<void>(ranking.order(history, column, at("12:00"), then));
        // More in all than waits until the order is asked for; not so much that sorting everything
        // again would be as quick.
        for (unsigned part = 0; part < 8; ++part) {
            for (const auto& each :
                test_support::randomDeployments(400, static_cast<unsigned>(random())))
                history.upsert(summaryOf(each));
            ranking.keepUp(history, column, at("12:00"), then);
        }
        Ranking afresh;
        EXPECT_TRUE(std::ranges::equal(ranking.order(history, column, at("12:00"), then).rows(true),
            afresh.order(history, column, at("12:00"), then).rows(true)))
            << nameOf(column) << " round " << round;
    }
}

TEST(Ranking, mendsOneOrderAStepUntilNoneNeedsIt)
{
    std::mt19937 random(13);
    History history = test_support::historyOf(test_support::randomDeployments(15'000, 31));
    Ranking ranking;
    for (const Column column : history.columns())
        static_cast<void>(ranking.order(history, column, at("12:00")));
    // Where it lies, it is the same one as long as nobody else holds it.
    const RowOrder& byStatus = ranking.order(history, Column::Status, at("12:00"));
    const RowOrder& byPercentage = ranking.order(history, Column::Percentage, at("12:00"));
    for (Row count = 0; count < 3'000; ++count) {
        Summary summary = history.at(static_cast<Row>(random() % history.size()));
        summary.status = summary.status == "RUNNING" ? "COMPLETED" : "RUNNING";
        summary.percentage = static_cast<double>(1'000 + count);
        history.upsert(summary);
    }
    const auto isMended = [&](const RowOrder& order, Column column) {
        Ranking afresh;
        return std::ranges::equal(
            order.rows(false), afresh.order(history, column, at("12:00")).rows(false));
    };
    EXPECT_FALSE(isMended(byStatus, Column::Status));
    EXPECT_FALSE(isMended(byPercentage, Column::Percentage));
    int steps = 0;
    for (;; ++steps) {
        const Ranking::Step step = ranking.nextStep(history, at("12:00"));
        EXPECT_FALSE(step.task);
        if (!step.hasMended)
            break;
        ASSERT_LT(steps, 5);
    }
    // The third is that of durations, which go by the status.
    EXPECT_EQ(steps, 3);
    EXPECT_TRUE(isMended(byStatus, Column::Status));
    EXPECT_TRUE(isMended(byPercentage, Column::Percentage));
}

TEST(Ranking, followsAHistoryThatGrowsByMoreThanIsRemembered)
{
    std::mt19937 random(4);
    std::vector<std::string> ids;
    History history;
    const auto grow = [&](std::size_t rows) {
        for (std::size_t i = 0; i < rows; ++i) {
            ids.push_back("DEP-" + std::to_string(ids.size()));
            const std::string version = "v" + std::to_string(random() % 50);
            Summary summary;
            summary.id = ids.back();
            summary.version = version;
            summary.start = at("10:00") + std::chrono::seconds(random() % 100'000);
            history.upsert(summary);
        }
    };
    grow(300'000);
    Ranking ranking;
    for (const std::size_t rows : {0U, 70'000U, 5U}) {
        const auto before = history.revision();
        grow(rows);
        EXPECT_TRUE(history.hasOnlyGrownSince(before));
        for (const Column column : {Column::StartTime, Column::Version}) {
            Ranking afresh;
            EXPECT_TRUE(std::ranges::equal(ranking.order(history, column, at("12:00")).rows(true),
                afresh.order(history, column, at("12:00")).rows(true)))
                << nameOf(column) << " after " << rows;
        }
        const auto grown = history.revision();
        history.upsert(history.at(7));
        EXPECT_FALSE(history.hasOnlyGrownSince(before));
        EXPECT_FALSE(history.hasOnlyGrownSince(grown));
        EXPECT_TRUE(history.hasOnlyGrownSince(history.revision()));
        EXPECT_FALSE(history.hasOnlyGrownSince(history.revision() + 1));
        for (const Column column : {Column::StartTime, Column::Version})
            static_cast<void>(ranking.order(history, column, at("12:00")));
    }
    History taken;
    const auto empty = taken.revision();
    taken.merge(std::move(history));
    EXPECT_FALSE(taken.hasOnlyGrownSince(empty));
}

TEST(Ranking, tasksPrepareEveryColumnWhileTheHistoryChanges)
{
    std::mt19937 random(5);
    History history = test_support::historyOf(test_support::randomDeployments(400, 31));
    Ranking ranking;
    std::size_t tasks = 0;
    for (unsigned round = 0; round < 60; ++round) {
        const auto now = at("12:00") + std::chrono::minutes(round / 7);
        auto task = ranking.nextStep(history, now).task;
        // What changes while the task is copied and at work is put in its place afterwards.
        for (bool isReady = false; !isReady;) {
            auto changed = test_support::randomDeployments(400, static_cast<unsigned>(random()));
            changed.resize(random() % 8);
            for (const auto& each : changed)
                history.upsert(summaryOf(each));
            isReady = !task || task->copyMore(history, 50 + random() % 200);
        }
        if (task) {
            ++tasks;
            ranking.adopt(history, std::move(*task).run());
        }
        const Sort sort{allColumns[random() % allColumns.size()], round % 2 == 0};
        EXPECT_EQ(ordered(ranking, history, sort, now), oracle(history, sort, now))
            << nameOf(sort.column) << " round " << round;
    }
    EXPECT_GT(tasks, 3U);
    for (std::size_t left = allColumns.size() + 1;;) {
        auto task = ranking.nextStep(history, at("12:00")).task;
        if (!task)
            break;
        ASSERT_GT(--left, 0U);
        ASSERT_TRUE(task->copyMore(history, history.size()));
        ranking.adopt(history, std::move(*task).run());
    }
}

TEST(Ranking, mendsAnOrderWhereItLiesUnlessATaskGoesByIt)
{
    History history = test_support::historyOf(test_support::randomDeployments(400, 33));
    // Two that go the same way; one is asked for the order of the ties while both tasks wait.
    Ranking rankings[2];
    std::vector<RankingTask> tasks;
    for (Ranking& ranking : rankings) {
        for (const Column column : {Column::Id, Column::StartTime})
            static_cast<void>(ranking.order(history, column, at("12:00")));
        tasks.push_back(ranking.nextStep(history, at("12:00")).task.value());
        ASSERT_TRUE(tasks.back().copyMore(history, history.size()));
    }
    const auto change = [&](unsigned seed) {
        auto changed = test_support::randomDeployments(400, seed);
        changed.resize(50);
        for (const auto& each : changed)
            history.upsert(summaryOf(each));
    };
    const Sort newest{Column::StartTime, true};
    change(34);
    EXPECT_EQ(
        ordered(rankings[0], history, newest, at("12:00")), oracle(history, newest, at("12:00")));
    const RankedColumn ranked = std::move(tasks[0]).run();
    const RankedColumn same = std::move(tasks[1]).run();
    ASSERT_NE(ranked.column, newest.column);
    EXPECT_EQ(ranked.order->rows(false), same.order->rows(false));
    tasks.clear();

    const RowOrder* const order = &rankings[0].order(history, newest.column, at("12:00"));
    change(35);
    EXPECT_EQ(&rankings[0].order(history, newest.column, at("12:00")), order);
    EXPECT_EQ(
        ordered(rankings[0], history, newest, at("12:00")), oracle(history, newest, at("12:00")));
}

TEST(Ranking, everyColumnHasItsTurnWhileOneChangesAllTheTime)
{
    std::mt19937 random(6);
    History history = test_support::historyOf(test_support::randomDeployments(12'000, 31));
    Ranking ranking;
    const std::size_t columns = history.columns().size();
    std::size_t rounds = 0;
    while (ranking.bytes() < columns * history.size() * sizeof(Row)) {
        ASSERT_LT(++rounds, 3 * columns);
        if (auto task = ranking.nextStep(history, at("12:00")).task) {
            ASSERT_TRUE(task->copyMore(history, history.size()));
            ranking.adopt(history, std::move(*task).run());
        }
        // So many that the column is worth being updated each time.
        for (int change = 0; change < 2'600; ++change) {
            Summary summary = history.at(static_cast<Row>(random() % history.size()));
            summary.status = summary.status == "RUNNING" ? "COMPLETED" : "RUNNING";
            history.upsert(summary);
        }
    }
}

TEST(Ranking, anOrderThatTiesGoByComesBeforeOthersAgain)
{
    std::mt19937 random(7);
    History history = test_support::historyOf(test_support::randomDeployments(1'000, 31));
    Ranking ranking;
    std::size_t useless = 0;
    for (unsigned round = 0; round < 100; ++round) {
        auto task = ranking.nextStep(history, at("12:00")).task;
        if (!task)
            break;
        ASSERT_TRUE(task->copyMore(history, history.size()));
        // Half of the history changes meanwhile: what was found is dropped.
        if (random() % 3 == 0) {
            ++useless;
            for (Row row = 0; row < history.size() / 2; ++row) {
                Summary summary = history.at(row);
                summary.start += std::chrono::seconds(random() % 1'000);
                history.upsert(summary);
            }
        }
        ranking.adopt(history, std::move(*task).run());
    }
    EXPECT_GT(useless, 3U);
    EXPECT_EQ(ranking.bytes(), history.columns().size() * history.size() * sizeof(Row));
    for (const Column column : history.columns()) {
        const Sort sort{column, true};
        EXPECT_EQ(ordered(ranking, history, sort, at("12:00")), oracle(history, sort, at("12:00")))
            << nameOf(column);
    }
}

TEST(Ranking, aTaskOfAnotherHistoryIsNotTakenIn)
{
    History history = test_support::historyOf(test_support::randomDeployments(50, 1));
    Ranking ranking;
    auto task = ranking.nextStep(history, at("12:00")).task;
    ASSERT_TRUE(task);
    ASSERT_TRUE(task->copyMore(history, history.size()));
    EXPECT_TRUE(task->isOf(history));
    history = test_support::historyOf(test_support::randomDeployments(60, 2));
    EXPECT_FALSE(task->isOf(history));
    ranking.adopt(history, std::move(*task).run());
    const Sort sort{Column::Id, false};
    EXPECT_EQ(ordered(ranking, history, sort, at("12:00")), oracle(history, sort, at("12:00")));
}
