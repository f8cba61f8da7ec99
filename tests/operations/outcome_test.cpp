// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/outcome.h"

#include "example_command.h"

#include <gtest/gtest.h>

#include <set>

namespace operations {

namespace {

using namespace std::chrono_literals;

const Command pause = aCommand(CommandKind::Pause, "key-1");
const Command resume = aCommand(CommandKind::Resume, "key-2");
const Command rollback = aCommand(CommandKind::RollBack, "key-3");

CommandReport reportOf(const Command& command, std::string state)
{
    return {command.id, std::string(toWire(command.kind)), command.deployment,
        command.targetVersion, std::move(state)};
}

Answer withReport(int status, CommandReport report)
{
    return {status, Body::Object, std::move(report), {}, false};
}

CommandState stateOf(const Command& command, const Answer& answer)
{
    return stateAfter(CommandState::Sent, evidenceOf(command, answer));
}

TEST(OutcomeRules, eachEvidenceHasItsLine)
{
    for (int index = 0; index <= static_cast<int>(Evidence::NeverFoundOut); ++index) {
        const auto evidence = static_cast<Evidence>(index);
        EXPECT_EQ(ruleFor(evidence).evidence, evidence) << index;
    }
}

TEST(OutcomeRules, doneAndRefusedStandOnlyWhereThereIsProof)
{
    const std::set<Evidence> done{Evidence::ReportsDone, Evidence::EffectShown};
    const std::set<Evidence> refused{Evidence::RevisionOutdated, Evidence::RefusedByServer};
    const std::set<Evidence> notSent{
        Evidence::NotWrittenDown, Evidence::NeverLeft, Evidence::NeverSent};
    for (int index = 0; index <= static_cast<int>(Evidence::NeverFoundOut); ++index) {
        const auto evidence = static_cast<Evidence>(index);
        const CommandState state = ruleFor(evidence).state;
        EXPECT_EQ(state == CommandState::Done, done.contains(evidence)) << index;
        EXPECT_EQ(state == CommandState::Refused, refused.contains(evidence)) << index;
        EXPECT_EQ(state == CommandState::NotSent, notSent.contains(evidence)) << index;
    }
}

TEST(OutcomeRules, whatWasAcceptedIsNotInDoubtBecauseAnAnswerTellsNothing)
{
    EXPECT_EQ(stateAfter(CommandState::Accepted, Evidence::ServerError), CommandState::Accepted);
    EXPECT_EQ(stateAfter(CommandState::Accepted, Evidence::ReportsDone), CommandState::Done);
    EXPECT_EQ(stateAfter(CommandState::Unknown, Evidence::ReportsAccepted), CommandState::Accepted);
    EXPECT_EQ(stateAfter(CommandState::Sent, Evidence::NoAnswer), CommandState::Unknown);
}

TEST(AnswerToACommand, isDoneOnlyAsTheReportOfThisCommand)
{
    for (const Command& one : {pause, resume, rollback}) {
        for (const int status : {200, 201, 202}) {
            EXPECT_EQ(stateOf(one, withReport(status, reportOf(one, "done"))), CommandState::Done);
            EXPECT_EQ(stateOf(one, withReport(status, reportOf(one, "accepted"))),
                CommandState::Accepted);
            EXPECT_EQ(
                stateOf(one, withReport(status, reportOf(one, "failed"))), CommandState::Failed);
            for (const char* word : {"", "Done", "rejected", "queued", "ok"})
                EXPECT_EQ(
                    stateOf(one, withReport(status, reportOf(one, word))), CommandState::Unknown)
                    << word;
        }
        for (std::string CommandReport::*member :
            {&CommandReport::key, &CommandReport::action, &CommandReport::deployment}) {
            for (const char* other : {"", "other"}) {
                CommandReport report = reportOf(one, "done");
                report.*member = other;
                EXPECT_EQ(stateOf(one, withReport(200, report)), CommandState::Unknown);
            }
        }
    }
    CommandReport quoted = reportOf(pause, "done");
    quoted.key = "\"key-1\"";
    EXPECT_EQ(stateOf(pause, withReport(200, quoted)), CommandState::Done)
        << "the quotes of a structured field are no part of the key";
}

TEST(AnswerToACommand, aRollbackToAnotherVersionIsNotOurs)
{
    CommandReport report = reportOf(rollback, "done");
    report.targetVersion = "V1.9.0";
    EXPECT_EQ(stateOf(rollback, withReport(200, report)), CommandState::Unknown);
    report.targetVersion.clear();
    EXPECT_EQ(stateOf(rollback, withReport(200, report)), CommandState::Done);
}

TEST(AnswerToACommand, anyOtherSuccessProvesNothing)
{
    for (const int status : {200, 201, 202, 204, 206, 299}) {
        for (const Body body : {Body::Other, Body::Object, Body::Page})
            EXPECT_EQ(stateOf(pause, {status, body, {}, {}, false}), CommandState::Unknown);
    }
}

TEST(AnswerToACommand, aRefusalIsOneOfTheServerItself)
{
    struct Case {
        int status;
        Body body;
        std::string type;
        bool challenge;
        CommandState state;
    };
    const std::string own = "urn:deployment:problem:";
    std::vector<Case> cases{
        {401, Body::Page, {}, true, CommandState::Refused},
        {401, Body::Page, {}, false, CommandState::Unknown},
        {407, Body::Object, {}, false, CommandState::Unknown},
        {408, Body::Object, "about:blank", false, CommandState::Unknown},
        {425, Body::Object, {}, false, CommandState::Unknown},
        {499, Body::Object, {}, false, CommandState::Unknown},
        {409, Body::Object, own + "in-progress", false, CommandState::Unknown},
        {422, Body::Object, own + "key-reused", false, CommandState::Unknown},
        {409, Body::Object, own + "wrong-state", false, CommandState::Refused},
        {418, Body::Object, own + "teapot", false, CommandState::Refused},
    };
    for (const int status : {400, 401, 403, 404, 405, 410, 413, 428, 429}) {
        cases.push_back({status, Body::Object, {}, false, CommandState::Refused});
        cases.push_back({status, Body::Object, "about:blank", false, CommandState::Refused});
        cases.push_back({status, Body::Page, {}, false, CommandState::Unknown});
        cases.push_back({status, Body::Other, {}, false, CommandState::Unknown});
        cases.push_back({status, Body::Fragment, {}, false, CommandState::Unknown});
    }
    for (const int status : {409, 412, 415, 422}) {
        cases.push_back({status, Body::Object, {}, false, CommandState::Refused});
        cases.push_back({status, Body::Other, {}, false, CommandState::Refused});
        cases.push_back({status, Body::Page, {}, false, CommandState::Unknown});
        cases.push_back({status, Body::Fragment, {}, false, CommandState::Unknown});
    }
    for (const Case& each : cases)
        EXPECT_EQ(
            stateOf(pause, {each.status, each.body, {}, each.type, each.challenge}), each.state)
            << each.status << ' ' << each.type << ' ' << static_cast<int>(each.body);
}

TEST(AnswerToACommand, noOtherStatusIsARefusalWhateverItSays)
{
    for (const Body body : {Body::Other, Body::Object, Body::Page, Body::Fragment}) {
        for (const char* type : {"", "about:blank", "urn:deployment:problem:unavailable",
                 "urn:deployment:problem:wrong-state"}) {
            for (const int status : {100, 199, 300, 301, 302, 303, 304, 307, 308, 407, 408, 499,
                     500, 501, 502, 503, 504, 520, 599, 600, 999})
                EXPECT_EQ(stateOf(pause, {status, body, {}, type, true}), CommandState::Unknown)
                    << status;
        }
    }
}

TEST(AnswerToACommand, onlyARevisionThatWasLateAllowsAnotherAttempt)
{
    const auto evidence = [](int status, const char* type) {
        return evidenceOf(pause, {status, Body::Object, {}, type, false});
    };
    EXPECT_EQ(evidence(412, ""), Evidence::RevisionOutdated);
    EXPECT_EQ(evidence(409, "urn:deployment:problem:stale-revision"), Evidence::RevisionOutdated);
    EXPECT_EQ(evidence(409, "urn:deployment:problem:wrong-state"), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(409, ""), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(412, "about:blank"), Evidence::RevisionOutdated);
    EXPECT_EQ(evidence(412, "urn:deployment:problem:wrong-state"), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(422, "urn:deployment:problem:stale-revision"), Evidence::RefusedByServer);
}

TEST(AnswerToACommand, aRefusalThatCarriesOurOwnReportIsThatReport)
{
    EXPECT_EQ(stateOf(pause, withReport(409, reportOf(pause, "done"))), CommandState::Done);
    EXPECT_EQ(stateOf(pause, withReport(409, reportOf(pause, "accepted"))), CommandState::Accepted);
    EXPECT_EQ(stateOf(pause, withReport(409, reportOf(resume, "done"))), CommandState::Refused);
    EXPECT_EQ(stateOf(pause, withReport(503, reportOf(pause, "done"))), CommandState::Unknown);
}

TEST(ReportOfACommand, isBelievedOnlyAsOne)
{
    const auto evidence = [](const Answer& answer) { return evidenceOfReport(pause, answer); };
    EXPECT_EQ(evidence(withReport(200, reportOf(pause, "done"))), Evidence::ReportsDone);
    EXPECT_EQ(evidence(withReport(200, reportOf(resume, "done"))), Evidence::NothingReported);
    EXPECT_EQ(evidence(withReport(203, reportOf(pause, "done"))), Evidence::NothingReported);
    EXPECT_EQ(evidence({404, Body::Object, {}, "urn:deployment:problem:not-found", false}),
        Evidence::KeyNotKnown);
    for (const char* type : {"", "about:blank", "urn:deployment:problem:forbidden",
             "urn:deployment:problem:not-found-at-all"})
        EXPECT_EQ(evidence({404, Body::Object, {}, type, false}), Evidence::NothingReported);
    EXPECT_EQ(evidence({410, Body::Object, {}, "urn:deployment:problem:not-found", false}),
        Evidence::NothingReported);
    EXPECT_EQ(evidence({409, Body::Object, {}, "urn:deployment:problem:in-progress", false}),
        Evidence::StillInProgress);
    EXPECT_EQ(evidence({503, Body::Object, {}, {}, false}), Evidence::NothingReported);
}

TEST(SearchForAnOutcome, endsAsNotReceivedOnlyWithEveryProof)
{
    const Search proven{2, 2, Effect::Unchanged, maxRequestDuration + maxQueueDelay};
    EXPECT_EQ(conclusionOf(proven), Evidence::NeverReceived);
    Search one = proven;
    one.keyUnknownAnswers = 1;
    EXPECT_EQ(conclusionOf(one), std::nullopt) << "asked once only";
    one = proven;
    one.sinceSent = maxRequestDuration + maxQueueDelay - 1ms;
    EXPECT_EQ(conclusionOf(one), std::nullopt) << "it may still be in a queue";
    one.sinceSent.reset();
    EXPECT_EQ(conclusionOf(one), std::nullopt);
    for (const Effect effect : {Effect::Unclear, Effect::Shown}) {
        one = proven;
        one.effect = effect;
        EXPECT_EQ(conclusionOf(one), std::nullopt);
    }
    one = proven;
    one.sinceSent = keyRetention;
    EXPECT_EQ(conclusionOf(one), Evidence::NeverFoundOut) << "the server may have forgotten it";
}

TEST(SearchForAnOutcome, endsWhenNobodyCanFindOutAnyMore)
{
    Search one{2, 2, Effect::NotVisible, maxRequestDuration + maxQueueDelay};
    EXPECT_EQ(conclusionOf(one), Evidence::NeverFoundOut);
    one.keyUnknownAnswers = 1;
    EXPECT_EQ(conclusionOf(one), std::nullopt) << "the server may tell once it is well again";
    one.keyUnknownAnswers = 0;
    one.effect = Effect::Unchanged;
    EXPECT_EQ(conclusionOf(one), std::nullopt) << "the key was never denied to its caller";
    one.sinceSent = keyRetention;
    EXPECT_EQ(conclusionOf(one), Evidence::NeverFoundOut);
    one.inconclusiveAnswers = 1;
    EXPECT_EQ(conclusionOf(one), std::nullopt);
}

TEST(SearchForAnOutcome, ofWhatWasAcceptedWaitsForNoQueue)
{
    Search search;
    search.inconclusiveAnswers = 2;
    search.keyUnknownAnswers = 2;
    search.effect = Effect::NotVisible;
    search.isAccepted = true;
    search.sinceSent = maxRequestDuration - 1ms;
    EXPECT_EQ(conclusionOf(search), std::nullopt);
    search.sinceSent = maxRequestDuration;
    EXPECT_EQ(conclusionOf(search), Evidence::NeverFoundOut);
    search.effect = Effect::Unchanged;
    EXPECT_EQ(conclusionOf(search), std::nullopt) << "it may be carried out yet";
    search.effect = Effect::NotVisible;
    search.isAccepted = false;
    EXPECT_EQ(conclusionOf(search), std::nullopt);
}

TEST(SearchForAnOutcome, keepsOthersFromBeingSentForSomeMinutes)
{
    for (const CommandState state : {CommandState::Sent, CommandState::Unknown}) {
        EXPECT_TRUE(blocksOthers(state, 0ms));
        EXPECT_TRUE(blocksOthers(state, maxRequestDuration + maxQueueDelay - 1ms));
        EXPECT_FALSE(blocksOthers(state, maxRequestDuration + maxQueueDelay));
    }
    // It has arrived: what is to stop it need not wait for that.
    EXPECT_TRUE(blocksOthers(CommandState::Accepted, maxRequestDuration - 1ms));
    EXPECT_FALSE(blocksOthers(CommandState::Accepted, maxRequestDuration));
    EXPECT_TRUE(blocksOthers(CommandState::Prepared, std::nullopt));
    EXPECT_FALSE(blocksOthers(CommandState::Done, 0ms));
    EXPECT_TRUE(blocksOthers(CommandState::Unknown, -1h)) << "a clock that was set back";
}

} // namespace

} // namespace operations
