// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/open_sources.h"
#include "session/source_session.h"

#include "builder.h"
#include "manual_scheduler.h"

#include "deploy/models/time_context.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using console::SourceSession;
using test_support::aDeployment;
using test_support::at;

namespace {

/// A source that says what the test tells it to.
class ToldSource final : public sources::Source, public sources::DeploymentReader {
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("told"); }
    [[nodiscard]] QString location() const override { return QStringLiteral("nowhere"); }
    [[nodiscard]] sources::Freshness freshness() const override
    {
        sources::Freshness freshness;
        freshness.isArchived = isArchived;
        return freshness;
    }
    void say(sources::Freshness::State state, std::optional<deployment::Timestamp> asOf = {})
    {
        sources::Freshness freshness;
        freshness.state = state;
        freshness.asOf = asOf;
        Q_EMIT freshnessChanged(freshness);
    }
    void start() override { Q_EMIT loadStarted(); }
    void refresh() override { }
    void cancel() override { }
    void setHidden(bool hidden) override { isHidden = hidden; }
    [[nodiscard]] sources::DeploymentReader& details() override { return *this; }
    [[nodiscard]] sources::OwnedRequest fetch(const QString& id, history::RecordHandle record,
        sources::DeploymentReceiver /*receiver*/) override
    {
        fetched = id;
        fetchedRecord = record;
        return {};
    }
    [[nodiscard]] std::unique_ptr<sources::DeploymentWatch> watch(
        const QString& /*id*/, sources::DeploymentObserver /*observer*/) override
    {
        return nullptr;
    }

    void give(const std::vector<deployment::Deployment>& deployments, bool replacesAll = false)
    {
        auto rows = std::make_shared<history::History>();
        for (const auto& deployment : deployments) {
            history::Summary summary = history::summaryOf(deployment);
            summary.record = history::RecordHandle{100};
            rows->upsert(summary);
        }
        Q_EMIT historyUpdated({rows, {}, replacesAll, false});
    }

    [[nodiscard]] deployment::Milliseconds clockLead() const override { return lead; }
    void setClockLead(deployment::Milliseconds wanted)
    {
        lead = wanted;
        Q_EMIT clockLeadChanged();
    }

    bool isArchived = false;
    bool isHidden = false;
    deployment::Milliseconds lead{0};
    QString fetched;
    history::RecordHandle fetchedRecord{};
};

struct Fixture {
    std::unique_ptr<ToldSource> owned = std::make_unique<ToldSource>();
    ToldSource& source = *owned;
    SourceSession session{std::move(owned)};
    QSignalSpy replaced{&session, &SourceSession::historyReplaced};
    QSignalSpy changed{&session, &SourceSession::historyChanged};
};

deployment::Problem aProblem(const char* id)
{
    deployment::Problem problem;
    problem.id = id;
    return problem;
}

} // namespace

TEST(SourceSession, mergesWhatArrives)
{
    Fixture f;
    f.source.give({aDeployment("A"), aDeployment("B")});
    f.source.give({aDeployment("B").failed(), aDeployment("C")});
    EXPECT_EQ(f.session.history()->size(), 3U);
    EXPECT_EQ(f.session.history()->status(1), deployment::Status::Failed);
    EXPECT_EQ(f.changed.count(), 2);
    EXPECT_EQ(f.replaced.count(), 0);
}

TEST(SourceSession, tellsWhatBecameOfDeployments)
{
    Fixture f;
    std::vector<std::string> recorded;
    QObject::connect(&f.session, &SourceSession::deploymentsMoved, &f.session,
        [&recorded](const std::vector<history::Transition>& transitions) {
            for (const history::Transition& each : transitions)
                recorded.push_back(
                    each.id + ' ' + each.before.value_or("-") + " > " + each.now.value_or("-"));
        });
    const auto taken = [&recorded] { return std::exchange(recorded, {}); };
    using Lines = std::vector<std::string>;
    f.source.start();
    f.source.give({aDeployment("A").running(), aDeployment("B")});
    Q_EMIT f.source.loadFinished(std::nullopt);
    EXPECT_EQ(taken(), Lines()) << "what is there at first has not moved";
    f.source.give({aDeployment("A").failed(), aDeployment("C").running()});
    EXPECT_EQ(taken(), Lines({"A RUNNING > FAILED", "C - > RUNNING"}));
    f.source.give({aDeployment("C").running().percentage(7)});
    EXPECT_EQ(taken(), Lines());
    f.source.give({aDeployment("A").failed(), aDeployment("C")}, true);
    EXPECT_EQ(taken(), Lines({"C RUNNING > COMPLETED", "B COMPLETED > -"}));
    // A load that comes in parts is compared once it is all there.
    f.source.start();
    f.source.give({aDeployment("C").failed()}, true);
    f.source.give({aDeployment("A").failed()});
    EXPECT_EQ(taken(), Lines());
    Q_EMIT f.source.loadFinished(std::nullopt);
    EXPECT_EQ(taken(), Lines({"C COMPLETED > FAILED"}));
}

/// A run that began at 10:06 by the server's clock runs for a minute at our 10:00.
TEST(SourceSession, itsViewsGoByTheClockOfItsServer)
{
    const models::TimeContext whole([] { return at("10:00"); }, deployment::Zone::Utc);
    Fixture f;
    f.source.setClockLead(std::chrono::minutes(7));
    EXPECT_EQ(f.session.time(whole).now(), at("10:07"));
    f.source.setClockLead(-std::chrono::minutes(2));
    EXPECT_EQ(f.session.time(whole).now(), at("09:58"));
    EXPECT_EQ(whole.now(), at("10:00"));
}

TEST(SourceSession, isWholeOnceALoadHasEndedWell)
{
    Fixture f;
    f.source.start();
    f.source.give({aDeployment("A")}, true);
    EXPECT_FALSE(f.session.isWhole()) << "more may come";
    Q_EMIT f.source.loadFinished(deployment::Error{});
    EXPECT_FALSE(f.session.isWhole()) << "more was to come";
    f.source.isArchived = true;
    EXPECT_TRUE(f.session.isWhole()) << "as it was kept";
    f.source.isArchived = false;
    f.source.start();
    f.source.give({aDeployment("B")});
    EXPECT_FALSE(f.session.isWhole());
    Q_EMIT f.source.loadFinished(std::nullopt);
    EXPECT_TRUE(f.session.isWhole());
    // What is known stays so while it is looked at again, whatever becomes of that.
    f.source.start();
    EXPECT_TRUE(f.session.isWhole());
    f.source.give({aDeployment("B")}, false);
    Q_EMIT f.source.loadFinished(deployment::Error{});
    EXPECT_TRUE(f.session.isWhole());
    f.source.give({aDeployment("B")}, true);
    EXPECT_TRUE(f.session.isWhole()) << "in one go";
    // In parts, as a file that was written anew.
    f.source.start();
    f.source.give({aDeployment("C")}, true);
    EXPECT_FALSE(f.session.isWhole());
    f.source.give({aDeployment("D")});
    Q_EMIT f.source.loadFinished(std::nullopt);
    EXPECT_TRUE(f.session.isWhole());
}

TEST(SourceSession, itsPagesKnowUntilWhenItWasHeard)
{
    using State = sources::Freshness::State;
    Fixture f;
    const models::TimeContext whole([] { return at("12:00"); }, deployment::Zone::Utc);
    const models::TimeContext& time = f.session.time(whole);
    EXPECT_EQ(&f.session.time(whole), &time) << "one for all of its pages";
    EXPECT_TRUE(time.isSeen());
    f.source.say(State::Live);
    EXPECT_TRUE(time.isSeen());
    f.source.say(State::Offline, at("11:45"));
    EXPECT_EQ(time.seenUntil(), at("11:45"));
    f.source.say(State::Loading);
    EXPECT_EQ(time.seenUntil(), at("11:45")) << "nothing has come yet";
    f.source.say(State::Live);
    EXPECT_TRUE(time.isSeen());
}

TEST(SourceSession, aListThatBrokeOffIsAsOfItsRows)
{
    const auto scheduler = std::make_shared<test_support::ManualScheduler>();
    auto owned = std::make_unique<ToldSource>();
    ToldSource& source = *owned;
    SourceSession session(std::move(owned), {}, scheduler);
    const models::TimeContext whole([&] { return scheduler->now(); }, deployment::Zone::Utc);
    const models::TimeContext& time = session.time(whole);
    const deployment::Timestamp heard = scheduler->now();
    source.give({aDeployment("A").running()}, true);
    scheduler->advance(deployment::Milliseconds(10'000));
    source.say(sources::Freshness::State::Offline);
    EXPECT_EQ(time.seenUntil(), heard) << "and not of when the next page was given up";
}

TEST(SourceSession, aReplacementKeepsWhatIsKnownBetter)
{
    Fixture f;
    f.source.give({aDeployment("A").failed(), aDeployment("B"), aDeployment("N")});
    auto rows = std::make_shared<history::History>();
    const deployment::Deployment older = aDeployment("B");
    rows->upsert(history::summaryOf(older));
    Q_EMIT f.source.historyUpdated({rows, {}, true, true, {"A", "unheard-of"}});
    EXPECT_EQ(f.session.history()->size(), 2U);
    const auto kept = f.session.history()->find("A");
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(f.session.history()->status(*kept), deployment::Status::Failed);
}

TEST(SourceSession, aReplacementStartsAgain)
{
    Fixture f;
    f.source.give({aDeployment("A"), aDeployment("B")});
    const auto before = f.session.history();
    f.source.give({aDeployment("C")}, true);
    EXPECT_EQ(before->size(), 2U);
    EXPECT_EQ(f.session.history()->size(), 1U);
    EXPECT_EQ(f.replaced.count(), 1);
}

TEST(SourceSession, whoeverReadsALongTimeKeepsWhatItBeganWith)
{
    Fixture f;
    f.source.give({aDeployment("A")});
    const auto reader = f.session.pinnedHistory();
    f.source.give({aDeployment("B")});
    EXPECT_EQ(reader->size(), 1U);
    EXPECT_EQ(f.session.history()->size(), 2U);
    EXPECT_EQ(f.replaced.count(), 1);
}

TEST(SourceSession, whatIsNotPinnedChangesInPlace)
{
    Fixture f;
    f.source.give({aDeployment("A")});
    const auto shown = f.session.history();
    f.session.pinnedHistory().reset();
    f.source.give({aDeployment("B")});
    EXPECT_EQ(shown, f.session.history());
    EXPECT_EQ(shown->size(), 2U);
    EXPECT_EQ(f.replaced.count(), 0);
    // Two readers share one copy, and the pin ends with the last of them.
    auto first = f.session.pinnedHistory();
    const auto second = f.session.pinnedHistory();
    EXPECT_EQ(first, second);
    first.reset();
    f.source.give({aDeployment("C")});
    EXPECT_EQ(second->size(), 2U);
    EXPECT_EQ(f.session.history()->size(), 3U);
    f.source.give({aDeployment("D")});
    EXPECT_EQ(f.replaced.count(), 1);
}

TEST(SourceSession, problemsThatAreNotListedAreCounted)
{
    Fixture f;
    sources::HistoryUpdate update;
    update.problems = {aProblem("A")};
    update.totals = {.errors = 3, .warnings = 400, .unreadRecords = 2};
    update.totals.unlistedIds = {"B"};
    Q_EMIT f.source.historyUpdated(update);
    Q_EMIT f.source.historyUpdated(update);
    EXPECT_EQ(f.session.problems().list().listed.size(), 2U);
    EXPECT_EQ(f.session.problems().totals().all(), 806U);
    EXPECT_EQ(f.session.problems().totals().unreadRecords, 4U);
    update.problemsReplaced = true;
    Q_EMIT f.source.historyUpdated(update);
    EXPECT_EQ(f.session.problems().totals().all(), 403U);
}

TEST(SourceSession, problemsGrowAndAreReplaced)
{
    Fixture f;
    Q_EMIT f.source.historyUpdated({nullptr, {aProblem("A")}, false, false});
    Q_EMIT f.source.historyUpdated({nullptr, {aProblem("B")}, false, false});
    EXPECT_EQ(f.session.problems().list().listed.size(), 2U);
    Q_EMIT f.source.historyUpdated({nullptr, {aProblem("C")}, false, true});
    ASSERT_EQ(f.session.problems().list().listed.size(), 1U);
    EXPECT_EQ(f.session.problems().list().listed[0].id, "C");
    EXPECT_EQ(f.replaced.count(), 0);
    f.source.give({}, true);
    EXPECT_TRUE(f.session.problems().empty());
}

TEST(SourceSession, whatCameAnewHasOnlyItsOwnProblems)
{
    Fixture f;
    const auto row = [](const std::string& id) {
        auto rows = std::make_shared<history::History>();
        rows->upsert(history::summaryOf(aDeployment(id)));
        return rows;
    };
    sources::HistoryUpdate update;
    update.rows = row("A");
    update.problems = {aProblem("A"), aProblem("B"), aProblem("")};
    update.supersedes = true;
    int told = 0;
    QObject::connect(&f.session, &SourceSession::problemsChanged, &f.session, [&told] { ++told; });
    Q_EMIT f.source.historyUpdated(update);
    Q_EMIT f.source.historyUpdated(update);
    // What is of no deployment cannot be void by one of them.
    EXPECT_EQ(f.session.problems().totals().all(), 4U);
    EXPECT_EQ(told, 2);
    update.problems.clear();
    Q_EMIT f.source.historyUpdated(update);
    EXPECT_FALSE(f.session.problems().concern("A"));
    EXPECT_TRUE(f.session.problems().concern("B"));
    EXPECT_EQ(f.session.problems().totals().all(), 3U);
    EXPECT_EQ(told, 3);
    Q_EMIT f.source.historyUpdated(update);
    EXPECT_EQ(told, 3);
    // A part of a file stands beside what came before.
    update.supersedes = false;
    update.rows = row("B");
    Q_EMIT f.source.historyUpdated(update);
    EXPECT_TRUE(f.session.problems().concern("B"));
}

TEST(SourceSession, fetchesTheRecordThatTheHistoryKnows)
{
    Fixture f;
    f.source.give({aDeployment("A")});
    static_cast<void>(f.session.fetch(QStringLiteral("A"), {}));
    EXPECT_EQ(f.source.fetched, QStringLiteral("A"));
    EXPECT_EQ(f.source.fetchedRecord, history::RecordHandle{100});
    static_cast<void>(f.session.fetch(QStringLiteral("B"), {}));
    EXPECT_EQ(f.source.fetchedRecord, history::RecordHandle::None);
}

TEST(SourceSession, remembersTheErrorOfTheLastLoadOnly)
{
    Fixture f;
    f.session.source().start();
    EXPECT_TRUE(f.session.isLoading());
    Q_EMIT f.source.loadFinished(deployment::Error{deployment::ErrorCode::NotFound, {}, {}});
    EXPECT_FALSE(f.session.isLoading());
    ASSERT_TRUE(f.session.error());
    f.session.source().start();
    EXPECT_FALSE(f.session.error());
}

TEST(OpenSources, whatIsOpenedWhileNobodyLooksIsHiddenFromTheBeginning)
{
    console::OpenSources open;
    const auto added = [&open](const char* id) -> const ToldSource& {
        auto source = std::make_unique<ToldSource>();
        const ToldSource& told = *source;
        open.add(std::move(source), id);
        return told;
    };
    const ToldSource& before = added("before");
    EXPECT_FALSE(before.isHidden);
    open.setHidden(true);
    const ToldSource& meanwhile = added("meanwhile");
    EXPECT_TRUE(before.isHidden);
    EXPECT_TRUE(meanwhile.isHidden);
    open.setHidden(false);
    EXPECT_FALSE(meanwhile.isHidden);
    EXPECT_FALSE(added("after").isHidden);
}
