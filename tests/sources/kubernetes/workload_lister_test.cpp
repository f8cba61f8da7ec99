// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/feed/workload_lister.h"

#include "fault_server.h"
#include "kube_fixture.h"

#include <QUrlQuery>

#include <set>

namespace sources {

using deployment::ErrorCode;
using deployment::Milliseconds;
using kubernetes::ObjectKind;

class WorkloadListerTest : public KubeFixture {
protected:
    void read(const std::string& nameSpace = {}, KubeClient* from = nullptr)
    {
        lister = std::make_unique<WorkloadLister>(from ? *from : client, worker, nameSpace);
        WorkloadLister* it = lister.get();
        QObject::connect(it, &WorkloadLister::began, it, [this](ObjectKind kind) {
            story.push_back("begin " + std::string(kubernetes::resourceOf(kind).plural));
        });
        QObject::connect(it, &WorkloadLister::pageRead, it, [this](const WorkloadPage& page) {
            story.push_back(std::to_string(page.objects.size()));
            problems.insert(problems.end(), page.problems.begin(), page.problems.end());
            for (const auto& object : page.objects)
                names.insert(object.meta.nameSpace + "/" + object.meta.name);
        });
        QObject::connect(it, &WorkloadLister::ended, it, [this](ObjectKind kind) {
            story.push_back("end " + std::string(kubernetes::resourceOf(kind).plural));
        });
        QObject::connect(
            it, &WorkloadLister::finished, it, [this](const Listing& listing) { ended = listing; });
        lister->read();
    }
    [[nodiscard]] bool ends()
    {
        return passTimeUntil([this] { return ended.has_value(); });
    }
    /// Reads from a server that gives these parts of its lists of Rollouts: what follows the
    /// version in "metadata", and the items.
    void answerRollouts(std::function<QByteArray(const QByteArray& continued)> partOf)
    {
        odd = std::make_unique<test_support::FaultServer>();
        odd->handler = [partOf = std::move(partOf)](const auto& request, const auto& peer) {
            const QUrlQuery query(QUrl::fromEncoded(request.target));
            const auto continued = query.queryItemValue(QStringLiteral("continue")).toLatin1();
            peer.json(R"({"kind":"List","metadata":{"resourceVersion":"7",)"
                + (request.target.contains("rollouts") ? partOf(continued)
                                                       : QByteArray(R"("x":1},"items":[])"))
                + "}");
        };
        HttpAccess way;
        way.baseUrl = odd->url();
        oddClient = std::make_unique<KubeClient>(way, authorization, scheduler);
        read({}, oddClient.get());
    }
    void putRollouts(int count)
    {
        std::string list = "[";
        for (int number = 0; number < count; ++number)
            list += (number > 0 ? "," : "")
                + rolloutJson(
                    "shop", "web-" + std::to_string(number), "uid-" + std::to_string(number));
        server.put(list + "]");
    }

    std::unique_ptr<test_support::FaultServer> odd;
    std::unique_ptr<KubeClient> oddClient;
    std::unique_ptr<WorkloadLister> lister;
    std::vector<deployment::Problem> problems;
    std::vector<std::string> story;
    std::set<std::string> names;
    std::optional<Listing> ended;
};

using Story = std::vector<std::string>;

TEST_F(WorkloadListerTest, readsBothKindsInChunksOfOneState)
{
    putRollouts(1'200);
    server.put(deploymentJson("other", "cache"));
    read();
    ASSERT_TRUE(ends());
    EXPECT_EQ(story,
        (Story{"begin rollouts", "500", "500", "200", "end rollouts", "begin deployments", "1",
            "end deployments"}));
    EXPECT_EQ(names.size(), 1'201U);
    ASSERT_FALSE(ended->failure);
    EXPECT_EQ(ended->versions.size(), 2U);
    EXPECT_TRUE(ended->missing.empty());
    for (const auto& target : targets("limit="))
        EXPECT_EQ(target.find("resourceVersion="), std::string::npos) << "the most recent state";
}

TEST_F(WorkloadListerTest, readsOneNamespaceAlone)
{
    putRollouts(2);
    server.put(rolloutJson("other", "api"));
    read("other");
    ASSERT_TRUE(ends());
    EXPECT_EQ(names, std::set<std::string>{"other/api"});
    EXPECT_FALSE(targets("/namespaces/other/rollouts").empty());
}

TEST_F(WorkloadListerTest, beginsAnewWhenItsContinuationHasExpired)
{
    putRollouts(700);
    server.failNext("410;has=continue=");
    read();
    ASSERT_TRUE(ends());
    EXPECT_FALSE(ended->failure);
    EXPECT_EQ(story,
        (Story{"begin rollouts", "500", "begin rollouts", "500", "200", "end rollouts",
            "begin deployments", "0", "end deployments"}));
}

TEST_F(WorkloadListerTest, doesNotBeginAnewForEver)
{
    putRollouts(700);
    server.fail("410;has=continue=");
    read();
    ASSERT_TRUE(ends());
    ASSERT_TRUE(ended->failure);
    EXPECT_TRUE(ended->failure->isExpired());
    EXPECT_EQ(targets("continue=").size(), 4U);
}

TEST_F(WorkloadListerTest, withoutArgoRolloutsThereAreDeployments)
{
    server.put(deploymentJson("shop", "cache"));
    server.setRollouts(false);
    read();
    ASSERT_TRUE(ends());
    EXPECT_FALSE(ended->failure);
    EXPECT_EQ(ended->missing.count(ObjectKind::Rollout), 1U);
    EXPECT_EQ(ended->versions.count(ObjectKind::Deployment), 1U);
    EXPECT_EQ(story.front(), "begin rollouts") << "those of before are gone";
    EXPECT_EQ(names, std::set<std::string>{"shop/cache"});
}

TEST_F(WorkloadListerTest, whatMayNotBeListedIsMissingAndNotGone)
{
    server.put(deploymentJson("shop", "cache"));
    server.fail("403;path=/apis/argoproj.io");
    read();
    ASSERT_TRUE(ends());
    EXPECT_FALSE(ended->failure);
    ASSERT_EQ(ended->missing.count(ObjectKind::Rollout), 1U);
    EXPECT_EQ(ended->missing.at(ObjectKind::Rollout).status, 403);
    EXPECT_EQ(story, (Story{"begin deployments", "1", "end deployments"}));
}

TEST_F(WorkloadListerTest, aFailureInTheMiddleEndsItWithoutAnEndOfTheKind)
{
    putRollouts(700);
    server.failNext("503=9;has=continue=");
    read();
    ASSERT_TRUE(ends());
    ASSERT_TRUE(ended->failure);
    EXPECT_EQ(ended->failure->retryAfter, Milliseconds(9'000));
    EXPECT_EQ(story, (Story{"begin rollouts", "500"}));
}

TEST_F(WorkloadListerTest, halfABodyAndAPageOfHtmlAreFailures)
{
    putRollouts(3);
    for (const char* fault : {"half-body;path=/apis", "html;path=/apis", "drop;path=/apis"}) {
        server.fail(fault);
        ended.reset();
        names.clear();
        read();
        ASSERT_TRUE(ends()) << fault;
        EXPECT_TRUE(ended->failure) << fault;
        EXPECT_TRUE(names.empty()) << fault;
        server.fail("");
    }
}

TEST_F(WorkloadListerTest, anItemThatCannotBeReadIsAProblemWithItsPlaceAndTheOthersCome)
{
    answerRollouts([](const QByteArray& continued) -> QByteArray {
        const auto web = QByteArray::fromStdString(rolloutJson("shop", "web"));
        const auto api = QByteArray::fromStdString(rolloutJson("shop", "api"));
        if (continued.isEmpty())
            return R"("continue":"more"},"items":[null,)" + web + R"(,{"metadata":{"name":"x"}}])";
        return R"("x":1},"items":["text",)" + api + ",[{}]]";
    });
    ASSERT_TRUE(ends());
    EXPECT_FALSE(ended->failure);
    std::vector<std::string> places;
    for (const deployment::Problem& problem : problems) {
        EXPECT_EQ(problem.severity, deployment::Severity::Error);
        EXPECT_NE(problem.message.toEnglish().find("Rollout"), std::string::npos);
        places.push_back(problem.message.arguments[0] + problem.pointer);
    }
    EXPECT_EQ(places, (Story{"1/items/0", "3/items/2", "4/items/3", "6/items/5"}));
    EXPECT_EQ(names, (std::set<std::string>{"shop/web", "shop/api"}));
}

TEST_F(WorkloadListerTest, aContinuationThatWasFollowedBeforeEndsTheListing)
{
    for (const bool isSame : {true, false}) {
        int chunks = 0;
        ended.reset();
        answerRollouts([&chunks, isSame](const QByteArray&) {
            ++chunks;
            return R"("continue":")" + QByteArray(isSame || chunks % 2 == 0 ? "a" : "b")
                + R"("},"items":[)" + QByteArray::fromStdString(rolloutJson("shop", "web")) + "]";
        });
        ASSERT_TRUE(ends());
        ASSERT_TRUE(ended->failure);
        EXPECT_EQ(ended->failure->error.code, ErrorCode::BadFormat);
        EXPECT_TRUE(ended->versions.empty()) << "no list that is whole";
        EXPECT_LE(chunks, 3);
    }
}

TEST_F(WorkloadListerTest, abortedItSaysNothingMore)
{
    putRollouts(700);
    read();
    ASSERT_TRUE(passTimeUntil([this] { return !story.empty(); }));
    lister->abort();
    EXPECT_FALSE(lister->isReading());
    const auto before = story;
    scheduler->advance(Milliseconds(60'000));
    EXPECT_TRUE(resultOf(client.get("/version")));
    EXPECT_EQ(story, before);
    EXPECT_FALSE(ended);
}

} // namespace sources
