// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/list_controller.h"

#include "asked_source.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/history/history.h"
#include "deploy/models/list/history_model.h"
#include "deploy/models/live/live_now_model.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_page.h"

#include <QDialog>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using test_support::aDeployment;
using test_support::at;

TEST(ListController, marksAndListsTheProblemsThatThereAreNow)
{
    const QTemporaryDir folder;
    console::Settings settings(folder.path());
    const models::TimeContext time([] { return at("12:00"); }, deployment::Zone::Utc);
    auto owned = std::make_unique<test_support::AskedSource>(true);
    test_support::AskedSource& source = *owned;
    console::SourceSession session(std::move(owned));
    widgets::ListPage page(time);
    const console::ListController controller(session, settings, time, page);
    source.start();
    source.give({aDeployment("A"), aDeployment("B")});
    const auto isMarked = [&page](const QString& id) {
        const auto& model = *page.findChild<models::HistoryModel*>();
        return model.indexOfId(id).data(models::HistoryModel::ProblemRole).toBool();
    };
    const auto tell = [&source](const std::string& id, int problems) {
        sources::HistoryUpdate update;
        auto rows = std::make_shared<history::History>();
        rows->upsert(history::summaryOf(aDeployment(id)));
        update.rows = std::move(rows);
        update.supersedes = true;
        for (int number = 0; number < problems; ++number)
            update.problems.push_back({deployment::Severity::Warning,
                {"It is %1.", {std::to_string(number)}}, 0, 0, 0, {}, id});
        Q_EMIT source.historyUpdated(update);
    };
    tell("A", 1);
    EXPECT_TRUE(isMarked(QStringLiteral("A")));
    EXPECT_FALSE(isMarked(QStringLiteral("B")));

    Q_EMIT page.problemsRequested();
    Q_EMIT page.problemsRequested();
    const auto windows = page.findChildren<QDialog*>(QStringLiteral("problems"));
    ASSERT_EQ(windows.size(), 1);
    const auto* table = windows.front()->findChild<QTableView*>();
    ASSERT_NE(table, nullptr);
    EXPECT_EQ(table->model()->rowCount(), 1);
    // Many come a moment later, and go with the state that had them.
    tell("B", 300);
    EXPECT_TRUE(isMarked(QStringLiteral("B")));
    EXPECT_TRUE(QTest::qWaitFor([table] { return table->model()->rowCount() == 301; }));
    tell("B", 0);
    EXPECT_FALSE(isMarked(QStringLiteral("B")));
    EXPECT_EQ(table->model()->rowCount(), 1);
}

TEST(ListController, saysNothingOfWhatIsLiveBeforeAllOfTheListIsThere)
{
    const QTemporaryDir folder;
    console::Settings settings(folder.path());
    const models::TimeContext time([] { return at("12:00"); }, deployment::Zone::Utc);
    auto owned = std::make_unique<test_support::AskedSource>(true);
    test_support::AskedSource& source = *owned;
    console::SourceSession session(std::move(owned));
    widgets::ListPage page(time);
    const console::ListController controller(session, settings, time, page);
    const auto* live = page.findChild<models::LiveNowModel*>();
    ASSERT_NE(live, nullptr);
    const auto sentence = [live] { return live->index(0).data().toString(); };

    source.start();
    source.give({aDeployment("1").environment("prod").version("V1").start("08:00").end("08:10")});
    EXPECT_EQ(sentence(), u"prod: still loading.");
    Q_EMIT source.loadFinished(deployment::Error{});
    EXPECT_EQ(sentence(), u"prod: not known what is live.");
    source.start();
    EXPECT_EQ(sentence(), u"prod: still loading.");
    source.give({aDeployment("2").environment("prod").version("V2").start("09:00").end("09:10")});
    Q_EMIT source.loadFinished(std::nullopt);
    EXPECT_EQ(sentence(), u"prod: V2 is live, since 2025-02-15 09:10.");
    source.start();
    EXPECT_EQ(sentence(), u"prod: V2 is live, since 2025-02-15 09:10.");
}
