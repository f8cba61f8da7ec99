// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"

namespace {

using namespace std::chrono_literals;
using server::Reply;
using test_server::Fixture;
using test_server::headerOf;
using test_server::Json;
using test_server::typeOf;

const std::string pausePath = "/deployments/DEP-001/pause";
const std::string resumePath = "/deployments/DEP-001/resume";
const std::string rollbackPath = "/deployments/DEP-001/rollback";
const std::string reason = R"({"reason":"成功率下降"})";
const std::string back = R"({"reason":"成功率下降","targetVersion":"V2.0.0"})";

TEST(Commands, pauseHoldsAndResumeGoesOn)
{
    Fixture fixture;
    const Reply paused = fixture.post(pausePath, "p1", reason);
    EXPECT_EQ(paused.status, 200);
    EXPECT_EQ(Json::parse(paused.body).at("state"), "done");
    const Json held = fixture.drawn();
    EXPECT_EQ(held.at("paused"), true);
    EXPECT_EQ(held.at("logs").back().at("message"), "部署已暂停（anonymous）：成功率下降");
    fixture.service.advance(test_server::start + 10h);
    EXPECT_EQ(fixture.drawn(), held);
    EXPECT_EQ(fixture.post(resumePath, "r1", reason).status, 200);
    fixture.service.advance(test_server::start + 20h);
    EXPECT_EQ(fixture.drawn().at("status"), "COMPLETED");
}

TEST(Commands, rollbackMovesTrafficBackAndSettles)
{
    Fixture fixture;
    const Reply accepted = fixture.post(rollbackPath, "b1", back);
    EXPECT_EQ(accepted.status, 202);
    EXPECT_EQ(headerOf(accepted, "Location"), "../../commands/b1");
    EXPECT_EQ(fixture.json("/commands/b1").at("state"), "accepted");
    EXPECT_EQ(fixture.drawn().at("status"), "RUNNING");
    fixture.service.advance(test_server::start + 1h);
    const Json ended = fixture.drawn();
    EXPECT_EQ(ended.at("status"), "ROLLED_BACK");
    EXPECT_EQ(ended.at("resources").at("blueEnv").at("traffic"), 0);
    EXPECT_EQ(ended.at("resources").at("greenEnv").at("traffic"), 100);
    EXPECT_EQ(ended.at("progress").at("steps").back().at("name"), "回滚到V2.0.0");
    const Json command = fixture.json("/commands/b1");
    EXPECT_EQ(command.at("state"), "done");
    EXPECT_TRUE(command.contains("completedAt"));
}

TEST(Commands, aKeyIsInProgressFromTheArrivalOfItsRequestOn)
{
    Fixture fixture;
    EXPECT_EQ(fixture.get("/commands/slow").status, 404);
    {
        const auto receivedAt = fixture.service.expect("anonymous", "slow");
        const Reply reply = fixture.get("/commands/slow");
        EXPECT_EQ(reply.status, 409);
        EXPECT_EQ(typeOf(reply), "in-progress");
        EXPECT_EQ(fixture.get("/commands/other").status, 404);
        EXPECT_EQ(fixture.post(pausePath, "slow", reason).status, 200);
        EXPECT_EQ(fixture.get("/commands/slow").status, 200) << "it is decided";
    }
    {
        const auto receivedAt = fixture.service.expect("anonymous", "given up");
    }
    EXPECT_EQ(typeOf(fixture.get("/commands/given%20up")), "not-found");
}

TEST(Commands, aRenewedTokenOfTheSameCallerFindsItsCommands)
{
    Fixture fixture(test_server::quietOptions(),
        "ops:first-secret:operate\nops:second-secret:operate\nother:third-secret:operate\n");
    const auto with = [](const char* secret) { return std::string("Bearer ") + secret; };
    EXPECT_EQ(
        fixture.post(pausePath, "mine", reason, {{"Authorization", with("first-secret")}}).status,
        200);
    EXPECT_EQ(fixture.get("/commands/mine", "Authorization", with("second-secret")).status, 200);
    const Reply again =
        fixture.post(pausePath, "mine", reason, {{"Authorization", with("second-secret")}});
    EXPECT_EQ(headerOf(again, "Idempotency-Replayed"), "true");
    EXPECT_EQ(fixture.get("/commands/mine", "Authorization", with("third-secret")).status, 404);
}

TEST(Commands, theSameKeyIsCarriedOutOnceAndAnsweredTheSame)
{
    Fixture fixture;
    const Reply first = fixture.post(rollbackPath, "once", back);
    const auto entries = fixture.drawn().at("logs").size();
    for (int again = 0; again < 3; ++again) {
        const Reply same = fixture.post(rollbackPath, "\"once\"", back, {{"If-Match", "\"5\""}});
        EXPECT_EQ(same.status, first.status);
        EXPECT_EQ(same.body, first.body);
        EXPECT_EQ(headerOf(same, "Idempotency-Replayed"), "true");
    }
    EXPECT_EQ(fixture.drawn().at("logs").size(), entries);
    fixture.service.advance(test_server::start + 1h);
    EXPECT_EQ(fixture.post(rollbackPath, "once", back).body, first.body);
}

TEST(Commands, aKeyWithOtherContentIsRefused)
{
    Fixture fixture;
    fixture.post(pausePath, "k", reason);
    EXPECT_EQ(typeOf(fixture.post(pausePath, "k", R"({"reason":"another"})")), "key-reused");
    EXPECT_EQ(typeOf(fixture.post(resumePath, "k", reason)), "key-reused");
    EXPECT_EQ(fixture.drawn().at("paused"), true);
}

TEST(Commands, aRefusedCommandLeavesNoTrace)
{
    Fixture fixture;
    const Json before = fixture.drawn();
    EXPECT_EQ(typeOf(fixture.post(resumePath, "k", reason)), "wrong-state");
    EXPECT_EQ(fixture.get("/commands/k").status, 404);
    EXPECT_EQ(fixture.drawn(), before);
    EXPECT_EQ(fixture.post(pausePath, "k", reason).status, 200);
}

TEST(Commands, ifMatchGuardsAgainstChangesMeanwhile)
{
    Fixture fixture;
    const std::string old = headerOf(fixture.get("/deployments/DEP-001"), "ETag");
    EXPECT_EQ(fixture.post(pausePath, "a", reason, {{"If-Match", old}}).status, 200);
    const Reply stale = fixture.post(resumePath, "b", reason, {{"If-Match", old}});
    EXPECT_EQ(stale.status, 412);
    EXPECT_EQ(typeOf(stale), "stale-revision");
    const std::string current = headerOf(fixture.get("/deployments/DEP-001"), "ETag");
    EXPECT_EQ("\"" + Json::parse(stale.body).at("revision").dump() + "\"", current);
    for (const std::string& useless : {"W/" + current, std::string("garbage"), std::string("\"\"")})
        EXPECT_EQ(fixture.post(resumePath, "b", reason, {{"If-Match", useless}}).status, 412);
    EXPECT_EQ(
        fixture.post(resumePath, "b", reason, {{"If-Match", old + ", " + current}}).status, 200);
    EXPECT_EQ(fixture.post(pausePath, "c", reason, {{"If-Match", "*"}}).status, 200);
}

TEST(Commands, statesThatDoNotAllowItSaySo)
{
    Fixture fixture;
    fixture.load(test_server::history(200));
    for (const char* status : {"COMPLETED", "ROLLED_BACK", "PENDING"}) {
        const auto id = fixture.json("/deployments?limit=1&status=" + std::string(status))
                            .at("items")
                            .at(0)
                            .at("id")
                            .get<std::string>();
        const Reply refused = fixture.post("/deployments/" + id + "/pause", "k", reason);
        EXPECT_EQ(refused.status, 409);
        EXPECT_EQ(Json::parse(refused.body).at("deploymentStatus"), status);
    }
    fixture.post(rollbackPath, "b", back);
    EXPECT_EQ(fixture.post(rollbackPath, "b2", back).status, 409);
    EXPECT_EQ(fixture.post(pausePath, "p", reason).status, 409);
}

TEST(Commands, aSuccessCanBeRolledBackWhileItIsTheNewest)
{
    Fixture fixture;
    fixture.service.advance(test_server::start + 10h);
    const Json before = fixture.drawn();
    ASSERT_EQ(before.at("status"), "COMPLETED");
    ASSERT_TRUE(before.contains("endTime"));
    EXPECT_EQ(fixture.post(pausePath, "p", reason).status, 409);
    EXPECT_EQ(
        fixture.post(rollbackPath, "own", R"({"reason":"r","targetVersion":"V2.1.0"})").status,
        422);
    EXPECT_EQ(
        fixture.post(rollbackPath, "none", R"({"reason":"r","targetVersion":"V9"})").status, 422);
    EXPECT_EQ(fixture.post(rollbackPath, "b", back).status, 202);
    // On its way back it runs again: nothing of it is complete any more but its old steps.
    const Json under = fixture.drawn();
    EXPECT_EQ(under.at("status"), "RUNNING");
    EXPECT_FALSE(under.contains("endTime"));
    EXPECT_EQ(under.at("startTime"), before.at("startTime"));
    EXPECT_EQ(under.at("progress").at("percentage"), 90);
    EXPECT_EQ(under.at("progress").at("currentStep"), "回滚到V2.0.0");
    EXPECT_EQ(
        under.at("progress").at("steps").size(), before.at("progress").at("steps").size() + 1);
    EXPECT_EQ(fixture.post(rollbackPath, "again", back).status, 409);
    EXPECT_EQ(fixture.json("/commands/b").at("state"), "accepted");
    fixture.service.advance(test_server::start + 20h);
    const Json ended = fixture.drawn();
    EXPECT_EQ(ended.at("status"), "ROLLED_BACK");
    EXPECT_GT(ended.at("endTime"), before.at("endTime"));
    EXPECT_EQ(ended.at("resources").at("blueEnv").at("traffic"), 0);
    EXPECT_EQ(ended.at("resources").at("greenEnv").at("traffic"), 100);
    EXPECT_EQ(ended.at("resources").at("greenEnv").at("status"), "运行中");
    EXPECT_EQ(ended.at("logs").back().at("message"), "已回滚到V2.0.0");
    EXPECT_EQ(fixture.json("/commands/b").at("state"), "done");
    EXPECT_EQ(fixture.post(rollbackPath, "c", back).status, 409);
}

TEST(Commands, whatSomethingNewerReplacedIsNotRolledBack)
{
    Fixture fixture;
    fixture.service.advance(test_server::start + 10h);
    auto newer = demo::drawnDeployment(test_server::start + 10h);
    newer.id = "DEP-002";
    newer.version = "V2.1.3";
    // Whatever became of it, unless it was rolled back to this version.
    for (const char* status : {"COMPLETED", "FAILED", "PENDING", "SHADOW"}) {
        newer.status = deployment::openStatus(status);
        fixture.load({newer});
        const Reply refused = fixture.post(rollbackPath, "b", back);
        EXPECT_EQ(refused.status, 409) << status;
        EXPECT_EQ(typeOf(refused), "wrong-state");
        EXPECT_EQ(Json::parse(refused.body).at("detail"), "生产环境 already has the newer V2.1.3.");
    }
    newer.status = deployment::openStatus("ROLLED_BACK");
    sideOf(newer.resources, deployment::Side::Blue)->image = demo::imageOf("V2.1.3");
    fixture.load({newer}); // to V2.0.0, the image of its green side
    EXPECT_EQ(fixture.post(rollbackPath, "b", back).status, 409);
    sideOf(newer.resources, deployment::Side::Green)->image = demo::imageOf("V2.1.0");
    fixture.load({newer});
    EXPECT_EQ(fixture.post(rollbackPath, "b", back).status, 202);
}

TEST(Commands, onlyTheSameServiceCountsForARollback)
{
    Fixture fixture;
    auto drawn = demo::drawnDeployment(test_server::drawnStart);
    drawn.id = "DEP-010";
    drawn.service = "checkout";
    drawn.status = deployment::openStatus("COMPLETED");
    auto earlier = drawn;
    earlier.id = "DEP-009";
    earlier.version = "V1.9.0";
    earlier.service = "billing";
    earlier.start -= 24h;
    auto newer = earlier;
    newer.id = "DEP-011";
    newer.version = "V3.0.0";
    newer.start = drawn.start + 1min;
    fixture.load({earlier, drawn, newer});
    const std::string path = "/deployments/DEP-010/rollback";
    const std::string to = R"({"reason":"r","targetVersion":"V1.9.0"})";
    EXPECT_EQ(fixture.post(path, "a", to).status, 422) << "that was of another service";
    newer.service = "checkout";
    fixture.load({newer});
    EXPECT_EQ(fixture.post(path, "b", back).status, 409);
    newer.service = "billing";
    earlier.service = "checkout";
    fixture.load({earlier, newer});
    EXPECT_EQ(fixture.post(path, "c", to).status, 202);
}

TEST(Commands, aFailedDeploymentCanBeRolledBack)
{
    Fixture fixture;
    fixture.load(test_server::history(200));
    const Json failed = fixture.json("/deployments?limit=1&status=FAILED").at("items").at(0);
    const std::string path = "/deployments/" + failed.at("id").get<std::string>();
    EXPECT_EQ(
        fixture.post(path + "/rollback", "b", R"({"reason":"r","targetVersion":"V9.9.9"})").status,
        422);
    const Json whole = fixture.json(path);
    std::string target;
    for (const char* side : {"blueEnv", "greenEnv"}) {
        const auto& resources = whole.at("resources");
        if (!resources.contains(side))
            continue;
        const auto image = resources.at(side).at("image").get<std::string>();
        const std::string version = "V" + image.substr(image.rfind(":v") + 2);
        if (version != whole.at("version"))
            target = version;
    }
    ASSERT_FALSE(target.empty());
    const Json body{{"reason", "r"}, {"targetVersion", target}};
    EXPECT_EQ(fixture.post(path + "/rollback", "b", body.dump()).status, 202);
    fixture.service.advance(test_server::start + 1h);
    EXPECT_EQ(fixture.json(path).at("status"), "ROLLED_BACK");
    EXPECT_EQ(fixture.json("/commands/b").at("state"), "done");
}

TEST(Commands, contentIsJudged)
{
    Fixture fixture;
    const auto status = [&](const std::string& path, const std::string& body) {
        return fixture.post(path, "k", body).status;
    };
    for (const char* body : {"", "{", "[]", "null", R"({"reason":5})", R"({"reason":null})",
             R"({"reason":"r","targetVersion":2})", "{\"reason\":\"\xff\"}"})
        EXPECT_EQ(status(rollbackPath, body), 400) << body;
    for (const char* body : {R"({})", R"({"reason":""})", R"({"reason":" \n"})",
             R"({"reason":"r"})", R"({"reason":"r","targetVersion":"V2.1.0"})",
             R"({"reason":"r","targetVersion":"V0.0.1"})"})
        EXPECT_EQ(status(rollbackPath, body), 422) << body;
    std::string longest;
    for (int count = 0; count < 1000; ++count)
        longest += "因";
    EXPECT_EQ(status(pausePath, R"({"reason":")" + longest + R"(因"})"), 422);
    EXPECT_EQ(status(pausePath, std::string(70'000, '[')), 413);
    EXPECT_EQ(status(pausePath, R"({"reason":")" + longest + R"("})"), 200);
}

TEST(Commands, theFormOfTheRequestIsJudged)
{
    Fixture fixture;
    const auto send = [&](std::vector<std::pair<std::string, std::string>> headers) {
        return fixture.api.answer({"POST", pausePath, std::move(headers), reason}).status;
    };
    const std::pair<std::string, std::string> json{
        "Content-Type", "application/json; charset=utf-8"};
    EXPECT_EQ(send({json}), 400);
    for (const std::string& key : {std::string(), std::string("\"\""), std::string("a b"),
             std::string(256, 'k'), std::string("键")})
        EXPECT_EQ(send({json, {"Idempotency-Key", key}}), 400) << key;
    EXPECT_EQ(send({{"Idempotency-Key", "k"}}), 415);
    EXPECT_EQ(send({{"Idempotency-Key", "k"}, {"Content-Type", "text/plain"}}), 415);
    EXPECT_EQ(fixture.post("/deployments/NONE/pause", "", "x").status, 404);
    EXPECT_EQ(send({json, {"idempotency-key", std::string(255, 'k')}}), 200);
}

} // namespace
