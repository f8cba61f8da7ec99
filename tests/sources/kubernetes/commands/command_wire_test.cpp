// SPDX-License-Identifier: GPL-3.0-or-later
#include "carrier_fixture.h"

#include <algorithm>
#include <array>

namespace sources {

namespace {

/// A command to a Rollout, and what its controller makes of it.
struct Order {
    const char* name;
    CommandKind kind;
    int patches; ///< that it takes
    const char* before; ///< merge patch: the Rollout when it is given
    const char* after; ///< merge patch: what the controller does once it has all of it
};

void PrintTo(const Order& order, std::ostream* out)
{
    *out << order.name;
}

constexpr const char* waits =
    R"({"status":{"controllerPause":true,"pauseConditions":[)"
    R"({"reason":"CanaryPauseStep","startTime":"2026-03-03T08:00:00Z"}]}})";
constexpr const char* isHeld = R"({"spec":{"paused":true}})";
constexpr const char* waitsAndIsHeld =
    R"({"spec":{"paused":true},"status":{"controllerPause":true,"pauseConditions":[)"
    R"({"reason":"CanaryPauseStep","startTime":"2026-03-03T08:00:00Z"}]}})";

constexpr std::array orders{
    Order{"pause", CommandKind::Pause, 1, "{}", "{}"},
    Order{"resumeOfAStep", CommandKind::Resume, 1, waits, "{}"},
    Order{"resumeOfAPerson", CommandKind::Resume, 1, isHeld, "{}"},
    Order{"resumeOfBoth", CommandKind::Resume, 2, waitsAndIsHeld, "{}"},
    Order{
        "abort", CommandKind::Abort, 1, "{}", R"({"status":{"abortedAt":"2026-03-03T09:00:00Z"}})"},
    Order{"retry", CommandKind::Retry, 1,
        R"({"status":{"abort":true,"abortedAt":"2026-03-03T08:00:00Z"}})",
        R"({"status":{"abortedAt":null}})"},
    Order{"promote", CommandKind::Promote, 1, waits, "{}"},
    Order{"promoteOfAHeldOne", CommandKind::Promote, 2, waitsAndIsHeld, "{}"},
    Order{"promoteFully", CommandKind::PromoteFully, 1, waits, R"({"status":{"stableRS":"bbb"}})"},
    Order{"promoteFullyOfAHeldOne", CommandKind::PromoteFully, 2, waitsAndIsHeld,
        R"({"status":{"stableRS":"bbb"}})"},
    Order{"rollBack", CommandKind::RollBack, 1, "{}", R"({"status":{"currentPodHash":"old"}})"},
    Order{"restart", CommandKind::Restart, 1, "{}",
        R"({"status":{"restartedAt":"2099-01-01T00:00:00Z"}})"},
};

/// What becomes of one patch.
struct Mishap {
    const char* fault;
    bool isStored; ///< the server has done it
    CommandState told; ///< where it was the first, when the exchange is over
    CommandState toldOfTrial; ///< where it was a dry run
};

constexpr std::array mishaps{
    Mishap{"drop", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"reset", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"half-head", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"hang", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"lose-answer", true, CommandState::Unknown, CommandState::NotSent},
    Mishap{"half-body", true, CommandState::Unknown, CommandState::NotSent},
    Mishap{"html", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"redirect=http://127.0.0.1:9/", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"403", false, CommandState::Refused, CommandState::Refused},
    Mishap{"404", false, CommandState::Refused, CommandState::Refused},
    Mishap{"409", false, CommandState::Refused, CommandState::Refused},
    Mishap{"422", false, CommandState::Refused, CommandState::Refused},
    Mishap{"429=7", false, CommandState::Refused, CommandState::Refused},
    Mishap{"503=7", false, CommandState::Unknown, CommandState::NotSent},
    Mishap{"504", false, CommandState::Unknown, CommandState::NotSent},
};

std::string described(CommandState state)
{
    return std::string(toWire(state));
}

} // namespace

/// Every kind of command, whatever happens to its requests: how many reach the server, what is
/// said, what stands in the journal, and that what is unknown is found out by reading alone.
class CommandWire : public CarrierFixture, public testing::WithParamInterface<Order> {
protected:
    struct Wire {
        int trials = 0;
        int patches = 0;
        bool operator==(const Wire&) const = default;
    };

    CommandWire()
    {
        server.put(R"({"apiVersion":"apps/v1","kind":"ReplicaSet","metadata":{"name":"web-old",)"
                   R"("namespace":"shop","uid":"old-uid","labels":{"app":"web",)"
                   R"("rollouts-pod-template-hash":"old"},"annotations":)"
                   R"({"rollout.argoproj.io/revision":"1"},"ownerReferences":[{"apiVersion":)"
                   R"("argoproj.io/v1alpha1","kind":"Rollout","name":"web","uid":"web-uid-0000",)"
                   R"("controller":true}]},"spec":{"replicas":0,"selector":{"matchLabels":)"
                   R"({"app":"web","rollouts-pod-template-hash":"old"}},"template":{"metadata":)"
                   R"({"labels":{"app":"web","rollouts-pod-template-hash":"old"}},"spec":)"
                   R"({"containers":[{"name":"web","image":"registry.example/web:1.0"}]}}},)"
                   R"("status":{"replicas":0}})");
    }
    /// Before the command, whatever was done to it.
    void beginAgain()
    {
        server.remove(rolloutPath);
        server.put(rolloutJson("shop", "web"));
        server.edit(rolloutPath,
            R"({"status":{"currentPodHash":"bbb","currentStepIndex":1,"phase":"Progressing"}})");
        server.edit(rolloutPath, GetParam().before);
        observe();
        server.traffic().clear();
        last.reset();
        lastError.reset();
    }
    [[nodiscard]] Command given() const
    {
        Command command = decided(GetParam().kind);
        if (command.kind == CommandKind::RollBack) {
            command.targetId = "1/old";
            command.targetVersion = "1.0";
        }
        return command;
    }
    /// What reached the wire.
    [[nodiscard]] Wire wire() const
    {
        const auto trials = static_cast<int>(targets("dryRun=All").size());
        return {trials, patches()};
    }
    [[nodiscard]] testing::AssertionResult reaches(CommandState state)
    {
        if (passTimeUntil([&] { return last && last->state == state; }))
            return testing::AssertionSuccess();
        return testing::AssertionFailure()
            << "is \"" << (last ? described(last->state) : "nothing") << "\" instead of \""
            << described(state) << "\""
            << (lastError ? ": " + lastError->message.toEnglish() : std::string());
    }
    [[nodiscard]] std::string journalled(const std::string& id)
    {
        std::optional<Journal::Entries> entries;
        journal.readAll(commands.get(),
            [&](const deployment::Expected<Journal::Entries>& read) { entries = read.value(); });
        EXPECT_TRUE(waitUntil([&] { return entries.has_value(); }));
        for (const JournalEntry& entry : entries.value_or(Journal::Entries()))
            if (entry.command.id == id)
                return described(entry.state);
        return "nothing";
    }
    /// What stands on the wire and in the journal stays like this, however long one waits.
    void expectEnd(const Command& command, CommandState state, Wire expected)
    {
        scheduler->advance(deployment::Milliseconds(600'000));
        EXPECT_EQ(journalled(command.id), described(state));
        EXPECT_EQ(wire().trials, expected.trials) << "dry runs";
        EXPECT_EQ(wire().patches, expected.patches) << "patches";
        EXPECT_FALSE(commands->pendingCommand(command.deployment)) << "it is over";
    }
    /// The patch with this number, of those to be stored, is hit.
    void meet(const Mishap& mishap, int number)
    {
        const int all = GetParam().patches;
        const int done = number + (mishap.isStored ? 1 : 0);
        beginAgain();
        server.fail(std::string(mishap.fault)
            + ";method=PATCH;times=1;skip=" + std::to_string(all + number));
        const Command command = given();
        const auto error = commands->send(command);
        ASSERT_FALSE(error) << error->message.toEnglish();
        CommandState end = mishap.told;
        if (end == CommandState::Refused && number > 0)
            end = CommandState::Failed; // what was taken before has its effect
        ASSERT_TRUE(reaches(end));
        if (mishap.told == CommandState::Unknown) {
            end = done == all ? CommandState::Done
                : done == 0   ? CommandState::NotReceived
                              : CommandState::Unresolved;
            if (done == all)
                server.edit(rolloutPath, GetParam().after);
            observe();
            if (done != all) // as long as it might be on its way
                scheduler->jump(deployment::Milliseconds(600'000));
            ASSERT_TRUE(reaches(end)) << "by reading";
        }
        expectEnd(command, end, {all, number + 1});
        server.fail("");
    }
};

TEST_P(CommandWire, goesOverOnceAndIsDone)
{
    beginAgain();
    const Command command = given();
    ASSERT_FALSE(commands->send(command));
    ASSERT_TRUE(reaches(CommandState::Accepted));
    server.edit(rolloutPath, GetParam().after);
    observe();
    ASSERT_TRUE(reaches(CommandState::Done));
    expectEnd(command, CommandState::Done, {GetParam().patches, GetParam().patches});
}

TEST_P(CommandWire, isNeverRepeatedWhateverBecomesOfAPatch)
{
    for (int number = 0; number < GetParam().patches; ++number)
        for (const Mishap& mishap : mishaps) {
            SCOPED_TRACE(std::string(GetParam().name) + ", " + mishap.fault + " on patch "
                + std::to_string(number + 1));
            meet(mishap, number);
            if (HasFatalFailure())
                return;
        }
}

TEST_P(CommandWire, changesNothingWhereItsTrialFails)
{
    for (int number = 0; number < GetParam().patches; ++number)
        for (const Mishap& mishap : mishaps) {
            SCOPED_TRACE(std::string(GetParam().name) + ", " + mishap.fault + " on dry run "
                + std::to_string(number + 1));
            beginAgain();
            const std::string before = server.object(rolloutPath);
            server.fail(
                std::string(mishap.fault) + ";has=dryRun;times=1;skip=" + std::to_string(number));
            const Command command = given();
            ASSERT_FALSE(commands->send(command));
            ASSERT_TRUE(reaches(mishap.toldOfTrial));
            expectEnd(command, mishap.toldOfTrial, {number + 1, 0});
            EXPECT_EQ(server.object(rolloutPath), before);
            server.fail("");
        }
}

INSTANTIATE_TEST_SUITE_P(OfAllKinds, CommandWire, testing::ValuesIn(orders),
    [](const testing::TestParamInfo<Order>& given) { return std::string(given.param.name); });

TEST(CommandWireTable, hasEveryKind)
{
    for (const operations::CommandSpec& spec : operations::allCommandSpecs)
        EXPECT_NE(std::ranges::find(orders, spec.kind, &Order::kind), orders.end()) << spec.word;
}

} // namespace sources
