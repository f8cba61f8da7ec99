// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/succession.h"

#include "builder.h"

#include "deploy/deployment/log/unknown_time.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace {

using deployment::Deployment;
using history::History;
using history::Row;
using test_support::aDeployment;

History historyOf(const std::vector<Deployment>& deployments)
{
    History history;
    for (const Deployment& deployment : deployments)
        history.upsert(history::summaryOf(deployment));
    return history;
}

/// The id of the successor of the deployment; empty if there is none.
std::string successor(const std::vector<Deployment>& deployments, const std::string& id)
{
    const History history = historyOf(deployments);
    const auto row = history::successorOf(history, history.find(id).value(), at("23:00"));
    return row ? std::string(history.id(*row)) : std::string();
}

TEST(Succession, theNewestOfItsEnvironmentHasNone)
{
    const std::vector<Deployment> all{aDeployment("A").start("01:00"),
        aDeployment("B").start("02:00"), aDeployment("C").start("03:00"),
        aDeployment("D").start("04:00").environment("测试环境")};
    EXPECT_EQ(successor(all, "A"), "C");
    EXPECT_EQ(successor(all, "B"), "C");
    EXPECT_EQ(successor(all, "C"), "");
    EXPECT_EQ(successor(all, "D"), "");
}

TEST(Succession, whatWasRolledBackTookNobodysPlace)
{
    EXPECT_EQ(successor({aDeployment("A").start("01:00"),
                            aDeployment("B").start("02:00").status("ROLLED_BACK")},
                  "A"),
        "");
    for (Deployment later : {Deployment(aDeployment("B").start("02:00").failed()),
             Deployment(aDeployment("B").start("02:00").running()),
             Deployment(aDeployment("B").start("02:00").status("PENDING")),
             Deployment(aDeployment("B").start("02:00").status("WHATEVER"))})
        EXPECT_EQ(successor({aDeployment("A").start("01:00"), later}, "A"), "B")
            << later.status.text;
}

TEST(Succession, eachServiceHasItsOwn)
{
    const std::vector<Deployment> all{aDeployment("A").start("01:00").service("checkout"),
        aDeployment("B").start("02:00").service("billing"), aDeployment("C").start("03:00"),
        aDeployment("D").start("04:00").service("checkout").environment("测试环境"),
        aDeployment("E").start("05:00").service("billing")};
    EXPECT_EQ(successor(all, "A"), "");
    EXPECT_EQ(successor(all, "B"), "E");
    EXPECT_EQ(successor(all, "C"), "") << "those of no service are by themselves";
    EXPECT_EQ(successor(all, "D"), "");
}

TEST(Succession, ofTwoThatBeganTogetherOneIsTheNewer)
{
    const std::vector<Deployment> both{
        aDeployment("B").start("01:00"), aDeployment("A").start("01:00")};
    EXPECT_EQ(successor(both, "A"), "");
    EXPECT_EQ(successor(both, "B"), "A");
}

TEST(Succession, eachEnvironmentHasOneWithout)
{
    std::mt19937 random(3);
    for (int round = 0; round < 100; ++round) {
        std::vector<Deployment> all;
        for (int count = 0; count < 40; ++count)
            all.push_back(aDeployment("D" + std::to_string(count))
                              .start("0" + std::to_string(random() % 10) + ":00")
                              .environment("E" + std::to_string(random() % 3))
                              .service(round % 2 == 0 || random() % 3 == 0
                                      ? std::string()
                                      : "S" + std::to_string(random() % 2)));
        const History history = historyOf(all);
        std::map<std::pair<std::string_view, std::string_view>, int> newest;
        for (Row row = 0; row < history.size(); ++row)
            newest[{history.word(history::Column::Environment, row),
                history.word(history::Column::Service, row)}] +=
                !history::successorOf(history, row, at("23:00"));
        for (const auto& [place, count] : newest)
            EXPECT_EQ(count, 1) << place.first << ' ' << place.second;
    }
}

Deployment undated(Deployment deployment)
{
    deployment.start = deployment::unknownTime;
    return deployment;
}

TEST(Succession, nothingIsSaidToHaveReplacedWhatMayHaveComeLater)
{
    const Deployment other = aDeployment("A").start("02:00").end("02:30");
    EXPECT_EQ(successor({other, undated(aDeployment("B"))}, "B"), "");
    EXPECT_EQ(successor({other, undated(aDeployment("B"))}, "A"), "");
    EXPECT_EQ(successor({other, undated(aDeployment("B").end("02:20"))}, "B"), "A");
    EXPECT_EQ(successor({other, undated(aDeployment("B").end("03:00"))}, "B"), "");
    EXPECT_EQ(successor({other, undated(aDeployment("B").end("03:00"))}, "A"), "B");
}

TEST(Succession, twoAreInOrderByWhatIsKnownOfTheirTimes)
{
    struct Case {
        Deployment one;
        Deployment other;
        std::partial_ordering order;
    };
    const Deployment at2 = aDeployment("A").start("02:00").end("02:30");
    const Deployment openAt2 = aDeployment("A").start("02:00");
    const auto greater = std::partial_ordering::greater;
    const auto unordered = std::partial_ordering::unordered;
    const Case cases[]{
        {aDeployment("B").start("02:01").end("02:10"), at2, greater}, // by the starts alone
        {at2, aDeployment("B").start("02:00").end("02:40"), greater}, // as in the list
        {undated(aDeployment("B").end("02:31")), at2, greater},
        {at2, undated(aDeployment("B").end("02:29")), greater},
        {at2, undated(aDeployment("B")), unordered},
        {undated(aDeployment("B")), undated(aDeployment("C")), unordered},
        {undated(aDeployment("B").end("03:00")), undated(aDeployment("C").end("02:59")), greater},
        {openAt2, undated(aDeployment("B").end("02:00")), greater},
        {openAt2, undated(aDeployment("B").end("02:01")), unordered},
        {aDeployment("B").start("23:05").end("23:06"), at2, greater}, // clocks differ
        {aDeployment("B").start("23:06").end("23:07"), at2, unordered}, // still to come
        {aDeployment("B").start("23:06").end("03:00"), at2, greater}, // by its end
        {aDeployment("B").start("23:07"), aDeployment("C").start("23:06"), greater}, // by one clock
    };
    for (const Case& each : cases) {
        const History history = historyOf({each.one, each.other});
        EXPECT_EQ(history::orderInTime(history, 0, 1, at("23:00")), each.order) << each.other.id;
        EXPECT_EQ(history::orderInTime(history, 1, 0, at("23:00")),
            each.order == greater ? std::partial_ordering::less : each.order);
        EXPECT_EQ(
            history::orderInTime(history, 0, 0, at("23:00")), std::partial_ordering::equivalent);
    }
}

} // namespace
