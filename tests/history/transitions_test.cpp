// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/transitions.h"

#include "deploy/history/filter.h"
#include "sample.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

using namespace history;
using test_support::aDeployment;

namespace {

struct Standing {
    std::string status;
    bool hasEnded;
};
/// Every deployment of a history as it stands.
using Picture = std::map<std::string, Standing>;

Picture pictureOf(const History& history)
{
    Picture picture;
    for (Row row = 0; row < history.size(); ++row) {
        const Summary summary = history.at(row);
        const auto status = deployment::parseStatus(summary.status);
        const bool isKnown = status != deployment::Status::Unknown;
        picture[std::string(summary.id)] = {std::string(statusOf(history, row)),
            isKnown ? deployment::isFinished(status) : summary.end.has_value()};
    }
    return picture;
}

std::string line(const Transition& transition)
{
    return transition.id + ' ' + transition.before.value_or("-") + " > "
        + transition.now.value_or("-") + (transition.hasEnded ? " ended" : "");
}

/// By comparing each deployment of one picture with each of the other.
std::vector<std::string> expectedLines(const Picture& before, const Picture& now)
{
    std::vector<std::string> lines;
    for (const auto& [id, standing] : now) {
        const auto former = before.find(id);
        const bool wasThere = former != before.end();
        const bool hasEnded = standing.hasEnded && !(wasThere && former->second.hasEnded);
        if (!wasThere || former->second.status != standing.status || hasEnded)
            lines.push_back(id + ' ' + (wasThere ? former->second.status : "-") + " > "
                + standing.status + (hasEnded ? " ended" : ""));
    }
    for (const auto& [id, standing] : before) {
        if (!now.contains(id))
            lines.push_back(id + ' ' + standing.status + " > -");
    }
    std::ranges::sort(lines);
    return lines;
}

std::vector<std::string> sortedLines(const std::vector<Transition>& transitions)
{
    std::vector<std::string> lines;
    for (const Transition& transition : transitions)
        lines.push_back(line(transition));
    std::ranges::sort(lines);
    return lines;
}

deployment::Deployment paused(deployment::Deployment deployment)
{
    deployment.paused = true;
    return deployment;
}

} // namespace

TEST(Transitions, sayWhatBecameOfADeployment)
{
    History history;
    const auto next = [&history](const deployment::Deployment& deployment) {
        const auto revision = history.revision();
        history.upsert(summaryOf(deployment));
        const auto transitions = transitionsSince(history, revision).value();
        return transitions.empty() ? Transition() : transitions.front();
    };
    EXPECT_FALSE(next(aDeployment("A").status("PENDING")).before);
    EXPECT_EQ(line(next(aDeployment("A").running())), "A PENDING > RUNNING");
    EXPECT_EQ(next(aDeployment("A").running().percentage(7)), Transition());
    EXPECT_EQ(line(next(paused(aDeployment("A").running()))), "A RUNNING > PAUSED");
    EXPECT_EQ(line(next(aDeployment("A").running())), "A PAUSED > RUNNING");
    next(paused(aDeployment("A").running()));
    const Transition failed = next(aDeployment("A").failed());
    EXPECT_EQ(line(failed), "A PAUSED > FAILED ended");
    EXPECT_EQ(line(next(aDeployment("A").status("ROLLED_BACK"))), "A FAILED > ROLLED_BACK");
    next(aDeployment("B").status("SHADOW"));
    EXPECT_EQ(
        line(next(aDeployment("B").status("SHADOW").end("11:00"))), "B SHADOW > SHADOW ended");
}

TEST(Transitions, severalChangesOfOneAreOneTransition)
{
    History history = test_support::historyOf({aDeployment("A").status("PENDING")});
    const auto revision = history.revision();
    for (const char* status : {"RUNNING", "FAILED", "PENDING"})
        history.upsert(summaryOf(aDeployment("A").status(status)));
    EXPECT_TRUE(transitionsSince(history, revision)->empty()) << "it stands as it stood";
    history.upsert(summaryOf(aDeployment("A").failed()));
    EXPECT_EQ(sortedLines(*transitionsSince(history, revision)),
        std::vector<std::string>({"A PENDING > FAILED ended"}));
    EXPECT_FALSE(transitionsSince(history, history.revision() + 1));
}

TEST(Transitions, agreeWithComparingEverything)
{
    for (unsigned round = 0; round < 60; ++round) {
        std::mt19937 random(round);
        History history = test_support::historyOf(test_support::randomDeployments(80, round));
        for (int step = 0; step < 4; ++step) {
            const Picture before = pictureOf(history);
            const History former = history;
            const auto revision = history.revision();
            const auto some = test_support::randomDeployments(1 + random() % 60, random());
            if (random() % 2 == 0) {
                history.merge(test_support::historyOf(some));
            } else {
                for (const auto& each : some)
                    history.upsert(summaryOf(each));
            }
            const auto wanted = expectedLines(before, pictureOf(history));
            EXPECT_EQ(sortedLines(transitionsSince(history, revision).value()), wanted);
            EXPECT_EQ(sortedLines(transitionsBetween(former, history)), wanted);
        }
    }
}

TEST(Transitions, ofAnotherHistoryAreFoundByTheIds)
{
    for (unsigned round = 0; round < 40; ++round) {
        auto all = test_support::randomDeployments(70, round);
        const History before = test_support::historyOf(all);
        std::mt19937 random(round);
        for (auto& each : all) {
            if (random() % 3 == 0)
                each.status = deployment::openStatus(random() % 2 == 0 ? "RUNNING" : "FAILED");
        }
        std::erase_if(all, [&](const auto&) { return random() % 5 == 0; });
        const auto newer = test_support::randomDeployments(6, round + 1000);
        all.insert(random() % 2 == 0 ? all.begin() : all.end(), newer.begin(), newer.end());
        if (round % 4 == 0)
            std::ranges::shuffle(all, random);
        const History now = test_support::historyOf(all);
        EXPECT_EQ(sortedLines(transitionsBetween(before, now)),
            expectedLines(pictureOf(before), pictureOf(now)));
    }
    EXPECT_TRUE(transitionsBetween({}, {}).empty());
}
