// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_carrier_fixture.h"
#include "kubernetes/commands/patch_answers.h"

namespace sources {

namespace {

TEST_F(KubeCarrierTest, aPauseIsTriedOutSentOnceAndSeen)
{
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Pause), CommandState::Accepted));
    EXPECT_TRUE(present().spec.isPaused);
    const auto sent = targets("fieldManager=deployment-console");
    ASSERT_EQ(sent.size(), 2U);
    EXPECT_NE(sent[0].find("dryRun=All"), std::string::npos);
    EXPECT_EQ(sent[1].find("dryRun"), std::string::npos);
    observe();
    EXPECT_TRUE(passTimeUntil([&] { return last->state == CommandState::Done; }));
    EXPECT_EQ(patches(), 1);
}

TEST_F(KubeCarrierTest, whatIsNotAsItWasDecidedOnIsNotTouched)
{
    const Command abort = decided(CommandKind::Abort);
    server.edit(rolloutPath, R"({"status":{"currentPodHash":"ccc"}})");
    ASSERT_TRUE(sendAndReach(abort, CommandState::Refused));
    EXPECT_EQ(lastError->code, deployment::ErrorCode::Changed);
    EXPECT_EQ(server.traffic().count("PATCH", "*"), 0);
}

TEST_F(KubeCarrierTest, whatCannotBeGivenIsNotSent)
{
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Retry), CommandState::NotSent));
    EXPECT_EQ(server.traffic().count("PATCH", "*"), 0);
}

TEST_F(KubeCarrierTest, anAnswerThatIsLostIsReadBackAndNothingIsSentAgain)
{
    server.fail("lose-answer;method=PATCH;skip=1;times=1");
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Pause), CommandState::Unknown));
    EXPECT_TRUE(present().spec.isPaused);
    observe();
    EXPECT_TRUE(passTimeUntil([&] { return last->state == CommandState::Done; }));
    EXPECT_EQ(patches(), 1);
    EXPECT_NE(last->outcome.find("or somebody else, is not known"), std::string::npos)
        << last->outcome;
}

TEST_F(KubeCarrierTest, whatSomebodyElseDidAfterALostRequestIsNotOurs)
{
    server.fail("503;method=PATCH;skip=1;times=1");
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Pause), CommandState::Unknown));
    server.edit(rolloutPath,
        R"({"metadata":{"managedFields":[{"manager":"kubectl-argo-rollouts","operation":"Update",)"
        R"("fieldsV1":{"f:spec":{"f:paused":{}}}}]},"spec":{"paused":true}})");
    observe();
    scheduler->jump(deployment::Milliseconds(600'000));
    EXPECT_TRUE(passTimeUntil([&] { return last->state == CommandState::Unresolved; }))
        << last->outcome;
    EXPECT_EQ(patches(), 1);
}

TEST_F(KubeCarrierTest, aRestartIsKnownAgainByItsMoment)
{
    server.fail("lose-answer;method=PATCH;skip=1;times=1");
    const Command restart = decided(CommandKind::Restart);
    ASSERT_TRUE(sendAndReach(restart, CommandState::Unknown));
    server.edit(rolloutPath,
        R"({"status":{"restartedAt":")"
            + deployment::formatTimestamp(*present().spec.restartAt, deployment::Zone::Utc)
            + R"("}})");
    observe();
    EXPECT_TRUE(passTimeUntil([&] { return last->state == CommandState::Done; }));
    EXPECT_EQ(last->outcome, "") << "nobody else's has that moment";
}

/// Whoever gave it did not wait; it was carried out, and something newer has come since.
TEST_F(KubeCarrierTest, whatWasAcceptedAndCannotBeSeenAnyMoreIsNotSaidToHaveHadNoEffect)
{
    ASSERT_TRUE(sendAndReach(decided(CommandKind::PromoteFully), CommandState::Accepted));
    server.edit(rolloutPath, R"({"status":{"currentPodHash":"ccc","promoteFull":null}})");
    EXPECT_TRUE(passTimeUntil([&] { return !last->outcome.empty(); }));
    EXPECT_EQ(last->state, CommandState::Unresolved)
        << "and nothing was said before: " << last->outcome;
    EXPECT_LT(*last->finishedAt - *last->sentAt, operations::maxQueueDelay);
}

TEST_F(KubeCarrierTest, whatWasAcceptedKeepsNoAbortBackForLong)
{
    ASSERT_TRUE(sendAndReach(decided(CommandKind::PromoteFully), CommandState::Accepted));
    EXPECT_TRUE(commands->availability("shop/web/1", CommandKind::Abort));
    EXPECT_TRUE(passTimeUntil([&] { return !last->outcome.empty(); }))
        << "it is told that it hangs";
    EXPECT_EQ(last->state, CommandState::Accepted);
    EXPECT_FALSE(commands->availability("shop/web/1", CommandKind::Abort));
    EXPECT_TRUE(sendAndReach(decided(CommandKind::Abort), CommandState::Accepted));
    EXPECT_EQ(patches(), 2);
}

TEST_F(KubeCarrierTest, theOutcomeIsUnknownWhereTheServerMayHaveStoredIt)
{
    for (const char* fault : {"503", "504"}) {
        server.traffic().clear();
        server.fail(std::string(fault) + ";method=PATCH;skip=1;times=1");
        last.reset();
        const Command pause = decided(CommandKind::Pause);
        ASSERT_TRUE(sendAndReach(pause, CommandState::Unknown)) << fault;
        scheduler->jump(deployment::Milliseconds(600'000));
        EXPECT_TRUE(passTimeUntil([&] { return last->state == CommandState::NotReceived; }))
            << fault << ": long after, the workload shows nothing of it";
        EXPECT_EQ(patches(), 1) << fault;
    }
}

TEST_F(KubeCarrierTest, whereTheStatusIsNoResourceOfItsOwnTheObjectIsPatchedOnce)
{
    server.setRolloutStatus(false);
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Abort), CommandState::Accepted));
    EXPECT_TRUE(present().status.isAborted);
    const auto sent = targets("fieldManager=deployment-console");
    ASSERT_EQ(sent.size(), 3U);
    EXPECT_NE(sent[0].find("/rollouts/web/status?"), std::string::npos) << sent[0];
    EXPECT_NE(sent[0].find("dryRun=All"), std::string::npos) << sent[0];
    EXPECT_NE(sent[1].find("/rollouts/web?"), std::string::npos) << sent[1];
    EXPECT_NE(sent[1].find("dryRun=All"), std::string::npos) << sent[1];
    EXPECT_NE(sent[2].find("/rollouts/web?"), std::string::npos) << sent[2];
    EXPECT_EQ(patches(), 1);
}

TEST_F(KubeCarrierTest, anAnswerThatIsLostThereIsNotAskedForInAnotherPlace)
{
    server.setRolloutStatus(false);
    server.fail("lose-answer;method=PATCH;skip=2;times=1");
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Abort), CommandState::Unknown));
    EXPECT_EQ(patches(), 1);
}

/// Where there is a status of its own, the rest of the object takes none, without a word.
TEST_F(KubeCarrierTest, aStatusThatIsNotFoundOnceIsNotWrittenIntoTheRestOfTheObject)
{
    const std::string before = server.object(rolloutPath);
    server.fail("404;method=PATCH;times=1");
    ASSERT_TRUE(sendAndReach(decided(CommandKind::Abort), CommandState::Refused));
    EXPECT_EQ(patches(), 0);
    EXPECT_EQ(server.object(rolloutPath), before);
}

TEST_F(KubeCarrierTest, whatMakesNoSenseAsItStandsIsNotOffered)
{
    const auto reason = [this](CommandKind kind) {
        const auto told = commands->availability("shop/web/1", kind);
        return told ? told->toEnglish() : std::string();
    };
    EXPECT_EQ(reason(CommandKind::Abort), "");
    EXPECT_EQ(reason(CommandKind::Retry),
        "Only a deployment that was aborted can be retried; this one was not.");
    server.edit(rolloutPath, R"({"status":{"abort":true}})");
    EXPECT_EQ(reason(CommandKind::Abort), "The deployment has been aborted already.");
    EXPECT_EQ(reason(CommandKind::Retry), "");
    EXPECT_EQ(reason(CommandKind::Promote), "The deployment has been aborted: retry it first.");
}

TEST_F(KubeCarrierTest, whatIsToldBeforeIsWhatIsPlanned)
{
    std::optional<deployment::Expected<operations::CommandBriefing>> told;
    const auto request = commands->preview(decided(CommandKind::Promote),
        [&](const deployment::Expected<operations::CommandBriefing>& answer) { told = answer; });
    ASSERT_TRUE(passTimeUntil([&] { return told.has_value(); }));
    ASSERT_TRUE(told->has_value());
    std::string notes;
    for (const auto& note : (*told)->notes)
        notes += note.toEnglish() + '\n';
    EXPECT_NE(notes.find("Step 2 of 2 is skipped: pause"), std::string::npos) << notes;
    EXPECT_EQ(server.traffic().count("PATCH", "*"), 0);
}

/// Neither something nor nothing to go back to.
TEST_F(KubeCarrierTest, whereTheReplicaSetsCannotBeReadWhatThereIsToGoBackToIsNotKnown)
{
    using Answer = deployment::Expected<operations::CommandBriefing>;
    const std::string of = ";path=/apis/apps/v1/namespaces/shop/replicasets";
    for (const char* fault : {"403", "500", "404", "html", "half-body"}) {
        server.fail(fault + of);
        std::optional<Answer> told;
        const auto request = commands->preview(
            decided(CommandKind::RollBack), [&](const Answer& answer) { told = answer; });
        ASSERT_TRUE(passTimeUntil([&] { return told.has_value(); })) << fault;
        ASSERT_FALSE(told->has_value()) << fault;
        const std::string sentence = told->error().message.toEnglish();
        EXPECT_TRUE(sentence.starts_with("Which revisions can be gone back to is not known"))
            << fault << ": " << sentence;
        server.fail("");
    }
    std::optional<Answer> told;
    const auto request = commands->preview(
        decided(CommandKind::RollBack), [&](const Answer& answer) { told = answer; });
    ASSERT_TRUE(passTimeUntil([&] { return told.has_value(); }));
    ASSERT_TRUE(told->has_value());
    EXPECT_TRUE((*told)->targets && (*told)->targets->empty())
        << "there is none, and that is known";
}

KubeFailure statusOf(int status, const std::string& reason, const std::string& message = {})
{
    KubeFailure failure;
    failure.status = status;
    failure.reason = reason;
    failure.message = message;
    return failure;
}

TEST(PatchAnswers, onlyTheServersOwnNoIsARefusal)
{
    using operations::Evidence;
    const auto evidence = [](const KubeFailure& failure) {
        return outcomeOfFailure(failure).evidence;
    };
    EXPECT_EQ(evidence(statusOf(403, "Forbidden")), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(statusOf(404, "NotFound")), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(statusOf(429, "TooManyRequests")), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(statusOf(409, "Conflict")), Evidence::RevisionOutdated);
    EXPECT_EQ(evidence(statusOf(409, "AlreadyExists")), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(statusOf(422, "Invalid",
                  "the server rejected our request due to an error in our request")),
        Evidence::RevisionOutdated);
    const auto another =
        statusOf(422, "Invalid", "metadata.uid: Invalid value: \"u\": field is immutable");
    EXPECT_EQ(evidence(another), Evidence::RevisionOutdated);
    EXPECT_EQ(outcomeOfFailure(another).error->message.toEnglish(),
        "It has changed since it was looked at, or was deleted and another one was made under its "
        "name. Nothing was done.");
    EXPECT_EQ(evidence(statusOf(422, "Invalid", "spec.x: not so")), Evidence::RefusedByServer);
    EXPECT_EQ(evidence(statusOf(403, "")), Evidence::DoubtfulRefusal) << "of a proxy";
    EXPECT_EQ(evidence(statusOf(504, "Timeout")), Evidence::ServerError);
    EXPECT_EQ(evidence(statusOf(500, "InternalError", "failed calling webhook \"w\"")),
        Evidence::RefusedByServer);
    EXPECT_EQ(evidence(statusOf(0, "")), Evidence::NoAnswer);
    KubeFailure unsent = statusOf(0, "");
    unsent.maybeSent = false;
    EXPECT_EQ(evidence(unsent), Evidence::NeverLeft);
    EXPECT_EQ(outcomeOfDryRun(statusOf(504, "Timeout"))->evidence, Evidence::NeverLeft);
    EXPECT_FALSE(outcomeOfDryRun(
        statusOf(400, "BadRequest", "admission webhook \"w\" does not support dry run")));
}

TEST(PatchAnswers, anObjectThatDoesNotHoldWhatWasAskedIsNoSuccess)
{
    const kubernetes::Patch pause{
        "", kubernetes::Patch::Type::Merge, R"({"spec":{"paused":true}})"};
    EXPECT_TRUE(holdsWhatWasAsked(pause, R"({"spec":{"paused":true,"replicas":3}})"));
    EXPECT_FALSE(holdsWhatWasAsked(pause, R"({"spec":{"replicas":3}})"));
    EXPECT_FALSE(holdsWhatWasAsked(pause, "<html>"));
    const kubernetes::Patch resume{"", kubernetes::Patch::Type::Merge,
        R"({"spec":{"paused":false},"status":{"pauseConditions":null}})"};
    EXPECT_TRUE(holdsWhatWasAsked(resume, R"({"spec":{},"status":{}})"));
    EXPECT_FALSE(holdsWhatWasAsked(resume, R"({"spec":{},"status":{"pauseConditions":[{}]}})"));
    const kubernetes::Patch back{"", kubernetes::Patch::Type::Json,
        R"([{"op":"replace","path":"/spec/template","value":{"spec":{"a":[{"i":"1"}]}}}])"};
    EXPECT_TRUE(
        holdsWhatWasAsked(back, R"({"spec":{"template":{"spec":{"a":[{"i":"1","d":"x"}]}}}})"));
    EXPECT_FALSE(holdsWhatWasAsked(back, R"({"spec":{"template":{"spec":{"a":[{"i":"2"}]}}}})"));
    const kubernetes::Patch abort{"", kubernetes::Patch::Type::Json,
        R"([{"op":"test","path":"/metadata/uid","value":"u"},)"
        R"({"op":"add","path":"/status/pauseConditions","value":[]},)"
        R"({"op":"add","path":"/status/abort","value":true}])"};
    EXPECT_TRUE(holdsWhatWasAsked(abort, R"({"status":{"abort":true}})"));
    EXPECT_FALSE(holdsWhatWasAsked(abort, R"({"status":{"abort":false}})"));
    EXPECT_FALSE(holdsWhatWasAsked(abort, R"({"status":{}})"));
}

} // namespace

} // namespace sources
