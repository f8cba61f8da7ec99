// SPDX-License-Identifier: GPL-3.0-or-later
#include "borrowed.h"
#include "list_page_fixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

#include <array>

namespace {

using history::TimeChoice;
using models::ListFilter;
using test_support::at;

class EmptyListTest : public test_support::ListPageFixture {
protected:
    QString title() { return table().isVisible() ? QString() : label("emptyTitle"); }
    QString text() { return label("emptyText"); }
    static models::FailureState offline(const QString& reason)
    {
        const models::TimeContext time([] { return at("10:00"); }, deployment::Zone::Utc);
        models::Failure failure;
        failure.error = {deployment::ErrorCode::Offline, {"%1", {reason.toStdString()}}, {}};
        failure.place = QStringLiteral("https://deploy.example");
        failure.since = at("10:00");
        failure.nextAttempt = at("10:00") + std::chrono::seconds(4);
        return models::failureState(failure, time);
    }
};

TEST_F(EmptyListTest, withRowsThereIsATable)
{
    EXPECT_TRUE(table().isVisible());
    EXPECT_EQ(label("countLabel"), u"5 deployment(s)");
    EXPECT_EQ(label("zoneLabel"), u"Times in UTC");
}

TEST_F(EmptyListTest, theCountSaysWhereNotAllWereRead)
{
    page.setExtent(models::RunKnowledge::Extent::Part);
    EXPECT_EQ(label("countLabel"), u"5 deployment(s); not all were read");
    page.setExtent(models::RunKnowledge::Extent::Whole);
    EXPECT_EQ(label("countLabel"), u"5 deployment(s)");
}

TEST_F(EmptyListTest, ofASourceThatIsNotNamedYetNothingIsSaid)
{
    page.setSourceName({});
    page.setHistory(nullptr);
    EXPECT_EQ(title(), QString());
    EXPECT_EQ(text(), QString());
}

/// "Failed 0" beside a list that hangs would say that all is well.
TEST_F(EmptyListTest, whatHasNotComeIsNotCounted)
{
    const auto chip = [this](const char* name) {
        return page.findChild<QAbstractButton*>(QLatin1String(name))->text();
    };
    EXPECT_EQ(chip("statusFailed"), u"Failed 1");
    const history::History none;
    page.setExtent(models::RunKnowledge::Extent::Growing);
    page.setHistory(test_support::borrowed(none));
    for (const char* name : {"statusAll", "statusRunning", "statusFailed", "needsMe"})
        EXPECT_FALSE(chip(name).contains(u'0')) << name << ": " << chip(name).toStdString();
    page.setExtent(models::RunKnowledge::Extent::Part);
    EXPECT_EQ(chip("statusFailed"), u"Failed") << "it broke off";
    page.setExtent(models::RunKnowledge::Extent::Whole);
    EXPECT_EQ(chip("statusFailed"), u"Failed 0");
    EXPECT_EQ(chip("needsMe"), u"Needs me 0");
}

TEST_F(EmptyListTest, emptyLoadingAndFailedAreToldApart)
{
    const history::History none;
    page.setHistory(test_support::borrowed(none));
    EXPECT_EQ(title(), u"There are no deployments yet");
    page.setLoad({true, 0, 0, 0});
    EXPECT_EQ(title(), u"Loading…");
    page.setLoad({});
    page.setFailure(offline(QStringLiteral("<b>no</b>")));
    EXPECT_EQ(title(), u"The server is not available");
    EXPECT_EQ(label("emptySince"), u"Since 10:00:00. Next attempt in 4 second(s).");
    // Once: the reason and one button.
    int reasons = 0;
    for (const QLabel* each : page.findChildren<QLabel*>())
        reasons += each->isVisible() && each->text() == u"<b>no</b>" ? 1 : 0;
    EXPECT_EQ(reasons, 1);
    const auto ways = [this] {
        QList<QAbstractButton*> found;
        for (auto* each : page.findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->text() == u"Try again")
                found.append(each);
        }
        return found;
    };
    ASSERT_TRUE(QTest::qWaitFor([&] { return !ways().isEmpty(); }));
    EXPECT_EQ(ways().size(), 1);
    QSignalSpy retry(&page, &widgets::ListPage::retryRequested);
    QTest::mouseClick(ways().first(), Qt::LeftButton);
    EXPECT_EQ(retry.size(), 1);
    page.setLoad({true, 0, 0, 0});
    EXPECT_EQ(title(), u"The server is not available") << "until something has come";
    page.setHistory(nullptr);
}

TEST_F(EmptyListTest, theKeyboardStaysOnAWayOutWhileTheTimeCountsDown)
{
    const history::History none;
    page.setHistory(test_support::borrowed(none));
    page.setFailure(offline(QStringLiteral("no")));
    QAbstractButton* retry = button(QStringLiteral("Try again"));
    ASSERT_NE(retry, nullptr);
    retry->setFocus();
    models::FailureState later = offline(QStringLiteral("no"));
    later.since = QStringLiteral("Since 10:00:00. Next attempt in 3 seconds.");
    page.setFailure(later);
    EXPECT_EQ(label("emptySince"), later.since);
    EXPECT_EQ(button(QStringLiteral("Try again")), retry);
    EXPECT_TRUE(retry->hasFocus());
    page.setHistory(nullptr);
}

TEST_F(EmptyListTest, theOtherWaysOutLeadOutOfThePage)
{
    const history::History none;
    page.setHistory(test_support::borrowed(none));
    page.setFailure(offline(QStringLiteral("no")));
    QSignalSpy ways(&page, &widgets::ListPage::wayOutRequested);
    QTest::mouseClick(button(QStringLiteral("Open the connection…")), Qt::LeftButton);
    ASSERT_EQ(ways.size(), 1);
    EXPECT_EQ(ways[0][0].value<models::WayOut>(), models::WayOut::EditConnection);
    QTest::mouseClick(button(QStringLiteral("Copy the details")), Qt::LeftButton);
    EXPECT_TRUE(QGuiApplication::clipboard()->text().contains(u"https://deploy.example"));
    EXPECT_EQ(ways.size(), 1);
    page.setHistory(nullptr);
}

TEST_F(EmptyListTest, inALowWindowThePageScrollsAndNoWayOutIsSqueezed)
{
    page.resize(1100, 340);
    page.setHistory(nullptr);
    models::FailureState failure;
    failure.title = QStringLiteral("The server is not available");
    for (const std::size_t ways : {1U, 3U, 2U}) {
        constexpr std::array all{
            models::WayOut::Retry, models::WayOut::EditConnection, models::WayOut::CopyDetails};
        failure.waysOut.assign(all.begin(), all.begin() + ways);
        failure.reason += QStringLiteral("Nobody listens there, or a firewall is in the way. ");
        page.setFailure(failure);
        QCoreApplication::processEvents();
        std::size_t seen = 0;
        for (const auto* each : page.findChildren<QPushButton*>()) {
            if (!each->isVisible() || each->text() != models::wayOutText(all[seen % all.size()]))
                continue;
            ++seen;
            EXPECT_GE(each->height(), each->sizeHint().height()) << ways;
        }
        EXPECT_EQ(seen, ways);
    }
}

TEST_F(EmptyListTest, nothingIsChosenFromNothing)
{
    const auto isFilterShown = [this] { return search().isVisible(); };
    EXPECT_TRUE(isFilterShown());
    const history::History none;
    page.setHistory(test_support::borrowed(none));
    EXPECT_FALSE(isFilterShown()) << "the source was read and has nothing";
    page.setLoad({true, 0, 0, 0});
    EXPECT_TRUE(isFilterShown()) << "it may have something in a moment";
    page.setFailure(offline(QStringLiteral("no")));
    EXPECT_FALSE(isFilterShown());
    page.setFailure(std::nullopt);
    page.setLoad({});
    page.setHistory(test_support::borrowed(history));
    EXPECT_TRUE(isFilterShown());
}

TEST_F(EmptyListTest, whatIsShownAnywayHasALineAboveIt)
{
    page.setFailure(offline(QStringLiteral("no")));
    EXPECT_TRUE(table().isVisible());
    QStringList told;
    for (const QLabel* each : page.findChildren<QLabel*>()) {
        if (each->isVisible() && each->text().contains(u"not available"))
            told << each->text();
    }
    EXPECT_EQ(told,
        QStringList{
            "The server is not available: no. Since 10:00:00. Next attempt in 4 second(s)."});
    QSignalSpy retry(&page, &widgets::ListPage::retryRequested);
    QTest::mouseClick(button(QStringLiteral("Try again")), Qt::LeftButton);
    EXPECT_EQ(retry.size(), 1);
    page.setFailure(std::nullopt);
    EXPECT_EQ(button(QStringLiteral("Try again")), nullptr);
}

TEST_F(EmptyListTest, nothingReadableIsNotAnEmptyHistory)
{
    const history::History none;
    page.setHistory(test_support::borrowed(none));
    deployment::ProblemTotals totals{.errors = 70, .warnings = 2, .unreadRecords = 14};
    page.setProblems(totals);
    EXPECT_EQ(title(), u"None of the 14 record(s) could be read");
    EXPECT_EQ(text(), u"The problems of each record are listed.");
    page.setFirstProblem(QStringLiteral("It ends early (record 1)."));
    EXPECT_EQ(text(), u"It ends early (record 1). The problems of each record are listed.");
    totals.likeness = deployment::Message{"It looks like a log.", {}};
    page.setProblems(totals);
    EXPECT_EQ(text(), u"It looks like a log. The problems of each record are listed.");
    QSignalSpy problems(&page, &widgets::ListPage::problemsRequested);
    const QString show = QStringLiteral("Show the problems");
    ASSERT_TRUE(QTest::qWaitFor([&] { return button(show) != nullptr; }));
    QTest::mouseClick(button(show), Qt::LeftButton);
    EXPECT_EQ(problems.size(), 1);
    page.setProblems({});
    EXPECT_EQ(title(), u"There are no deployments yet");
    page.setHistory(nullptr);
}

TEST_F(EmptyListTest, aTimeRangeThatEmptiesOffersAll)
{
    ListFilter filter;
    filter.window.choice = TimeChoice::Last7Days;
    now = at("2026-06-01T12:00:00Z");
    page.filters().setFilter(filter);
    EXPECT_EQ(title(), u"No deployment matches the filter");
    EXPECT_EQ(text(), u"No deployment is in the time range “Last 7 days”.");
    QSignalSpy changed(&page.filters(), &widgets::ListFilters::filterChanged);
    auto* all = button(QStringLiteral("Show all 5 deployment(s); the newest is of 2025-02-15"));
    ASSERT_NE(all, nullptr);
    QTest::mouseClick(all, Qt::LeftButton);
    EXPECT_EQ(page.rows().shown().size(), 5U);
    EXPECT_EQ(changed.size(), 1);
}

TEST_F(EmptyListTest, whileItLoadsWhatComesMayMatch)
{
    ListFilter filter;
    filter.text = QStringLiteral("nothing");
    page.filters().setFilter(filter);
    page.setExtent(models::RunKnowledge::Extent::Growing);
    EXPECT_EQ(title(), u"Nothing matches the filter so far");
    EXPECT_EQ(text(), u"Still loading: 5 deployment(s) so far.");
    EXPECT_EQ(
        button(QStringLiteral("Show all 5 deployment(s); the newest is of 2025-02-15")), nullptr);
    page.setExtent(models::RunKnowledge::Extent::Whole);
    EXPECT_EQ(title(), u"No deployment matches the filter");
    EXPECT_EQ(text(), u"Nothing matches the search for “nothing”.");
}

TEST_F(EmptyListTest, eachPartThatHelpsIsOfferedWithItsCount)
{
    ListFilter filter;
    filter.words[history::Column::Environment] = {QStringLiteral("生产环境")};
    filter.text = QStringLiteral("<b>nothing</b>");
    page.filters().setFilter(filter);
    EXPECT_EQ(text(), u"Nothing matches the search for “<b>nothing</b>”.");
    EXPECT_EQ(button(QStringLiteral("Without the environment: 0")), nullptr);
    EXPECT_NE(button(QStringLiteral("Clear the whole filter: 5")), nullptr);
    QTest::mouseClick(button(QStringLiteral("Without the search: 3")), Qt::LeftButton);
    EXPECT_EQ(page.rows().shown().size(), 3U);
    EXPECT_EQ(page.filters().filter().words[history::Column::Environment].size(), 1);
    filter.text = QStringLiteral("nothing");
    page.filters().setFilter(filter);
    QTest::mouseClick(button(QStringLiteral("Clear the whole filter: 5")), Qt::LeftButton);
    EXPECT_EQ(page.rows().shown().size(), 5U);
}

TEST_F(EmptyListTest, partsThatOnlyTogetherExcludeAreAllOffered)
{
    ListFilter filter;
    filter.words[history::Column::Environment] = {QStringLiteral("测试环境")};
    filter.words[history::Column::Status] = {QStringLiteral("RUNNING")};
    page.filters().setFilter(filter);
    EXPECT_EQ(text(), u"No deployment meets all conditions at once.");
    EXPECT_NE(button(QStringLiteral("Without the environment: 1")), nullptr);
    EXPECT_NE(button(QStringLiteral("Without the status: 1")), nullptr);
}

TEST_F(EmptyListTest, onlyALongLoadShowsProgress)
{
    auto* bar = page.findChild<QProgressBar*>();
    page.setLoadBarDelay(std::chrono::hours(1));
    page.setLoad({true, 10, 100, 1});
    EXPECT_FALSE(bar->isVisible());
    page.setLoad({});
    page.setLoadBarDelay(std::chrono::milliseconds(0));
    page.setLoad({true, 25, 100, 1200});
    EXPECT_TRUE(QTest::qWaitFor([&] { return bar->isVisible(); }));
    EXPECT_EQ(bar->value() * 4, bar->maximum());
    QSignalSpy cancelled(&page, &widgets::ListPage::cancelRequested);
    QTest::mouseClick(button(QStringLiteral("Cancel")), Qt::LeftButton);
    EXPECT_EQ(cancelled.size(), 1);
    page.setLoad({});
    EXPECT_FALSE(bar->isVisible());
}

} // namespace
