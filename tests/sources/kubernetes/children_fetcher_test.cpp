// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/details/children_fetcher.h"

#include "fault_server.h"
#include "kube_fixture.h"

#include <QUrlQuery>

namespace sources {

using kubernetes::ObjectKind;

/// What belongs to a Rollout, from a server that gives the items of each list as a test has them.
class ChildrenFetcherTest : public KubeFixture {
protected:
    ChildrenFetcherTest()
    {
        odd.handler = [this](const auto& request, const auto& peer) {
            const QUrlQuery query(QUrl::fromEncoded(request.target));
            const QByteArray path = request.path();
            const QByteArray list = path.mid(path.lastIndexOf('/') + 1);
            const bool isOfOthers =
                query.queryItemValue(QStringLiteral("fieldSelector")).contains(u"kind=");
            peer.json(R"({"kind":"List","metadata":{"resourceVersion":"7",)" + more.value(list)
                + R"("x":1},"items":)" + (isOfOthers ? othersItems : items.value(list, "[]"))
                + "}");
        };
    }
    [[nodiscard]] ChildrenFetcher::Result read()
    {
        HttpAccess way;
        way.baseUrl = odd.url();
        KubeClient from(way, authorization, scheduler);
        ChildrenFetcher fetcher(from, worker);
        kubernetes::AttemptBook::Workload workload;
        workload.meta.nameSpace = "shop";
        workload.meta.name = "web";
        workload.meta.uid = "web-uid-0000";
        workload.selector = "app=web";
        std::shared_ptr<ChildrenFetcher::Result> result;
        const auto request = fetcher.read(workload,
            [&result](const std::shared_ptr<ChildrenFetcher::Result>& end) { result = end; });
        EXPECT_TRUE(passTimeUntil([&result] { return result != nullptr; }));
        return result ? *result : ChildrenFetcher::Result{};
    }
    [[nodiscard]] static std::vector<std::string> sentences(const ChildrenFetcher::Result& result)
    {
        std::vector<std::string> all;
        for (const deployment::Problem& problem : result.problems)
            all.push_back(problem.message.toEnglish());
        std::ranges::sort(all);
        return all;
    }

    test_support::FaultServer odd;
    QHash<QByteArray, QByteArray> items; ///< by the name of the list
    QHash<QByteArray, QByteArray> more; ///< in "metadata", with a comma behind it
    QByteArray othersItems = "[]"; ///< events of pods, and of ReplicaSets
};

TEST_F(ChildrenFetcherTest, anItemThatCannotBeReadCostsOnlyItselfAndIsTold)
{
    const QByteArray good = R"({"metadata":{"name":"a","namespace":"shop","uid":"u"}})";
    for (const char* bad : {"null", "7", "[]", R"("text")", "{}", R"({"metadata":null})",
             R"({"metadata":{"name":7,"uid":[]}})", R"({"kind":"Other","metadata":{}})"}) {
        for (const char* list : {"pods", "replicasets", "events"})
            items[list] = QByteArray("[") + bad + "," + good + "]";
        const auto result = read();
        EXPECT_TRUE(result.missing.empty()) << bad;
        EXPECT_EQ(result.children.pods.size(), 1U) << bad;
        EXPECT_EQ(result.children.replicaSets.size(), 1U) << bad;
        EXPECT_EQ(result.children.events.size(), 1U) << bad;
        const auto told = sentences(result);
        ASSERT_EQ(told.size(), 3U) << bad;
        for (std::size_t at = 0; const char* kind : {"Event", "Pod", "ReplicaSet"}) {
            const std::string begin =
                std::string("Item 1 of the cluster's list of objects of the kind ") + kind;
            EXPECT_TRUE(told[at].starts_with(begin)) << bad << ": " << told[at];
            ++at;
        }
    }
}

TEST_F(ChildrenFetcherTest, aListWithoutItemsIsNoEmptyOne)
{
    items["pods"] = "7";
    const auto result = read();
    ASSERT_EQ(result.missing.size(), 1U);
    EXPECT_EQ(result.missing.front().kind, ObjectKind::Pod);
    items["pods"] = "null"; // what the API server writes for one
    EXPECT_TRUE(read().missing.empty());
}

TEST_F(ChildrenFetcherTest, eventsThatAreNotReadForTheirNumberAreTold)
{
    EXPECT_TRUE(sentences(read()).empty());
    othersItems = R"([{"metadata":{"name":"a","uid":"u"}}])";
    odd.handler = [this, lists = odd.handler, part = 0](
                      const auto& request, const auto& peer) mutable {
        const bool isOfOthers = request.target.contains("kind");
        const QByteArray next = R"("continue":"part-)" + QByteArray::number(++part) + R"(",)";
        more["events"] = isOfOthers ? next : QByteArray();
        lists(request, peer);
    };
    const auto told = sentences(read());
    ASSERT_EQ(told.size(), 2U) << "of pods, and of ReplicaSets";
    for (const std::string& sentence : told)
        EXPECT_TRUE(sentence.starts_with("Only the first 4 events")) << sentence;
}

TEST_F(ChildrenFetcherTest, aListThatLeadsBackToItselfIsMissingAndAsksNoMore)
{
    items["pods"] = R"([{"metadata":{"name":"a","namespace":"shop","uid":"u"}}])";
    more["pods"] = R"("continue":"again",)";
    const auto result = read();
    ASSERT_EQ(result.missing.size(), 1U);
    EXPECT_EQ(result.missing.front().kind, ObjectKind::Pod);
    EXPECT_EQ(odd.count("GET", "/api/v1/namespaces/shop/pods"), 2);
}

} // namespace sources
