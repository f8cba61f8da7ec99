// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_page_fixture.h"

#include "deploy/history/ranking.h"
#include "deploy/models/list/list_sections.h"

#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <vector>

namespace {

using test_support::aDeployment;
using namespace std::chrono_literals;

/// A list so long that to show it anew takes a noticeable time; its clock stands still.
class ListPaceTest : public test_support::ListPageFixture {
protected:
    ListPaceTest()
    {
        constexpr int many = 200'000;
        page.rows().setUptime([this] { return uptime; });
        const deployment::Deployment old = aDeployment("OLD").start("2024-06-01T10:00:00Z");
        history::Summary row = history::summaryOf(old);
        for (int n = 0; n < many; ++n) {
            const std::string id = "OLD-" + std::to_string(n);
            row.id = id;
            history.upsert(row);
        }
        page.historyChanged();
        uptime += 1min;
    }

    void addNew(const std::string& id)
    {
        add(aDeployment(id).start("11:30"));
        page.historyChanged();
    }
    [[nodiscard]] std::size_t unseen() { return history.size() - page.rows().shown().size(); }

    std::chrono::milliseconds uptime{1h};
};

} // namespace

TEST_F(ListPaceTest, whatComesIsShownInAnEventOfItsOwnAndWhatFollowsTogetherAfterARest)
{
    addNew("NEW-1");
    EXPECT_EQ(unseen(), 1U) << "what brought it has taken its time";
    EXPECT_TRUE(QTest::qWaitFor([this] { return unseen() == 0; }));
    addNew("NEW-2");
    addNew("NEW-3");
    uptime += 199ms;
    QCoreApplication::processEvents();
    EXPECT_EQ(unseen(), 2U);
    uptime += 1ms;
    EXPECT_TRUE(QTest::qWaitFor([this] { return unseen() == 0; }));
}

TEST_F(ListPaceTest, partsThatComeWhileItRestsStandInTheirPlacesOnceTheyAreShown)
{
    using history::Column;
    auto* table = page.findChild<QTableView*>(QStringLiteral("historyTable"));
    table->sortByColumn(models::ListSections::of(Column::Percentage), Qt::DescendingOrder);
    addNew("NEW-1");
    EXPECT_TRUE(QTest::qWaitFor([this] { return unseen() == 0; }));
    // More in all than is left for when the list is shown.
    for (history::Row part = 0; part < 5; ++part) {
        for (history::Row n = 0; n < 1'000; ++n) {
            history::Summary row = history.at(n * 100 + part);
            row.percentage = n % 101;
            row.status = n % 2 == 0 ? "RUNNING" : "COMPLETED";
            history.upsert(row);
        }
        page.historyChanged();
    }
    const auto before = page.rows().shown();
    std::vector<history::Row> all(before.begin(), before.end());
    const std::vector<history::Row> wanted =
        history::sortedRows(history, all, {Column::Percentage, true}, time.now());
    EXPECT_FALSE(std::ranges::equal(page.rows().shown(), wanted));
    uptime += 200ms;
    EXPECT_TRUE(QTest::qWaitFor([&] { return std::ranges::equal(page.rows().shown(), wanted); }));
}

TEST_F(ListPaceTest, aListThatFillsIsNotShownOnceMoreJustBeforeItIsWhole)
{
    const auto addAQuarter = [this](quint64 done) {
        page.setLoad({true, done, 1000, 0});
        for (auto more = history.size() / 4 + 1; more > 0; --more)
            add(aDeployment("NEW-" + std::to_string(history.size())).start("11:30"));
        uptime += 1min;
        page.historyChanged();
    };
    addAQuarter(874);
    EXPECT_TRUE(QTest::qWaitFor([this] { return unseen() == 0; }));
    addAQuarter(876);
    const auto waiting = unseen();
    // An update that was asked for would have come before.
    bool isLater = false;
    QTimer::singleShot(30ms, &page, [&isLater] { isLater = true; });
    EXPECT_TRUE(QTest::qWaitFor([&isLater] { return isLater; }));
    EXPECT_EQ(unseen(), waiting);
    EXPECT_GT(waiting, 0U);
    page.setLoad({false, 0, 0, 0});
    EXPECT_EQ(unseen(), 0U);
}
