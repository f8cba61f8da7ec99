// SPDX-License-Identifier: GPL-3.0-or-later
#include "test_server.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/history/ranking.h"

#include <algorithm>
#include <set>

namespace {

using namespace std::chrono_literals;
using server::Reply;
using test_server::Fixture;
using test_server::headerOf;
using test_server::Json;
using test_server::typeOf;

std::vector<std::string> idsOf(const Json& page)
{
    std::vector<std::string> ids;
    for (const Json& item : page.at("items"))
        ids.push_back(item.at("id").get<std::string>());
    return ids;
}

/// Follows `next` to the end.
std::vector<std::string> allIds(Fixture& fixture, std::string target)
{
    std::vector<std::string> ids;
    while (true) {
        const Json page = fixture.json(target);
        const auto some = idsOf(page);
        ids.insert(ids.end(), some.begin(), some.end());
        if (page.at("next").is_null())
            return ids;
        target = "/" + page.at("next").get<std::string>();
    }
}

TEST(Api, listsNewestFirstAndPagesCoverEverythingOnce)
{
    Fixture fixture;
    fixture.load(test_server::history(137));
    const auto whole = allIds(fixture, "/deployments?limit=5000");
    EXPECT_EQ(whole.size(), 138U);
    for (const char* limit : {"1", "7", "137", "138", "139"})
        EXPECT_EQ(allIds(fixture, "/deployments?limit=" + std::string(limit)), whole) << limit;
    std::vector<std::pair<std::string, std::string>> order;
    for (const Json& item : fixture.items("/deployments?limit=5000"))
        order.emplace_back(
            item.at("startTime").get<std::string>(), item.at("id").get<std::string>());
    EXPECT_TRUE(std::is_sorted(order.begin(), order.end(), [](const auto& left, const auto& right) {
        return left.first != right.first ? left.first > right.first : left.second < right.second;
    }));
}

TEST(Api, pagesStayStableWhileDeploymentsBegin)
{
    Fixture fixture;
    fixture.load(test_server::history(20));
    const auto before = allIds(fixture, "/deployments?limit=100");
    const Json first = fixture.json("/deployments?limit=10");
    auto newcomer = test_server::history(1, 99).front();
    newcomer.id = "DEP-NEW";
    newcomer.start = test_server::start + 1min;
    fixture.load({newcomer});
    auto ids = idsOf(first);
    const auto rest = allIds(fixture, "/" + first.at("next").get<std::string>());
    ids.insert(ids.end(), rest.begin(), rest.end());
    EXPECT_EQ(ids, before);
}

TEST(Api, filtersAsTheContractSays)
{
    Fixture fixture;
    fixture.load(test_server::history(300));
    const std::string production = "&environment=%E7%94%9F%E4%BA%A7%E7%8E%AF%E5%A2%83";
    const Json failed = fixture.items("/deployments?status=FAILED&status=ROLLED_BACK" + production);
    EXPECT_FALSE(failed.empty());
    for (const Json& item : failed) {
        EXPECT_EQ(item.at("environment"), "生产环境");
        EXPECT_NE(item.at("status"), "COMPLETED");
    }
    EXPECT_EQ(idsOf(fixture.json("/deployments?q=dep-001")), std::vector<std::string>{"DEP-001"});
    EXPECT_EQ(fixture.json("/deployments?q=%E6%9D%8E%E5%9B%9B+x").at("total"), 0);
    const std::string since = "/deployments?since=2025-02-15T09:54:00%2B00:00";
    EXPECT_TRUE(fixture.json(since + "&until=2025-02-15T09:54:00.001Z").at("total") >= 1);
    EXPECT_EQ(fixture.json(since + "&until=2025-02-15T09:54:00Z").at("total"), 0);
}

TEST(Api, aServiceIsToldAndAskedForWhereThereIsOne)
{
    Fixture fixture;
    EXPECT_FALSE(fixture.items("/deployments").front().contains("service"));
    EXPECT_FALSE(fixture.drawn().contains("service"));
    auto others = test_server::history(2);
    others[0].service = "checkout";
    others[1].service = "账单";
    fixture.load(others);
    EXPECT_EQ(fixture.json("/deployments?service=checkout").at("total"), 1);
    EXPECT_EQ(
        fixture.json("/deployments?service=checkout&service=%E8%B4%A6%E5%8D%95").at("total"), 2);
    EXPECT_EQ(fixture.items("/deployments?service=checkout").front().at("service"), "checkout");
    EXPECT_EQ(fixture.json("/deployments/" + others[1].id).at("service"), "账单");
    EXPECT_EQ(fixture.json("/deployments?q=CHECKOUT").at("total"), 1);
    EXPECT_EQ(fixture.json("/deployments?service=none").at("total"), 0);
}

TEST(Api, linkHeaderNamesTheNextPage)
{
    Fixture fixture;
    fixture.load(test_server::history(3));
    const Reply reply = fixture.get("/deployments?limit=2&q=DEP");
    const auto next = Json::parse(reply.body).at("next").get<std::string>();
    EXPECT_EQ(headerOf(reply, "Link"), "<" + next + ">; rel=\"next\"");
    EXPECT_NE(next.find("q=DEP"), std::string::npos);
    EXPECT_EQ(headerOf(fixture.get("/deployments?limit=4"), "Link"), "");
}

TEST(Api, refusesMalformedParameters)
{
    Fixture fixture;
    for (const char* query : {"limit=0", "limit=-1", "limit=5001", "limit=ten",
             "limit=", "since=", "since=2025-02-30T00:00:00Z", "until=yesterday",
             "cursor=", "cursor=x.y", "cursor=17"}) {
        const Reply reply = fixture.get("/deployments?" + std::string(query));
        EXPECT_EQ(reply.status, 400) << query;
        EXPECT_EQ(typeOf(reply), "bad-request");
    }
    EXPECT_EQ(fixture.get("/deployments/DEP-001/logs?after=-1").status, 400);
    EXPECT_EQ(fixture.get("/deployments?unknown=1").status, 200);
}

TEST(Api, conditionalRequestsAreAnsweredWith304UntilSomethingChanges)
{
    Fixture fixture;
    for (const std::string target : {"/deployments", "/deployments/DEP-001"}) {
        const std::string tag = headerOf(fixture.get(target), "ETag");
        ASSERT_FALSE(tag.empty());
        for (const std::string& value : {tag, "W/" + tag, "\"a, b\", " + tag, std::string("*")}) {
            const Reply same = fixture.get(target, "If-None-Match", value);
            EXPECT_EQ(same.status, 304) << value;
            EXPECT_TRUE(same.body.empty());
        }
        EXPECT_EQ(fixture.get(target, "If-None-Match", "\"other\"").status, 200);
    }
    const std::string before = headerOf(fixture.get("/deployments/DEP-001"), "ETag");
    fixture.post("/deployments/DEP-001/pause", "k1", R"({"reason":"wait"})");
    EXPECT_EQ(fixture.get("/deployments/DEP-001", "If-None-Match", before).status, 200);
}

TEST(Api, wholeDeploymentsAreReadableByTheConsole)
{
    Fixture fixture;
    const auto decoded = formats::decodeDeployment(fixture.get("/deployments/DEP-001").body);
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(decoded->problems.empty());
    EXPECT_EQ(decoded->deployment, demo::drawnDeployment(test_server::drawnStart));
}

TEST(Api, idsAreOnePathSegmentWhateverTheyHold)
{
    Fixture fixture;
    const std::vector<std::pair<std::string, std::string>> ids{{"a/b", "a%2Fb"}, {"..", "%2E%2e"},
        {"a b?c#d", "a%20b%3Fc%23d"}, {"生产-1", "%E7%94%9F%E4%BA%A7-1"}, {"50%25", "50%2525"},
        {"a+b", "a+b"}};
    auto deployment = demo::drawnDeployment(test_server::drawnStart);
    for (const auto& [id, segment] : ids) {
        deployment.id = id;
        fixture.load({deployment});
        EXPECT_EQ(fixture.json("/deployments/" + segment).value("id", ""), id);
        EXPECT_EQ(fixture.json("/deployments/" + segment + "/logs").at("total"), 14);
    }
    EXPECT_EQ(fixture.get("/deployments/a/b").status, 404);
}

TEST(Api, logComesInParts)
{
    Fixture fixture;
    const Json first = fixture.json("/deployments/DEP-001/logs?limit=5");
    EXPECT_EQ(first.at("entries").size(), 5U);
    EXPECT_EQ(first.at("next"), 5);
    EXPECT_EQ(first.at("total"), 14);
    EXPECT_EQ(first.at("entries").at(0).at("message"), "开始部署V2.1.0到生产环境");
    const Json rest = fixture.json("/deployments/DEP-001/logs?after=5");
    EXPECT_EQ(rest.at("entries").size(), 9U);
    EXPECT_EQ(rest.at("after"), 5);
    const Json beyond = fixture.json("/deployments/DEP-001/logs?after=99");
    EXPECT_TRUE(beyond.at("entries").empty());
    EXPECT_EQ(beyond.at("next"), 14);
}

TEST(Api, unknownThingsAreProblems)
{
    Fixture fixture;
    for (const char* target : {"/", "", "/deployment", "/deployments/", "/deployments/NONE",
             "/deployments/NONE/logs", "/deployments/DEP-001/", "/deployments/DEP-001/logs/x",
             "/commands/none", "//", "/deployments//logs"}) {
        const Reply reply = fixture.get(target);
        EXPECT_EQ(reply.status, 404) << target;
        EXPECT_EQ(typeOf(reply), "not-found");
    }
    EXPECT_EQ(fixture.get("/deployments/DEP-001/pause").status, 405);
    EXPECT_EQ(headerOf(fixture.get("/deployments/DEP-001/pause"), "Allow"), "POST");
    for (const char* method : {"DELETE", "POST", "OPTIONS", "BREW"}) {
        const Reply reply = fixture.api.answer({method, "/deployments/DEP-001", {}, {}});
        EXPECT_EQ(reply.status, 405) << method;
        EXPECT_EQ(headerOf(reply, "Allow"), "GET, HEAD");
    }
}

TEST(Api, tokensDecideWhoMayDoWhat)
{
    Fixture fixture(
        test_server::quietOptions(), "OPS-李四:s3cret:operate\n# comment\nviewer:look:read");
    const auto as = [&](std::string method, std::string target, std::string name,
                        std::string value) {
        server::Request request{std::move(method), std::move(target), {}, R"({"reason":"r"})"};
        request.headers = {{std::move(name), std::move(value)}, {"Idempotency-Key", "k"},
            {"Content-Type", "application/json"}};
        return fixture.api.answer(request);
    };
    EXPECT_EQ(fixture.get("/health").status, 200);
    EXPECT_EQ(fixture.get("/deployments").status, 401);
    EXPECT_FALSE(headerOf(fixture.get("/me"), "WWW-Authenticate").empty());
    for (const char* bad : {"Bearer", "Bearer ", "Bearer wrong", "Bearer s3cre", "s3cret",
             "Basic !!", "Basic dmlld2VyOnMzY3JldA=="})
        EXPECT_EQ(as("GET", "/me", "Authorization", bad).status, 401) << bad;
    EXPECT_EQ(as("GET", "/me", "Authorization", "bearer look").body,
        R"({"name":"viewer","permissions":["read"]})");
    EXPECT_EQ(as("GET", "/me", "authorization", "Basic dmlld2VyOmxvb2s=").status, 200);
    EXPECT_EQ(as("GET", "/me", "X-Api-Key", "s3cret").body,
        R"({"name":"OPS-李四","permissions":["read","operate"]})");
    const std::string pause = "/deployments/DEP-001/pause";
    EXPECT_EQ(typeOf(as("POST", pause, "Authorization", "Bearer look")), "forbidden");
    EXPECT_EQ(fixture.service.look([](const server::Simulation& simulation, const auto&) {
        return simulation.deploymentIndex().history().paused(0);
    }),
        false);
    EXPECT_EQ(as("POST", pause, "Authorization", "Bearer s3cret").status, 200);
    EXPECT_EQ(as("GET", "/commands/k", "Authorization", "Bearer look").status, 404);
    EXPECT_EQ(as("GET", "/commands/k", "Authorization", "Bearer s3cret").status, 200);
}

TEST(Tokens, otherFormsAreRefused)
{
    for (const char* text :
        {"name", "name:secret", "name:secret:admin", ":secret:read", "name::read", "a:b:read c"})
        EXPECT_FALSE(server::Tokens::parse(text)) << text;
    EXPECT_TRUE(server::Tokens::parse(" a:b:read  c:d:e:operate \n\n#x\n"));
}

TEST(Api, eventsBeginWhereTheClientSays)
{
    Fixture fixture;
    const auto position = fixture.service.events().position();
    EXPECT_EQ(fixture.get("/events").streamAfter, position);
    EXPECT_EQ(
        fixture.get("/events", "Last-Event-ID", std::to_string(position)).streamAfter, position);
    for (const auto gone : {position + 1, position - 1})
        EXPECT_EQ(
            typeOf(fixture.get("/events", "Last-Event-ID", std::to_string(gone))), "position-gone");
    EXPECT_EQ(fixture.get("/events", "Last-Event-ID", "abc").status, 400);
    fixture.post("/deployments/DEP-001/pause", "k", R"({"reason":"r"})");
    EXPECT_EQ(
        fixture.get("/events", "Last-Event-ID", std::to_string(position)).streamAfter, position);
    EXPECT_EQ(
        headerOf(fixture.get("/deployments"), "Event-Position"), std::to_string(position + 2));
}

} // namespace
