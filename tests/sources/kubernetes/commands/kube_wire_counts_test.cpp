// SPDX-License-Identifier: GPL-3.0-or-later
// How often each command reaches the wire, whatever becomes of its answer.
#include "kube_carrier_fixture.h"

#include <algorithm>
#include <set>

namespace sources {

namespace {

/// A command, and the cluster that it is given to.
struct Given {
    const char* name;
    CommandKind kind;
    const char* before = "{}"; ///< merged into the Rollout before the decision
    int patches = 1;
    const char* carriedOut = "{}"; ///< merged in afterwards, as the controller would
};

constexpr const char* waits = R"({"status":{"pauseConditions":[{"reason":"CanaryPauseStep",)"
                              R"("startTime":"2026-02-10T08:10:00Z"}],"controllerPause":true}})";
constexpr const char* pausedTwice =
    R"({"spec":{"paused":true},"status":{"pauseConditions":[{"reason":"CanaryPauseStep",)"
    R"("startTime":"2026-02-10T08:10:00Z"}],"controllerPause":true}})";

const std::vector<Given>& allGiven()
{
    static const std::vector<Given> all{{"pause", CommandKind::Pause},
        {"resume", CommandKind::Resume, R"({"spec":{"paused":true}})"},
        {"resume of a step", CommandKind::Resume, waits},
        {"resume of both", CommandKind::Resume, pausedTwice, 2},
        {"abort", CommandKind::Abort, "{}", 1,
            R"({"status":{"abortedAt":"2026-02-10T08:20:00Z","phase":"Degraded"}})"},
        {"retry", CommandKind::Retry, R"({"status":{"abort":true}})"},
        {"promote", CommandKind::Promote, waits},
        {"promote a paused one", CommandKind::Promote, pausedTwice, 2},
        {"promote fully", CommandKind::PromoteFully, "{}", 1,
            R"({"status":{"stableRS":"bbb","promoteFull":false}})"},
        {"roll back", CommandKind::RollBack, "{}", 1, R"({"status":{"currentPodHash":"aaa"}})"},
        {"restart", CommandKind::Restart},
        {"promote a paused one fully", CommandKind::PromoteFully, pausedTwice, 2,
            R"({"status":{"stableRS":"bbb","promoteFull":false}})"}};
    return all;
}

enum class Stored { No, Yes };

struct WireFault {
    const char* word;
    CommandState told; ///< at once
    Stored stored = Stored::No;
};

constexpr std::array faults{WireFault{"drop", CommandState::Unknown},
    WireFault{"reset", CommandState::Unknown}, WireFault{"half-head", CommandState::Unknown},
    WireFault{"hang", CommandState::Unknown},
    WireFault{"lose-answer", CommandState::Unknown, Stored::Yes},
    WireFault{"half-body", CommandState::Unknown, Stored::Yes},
    WireFault{"html", CommandState::Unknown},
    WireFault{"redirect=https://elsewhere.invalid/", CommandState::Unknown},
    WireFault{"403", CommandState::Refused}, WireFault{"404", CommandState::Refused},
    WireFault{"409", CommandState::Refused}, WireFault{"422", CommandState::Refused},
    WireFault{"429=1", CommandState::Refused}, WireFault{"500", CommandState::Refused},
    WireFault{"502", CommandState::Unknown}, WireFault{"503", CommandState::Unknown},
    WireFault{"503=1", CommandState::Unknown}, WireFault{"504", CommandState::Unknown}};

std::string replicaSetJson(int revision, const std::string& hash, const std::string& image)
{
    return R"({"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"web-)" + hash
        + R"(","namespace":"shop","uid":"rs-)" + hash
        + R"(","creationTimestamp":"2026-02-10T08:00:00Z","labels":{"app":"web",)"
          R"("rollouts-pod-template-hash":")"
        + hash + R"("},"annotations":{"rollout.argoproj.io/revision":")" + std::to_string(revision)
        + R"("},"ownerReferences":[{"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout",)"
          R"("name":"web","uid":"web-uid-0000","controller":true}]},"spec":{"replicas":1,)"
          R"("template":{"metadata":{"labels":{"app":"web","rollouts-pod-template-hash":")"
        + hash + R"("}},"spec":{"containers":[{"name":"web","image":")" + image
        + R"("}]}}},"status":{"replicas":1}})";
}

class KubeWireCountsTest : public KubeCarrierTest {
protected:
    KubeWireCountsTest()
    {
        server.put(replicaSetJson(1, "aaa", "registry.example/web:1.0"));
        server.put(replicaSetJson(2, "bbb", "registry.example/web:2.0"));
    }
    [[nodiscard]] Command decidedOn(const Given& given)
    {
        server.edit(rolloutPath, given.before);
        Command command = decided(given.kind);
        command.decidedAt = scheduler->now();
        if (given.kind == CommandKind::RollBack) {
            command.targetId = "1/aaa";
            command.targetVersion = "1.0";
        }
        return command;
    }
    void carryOut(const Given& given)
    {
        server.edit(rolloutPath, given.carriedOut);
        const auto restart = present().spec.restartAt;
        if (restart)
            server.edit(rolloutPath,
                R"({"status":{"restartedAt":")"
                    + deployment::formatTimestamp(*restart, deployment::Zone::Utc) + R"("}})");
        observe();
    }
    [[nodiscard]] int dryRuns() const { return static_cast<int>(targets("dryRun=All").size()); }
    /// Whether it became final within a simulated quarter of an hour.
    [[nodiscard]] bool ends()
    {
        return passTimeUntil([this] { return isFinal(last->state); }, std::chrono::seconds(5));
    }
    [[nodiscard]] std::string told() const
    {
        std::string text;
        for (const CommandState state : states)
            text += std::string(operations::toWire(state)) + ' ';
        if (lastError)
            text += '(' + lastError->message.toEnglish() + ')';
        return text;
    }
    void expectEachPatchOnce(int patchesOnTheWire)
    {
        const auto bodies = patchBodies();
        EXPECT_EQ(bodies.size(), static_cast<std::size_t>(patchesOnTheWire));
        EXPECT_EQ(std::set<std::string>(bodies.begin(), bodies.end()).size(), bodies.size())
            << "one of them came twice";
    }
    /// It stands once in the journal, as it was told.
    void expectInJournal(const Command& command)
    {
        std::optional<Journal::Entries> entries;
        journal.readAll(commands.get(), [&](const deployment::Expected<Journal::Entries>& read) {
            entries = read.value_or(Journal::Entries());
        });
        ASSERT_TRUE(passTimeUntil([&] { return entries.has_value(); }));
        const auto isIt = [&](const JournalEntry& entry) { return entry.command.id == command.id; };
        ASSERT_EQ(std::ranges::count_if(*entries, isIt), 1);
        EXPECT_EQ(std::ranges::find_if(*entries, isIt)->state, last->state);
    }
};

/// Each case has a cluster of its own.
class EveryCommandOnTheWire : public KubeWireCountsTest,
                              public testing::WithParamInterface<Given> { };

TEST_P(EveryCommandOnTheWire, isTriedOutAndSentOnceAndSeen)
{
    const Given& given = GetParam();
    const Command command = decidedOn(given);
    ASSERT_TRUE(sendAndReach(command, CommandState::Accepted)) << told();
    carryOut(given);
    EXPECT_TRUE(ends()) << told();
    EXPECT_EQ(last->state, CommandState::Done) << told();
    EXPECT_EQ(dryRuns(), given.patches);
    expectEachPatchOnce(given.patches);
    expectInJournal(command);
    const bool tellsWhatGoesOn = last->outcome.find("the older template") != std::string::npos;
    EXPECT_EQ(tellsWhatGoesOn, given.kind == CommandKind::RollBack) << last->outcome;
}

TEST_P(EveryCommandOnTheWire, isNotSentAgainWhateverBecomesOfItsAnswer)
{
    const Given& given = GetParam();
    const std::string clean = server.object(rolloutPath);
    for (const WireFault& fault : faults) {
        SCOPED_TRACE(fault.word);
        server.put(clean);
        server.traffic().clear();
        states.clear();
        last.reset();
        const Command command = decidedOn(given);
        server.fail(std::string(fault.word) + ";method=PATCH;skip=" + std::to_string(given.patches)
            + ";times=1");
        ASSERT_TRUE(sendAndReach(command, fault.told)) << told();
        // Of the rest of what was not answered nothing is sent.
        expectEachPatchOnce(1);
        if (fault.stored == Stored::Yes && given.patches == 1)
            carryOut(given);
        scheduler->jump(std::chrono::minutes(15));
        EXPECT_TRUE(ends()) << told();
        if (fault.told == CommandState::Unknown && given.patches == 1) {
            EXPECT_EQ(last->state,
                fault.stored == Stored::Yes ? CommandState::Done : CommandState::NotReceived)
                << told();
        }
        EXPECT_EQ(dryRuns(), given.patches);
        expectEachPatchOnce(1);
        expectInJournal(command);
        server.fail("");
    }
}

TEST_P(EveryCommandOnTheWire, isNotSentWhereTryingItOutFails)
{
    const Given& given = GetParam();
    const std::string clean = server.object(rolloutPath);
    for (const WireFault& fault : faults) {
        SCOPED_TRACE(fault.word);
        server.put(clean);
        server.traffic().clear();
        states.clear();
        last.reset();
        const Command command = decidedOn(given);
        server.fail(std::string(fault.word) + ";method=PATCH;times=1");
        const std::string before = server.object(rolloutPath);
        EXPECT_FALSE(commands->send(command).has_value());
        ASSERT_TRUE(passTimeUntil([&] { return last && isFinal(last->state); })) << told();
        EXPECT_TRUE(last->state == CommandState::NotSent || last->state == CommandState::Refused)
            << told();
        expectEachPatchOnce(0);
        EXPECT_EQ(server.object(rolloutPath), before);
        expectInJournal(command);
        server.fail("");
    }
}

/// "resume_of_both"
std::string nameOf(const testing::TestParamInfo<Given>& info)
{
    std::string name = info.param.name;
    std::ranges::replace(name, ' ', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(
    KubeCommands, EveryCommandOnTheWire, testing::ValuesIn(allGiven()), nameOf);

class TwoPatches : public KubeWireCountsTest, public testing::WithParamInterface<Given> { };

TEST_P(TwoPatches, aFailureBetweenThemIsNoRefusalOfTheWhole)
{
    const Given& given = GetParam();
    const std::string clean = server.object(rolloutPath);
    for (const WireFault& fault : faults) {
        SCOPED_TRACE(fault.word);
        server.put(clean);
        server.traffic().clear();
        states.clear();
        last.reset();
        const Command command = decidedOn(given);
        server.fail(std::string(fault.word) + ";method=PATCH;skip=3;times=1");
        const bool isRefused = fault.told == CommandState::Refused;
        ASSERT_TRUE(sendAndReach(command, isRefused ? CommandState::Failed : CommandState::Unknown))
            << told();
        EXPECT_EQ(std::ranges::count(states, CommandState::Refused), 0) << told();
        expectEachPatchOnce(2);
        if (fault.stored == Stored::Yes)
            carryOut(given);
        scheduler->jump(std::chrono::minutes(15));
        EXPECT_TRUE(ends()) << told();
        EXPECT_NE(last->state, CommandState::NotReceived) << "half of it was: " << told();
        EXPECT_EQ(last->state == CommandState::Done, fault.stored == Stored::Yes) << told();
        expectEachPatchOnce(2);
        expectInJournal(command);
        server.fail("");
    }
}

INSTANTIATE_TEST_SUITE_P(KubeCommands, TwoPatches,
    testing::Values(allGiven()[3], allGiven()[7], allGiven()[11]), nameOf);

} // namespace

} // namespace sources
