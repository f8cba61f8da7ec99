// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/preview_controller.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/source_session.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_pane.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using console::PreviewController;
using test_support::aDeployment;
using test_support::AskedSource;
using test_support::at;
using test_support::ManualScheduler;
using namespace std::chrono_literals;

namespace {

constexpr deployment::Milliseconds keyRepeat = 30ms;

/// A list of runs with a preview beside it, on a source that answers when the test wants.
struct PreviewFixture {
    PreviewFixture()
        : owned(std::make_unique<AskedSource>(true))
        , source(*owned)
        , session(std::move(owned), "asked", scheduler)
    {
        session.setHidden(true); // the background keeps out of it
        page.resize(1700, 900);
        page.setSourceName(QStringLiteral("asked"));
        page.setHistory(session.history());
        QObject::connect(&session, &console::SourceSession::historyChanged, &page,
            [this] { page.historyChanged(); });
        QObject::connect(&session, &console::SourceSession::historyReplaced, &page,
            [this] { page.setHistory(session.history()); });
        page.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&page));
    }

    static deployment::Deployment failure(int number)
    {
        deployment::Deployment run =
            aDeployment("D" + std::to_string(number))
                .version("V" + std::to_string(number))
                .failed()
                .start("10:00")
                .end("10:05")
                .step("Build", "FAILED", "10:01", "10:05")
                .log("10:04", "[ERROR] run " + std::to_string(number) + " timed out")
                .log("10:05", "[INFO] end");
        run.start += std::chrono::minutes(number);
        return run;
    }
    void load(int runs)
    {
        std::vector<deployment::Deployment> all;
        for (int number = 0; number < runs; ++number)
            all.push_back(failure(number));
        source.load(all);
        QCoreApplication::processEvents();
    }
    void select(int number) { EXPECT_TRUE(page.rows().selectId(id(number))); }
    static QString id(int number) { return QStringLiteral("D%1").arg(number); }
    void pass(deployment::Milliseconds by)
    {
        scheduler->advance(by);
        QCoreApplication::processEvents();
    }
    void settle() { pass(PreviewController::rest); }
    [[nodiscard]] QString label(const char* name) const
    {
        const auto* label = page.preview().pane().findChild<QLabel*>(QLatin1String(name));
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString shownId() const { return label("previewId"); }
    [[nodiscard]] QAbstractItemModel& log() const
    {
        return *page.preview().pane().findChild<QTableView*>(QStringLiteral("previewLog"))->model();
    }
    [[nodiscard]] QPushButton& button(const char* name) const
    {
        return *page.preview().pane().findChild<QPushButton*>(QLatin1String(name));
    }

    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<AskedSource> owned;
    AskedSource& source;
    console::SourceSession session;
    deployment::Timestamp now = at("12:00");
    models::TimeContext time{[this] { return now; }, deployment::Zone::Utc};
    widgets::ListPage page{time};
    PreviewController controller{session, time, page, nullptr};
};

} // namespace

TEST(PreviewController, showsTheRowAtOnceAndTheWholeOnceItIsRead)
{
    PreviewFixture f;
    f.load(3);
    f.select(1);
    EXPECT_EQ(f.shownId(), "D1");
    EXPECT_FALSE(f.label("previewState").isEmpty()) << "it says that it is read";
    EXPECT_TRUE(f.source.asked.empty()) << "the selection has not rested";
    f.settle();
    EXPECT_EQ(f.source.asked, std::vector<std::string>{"D1"});
    EXPECT_EQ(f.log().rowCount(), 0);
    f.source.answer();
    EXPECT_EQ(f.label("previewState"), QString());
    EXPECT_TRUE(f.label("previewReason").contains(QStringLiteral("Build")));
    EXPECT_TRUE(f.label("previewQuote").contains(QStringLiteral("run 1 timed out")));
    EXPECT_EQ(f.log().rowCount(), 2);
}

TEST(PreviewController, asksOnceForAKeyThatIsHeldDown)
{
    PreviewFixture f;
    f.load(100);
    for (int number = 0; number < 100; ++number) {
        f.select(number);
        EXPECT_EQ(f.shownId(), f.id(number)) << "the row is shown all the same";
        f.pass(keyRepeat);
    }
    EXPECT_TRUE(f.source.asked.empty());
    f.settle();
    EXPECT_EQ(f.source.asked, std::vector<std::string>{"D99"});
}

TEST(PreviewController, callsOffWhatAnEarlierSelectionAskedFor)
{
    PreviewFixture f;
    f.load(5);
    f.select(1);
    f.settle();
    f.select(2);
    EXPECT_TRUE(f.source.open().empty()) << "called off at once";
    f.settle();
    f.select(3);
    f.settle();
    EXPECT_EQ(f.source.open(), std::vector<std::string>{"D3"});
    EXPECT_EQ(f.source.most, 1U);
    f.source.answer();
    EXPECT_EQ(f.shownId(), "D3");
    EXPECT_TRUE(f.label("previewQuote").contains(QStringLiteral("run 3")));
}

TEST(PreviewController, keepsWhatASlowServerAnswersLateFromTheNewSelection)
{
    PreviewFixture f;
    f.load(3);
    f.select(1);
    f.settle();
    f.pass(30s); // still nothing
    EXPECT_FALSE(f.label("previewState").isEmpty());
    f.select(2);
    f.source.answer(); // of what was called off
    EXPECT_EQ(f.shownId(), "D2");
    EXPECT_EQ(f.label("previewQuote"), QString());
    EXPECT_EQ(f.log().rowCount(), 0);
}

TEST(PreviewController, saysWhyItCouldNotBeReadAndTriesAgain)
{
    PreviewFixture f;
    f.load(2);
    f.select(0);
    f.settle();
    f.source.answer(deployment::ErrorCode::Offline);
    auto* retry = [&]() -> QPushButton* {
        for (auto* each : f.page.preview().pane().findChildren<QPushButton*>()) {
            if (each->isVisible() && each->text() == QStringLiteral("Try again"))
                return each;
        }
        return nullptr;
    }();
    ASSERT_NE(retry, nullptr);
    EXPECT_EQ(f.shownId(), "D0") << "the row is still there";
    retry->click();
    EXPECT_EQ(f.source.open(), std::vector<std::string>{"D0"});
    f.source.answer();
    EXPECT_FALSE(retry->isVisible());
    EXPECT_EQ(f.log().rowCount(), 2);
}

TEST(PreviewController, followsWhatRuns)
{
    PreviewFixture f;
    deployment::Deployment run = aDeployment("D0").running().start("11:50").percentage(10);
    run.log.append(run.start, "begun");
    f.source.load({run});
    QCoreApplication::processEvents();
    f.select(0);
    f.settle();
    f.source.answer();
    EXPECT_EQ(f.log().rowCount(), 1);
    run.progress.percentage = 60;
    run.log.append(run.start, "half");
    f.source.give({run});
    EXPECT_EQ(f.source.open(), std::vector<std::string>{"D0"}) << "its row has changed";
    f.source.answer();
    EXPECT_EQ(f.log().rowCount(), 2);
    EXPECT_EQ(f.log().index(1, 1).data().toString(), QStringLiteral("half"));
}

TEST(PreviewController, keepsAFewAndNoMore)
{
    PreviewFixture f;
    constexpr int runs = 40;
    f.load(runs);
    for (int number = 0; number < runs; ++number) {
        f.select(number);
        f.settle();
        f.source.answer();
    }
    const std::size_t before = f.source.asked.size();
    EXPECT_EQ(before, std::size_t(runs));
    const int kept = int(PreviewController::keptRuns);
    for (int back = 1; back <= kept; ++back) {
        f.select(runs - back);
        EXPECT_EQ(f.log().rowCount(), 2) << "at once: " << back;
        f.settle();
    }
    EXPECT_EQ(f.source.asked.size(), before) << "nothing is read a second time";
    f.select(runs - kept - 1);
    EXPECT_EQ(f.log().rowCount(), 0) << "older ones are not kept";
    f.settle();
    EXPECT_EQ(f.source.asked.size(), before + 1);
}

TEST(PreviewController, readsAgainWhatWasKeptWhenItsRowIsAnotherOne)
{
    PreviewFixture f;
    f.load(2);
    f.select(0);
    f.settle();
    f.source.answer();
    f.select(1);
    f.settle();
    f.source.answer();
    f.select(0);
    f.settle();
    ASSERT_EQ(f.source.asked.size(), 2U);
    deployment::Deployment other = PreviewFixture::failure(0);
    other.status = deployment::openStatus("ROLLED_BACK");
    f.source.give({other});
    EXPECT_EQ(f.source.asked.size(), 3U);
    f.source.answer();
    EXPECT_EQ(f.shownId(), "D0");
}

TEST(PreviewController, asksForNothingWhileItIsNotSeen)
{
    PreviewFixture f;
    f.load(3);
    f.page.preview().toggleAction()->trigger();
    f.select(1);
    f.settle();
    EXPECT_TRUE(f.source.asked.empty());
    f.page.preview().toggleAction()->trigger();
    EXPECT_EQ(f.shownId(), "D1");
    f.settle();
    EXPECT_EQ(f.source.asked, std::vector<std::string>{"D1"});
    f.page.hide(); // another tab
    EXPECT_TRUE(f.source.open().empty()) << "and does not wait for it";
}

TEST(PreviewController, summarizesSeveralAndNone)
{
    PreviewFixture f;
    f.load(3);
    EXPECT_FALSE(f.label("selectionText").isEmpty());
    f.page.findChild<QTableView*>(QStringLiteral("historyTable"))->selectAll();
    f.settle();
    EXPECT_EQ(f.label("selectionCounts"), QStringLiteral("3 failed"));
    EXPECT_TRUE(f.source.asked.empty());
    f.page.findChild<QTableView*>(QStringLiteral("historyTable"))->clearSelection();
    EXPECT_EQ(f.label("selectionCounts"), QString());
}

TEST(PreviewController, offersTheWaysOn)
{
    PreviewFixture f;
    std::vector<deployment::Deployment> runs{PreviewFixture::failure(5)};
    runs.push_back(aDeployment("G").version("V0.9").start("09:00").end("09:20"));
    f.source.load(runs);
    QCoreApplication::processEvents();
    QSignalSpy opened(&f.controller, &PreviewController::openRequested);
    QSignalSpy compared(&f.controller, &PreviewController::compareRequested);
    QSignalSpy logged(&f.controller, &PreviewController::logEntryRequested);
    f.select(5);
    EXPECT_FALSE(f.button("previewShowLog").isVisible()) << "there is no line yet";
    f.settle();
    f.source.answer();
    f.button("previewOpen").click();
    EXPECT_EQ(opened.takeFirst().at(0).toStringList(), QStringList{"D5"});
    EXPECT_TRUE(f.button("previewCompare").text().contains(QStringLiteral("V0.9")));
    f.button("previewCompare").click();
    EXPECT_EQ(compared.takeFirst(), (QList<QVariant>{QStringLiteral("D5"), QStringLiteral("G")}));
    f.button("previewShowLog").click();
    ASSERT_EQ(logged.size(), 1);
    EXPECT_EQ(logged.takeFirst().at(0).toString(), QStringLiteral("D5"));
}

TEST(PreviewController, leavesTheFocusInTheList)
{
    PreviewFixture f;
    f.load(3);
    f.page.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&f.page));
    auto* table = f.page.findChild<QTableView*>(QStringLiteral("historyTable"));
    table->setFocus();
    f.select(1);
    f.settle();
    f.source.answer();
    EXPECT_TRUE(table->hasFocus());
    QTest::keyClick(table, Qt::Key_F6);
    EXPECT_TRUE(f.page.preview().pane().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F6);
    EXPECT_TRUE(table->hasFocus());
}
