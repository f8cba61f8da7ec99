// SPDX-License-Identifier: GPL-3.0-or-later
#include "list/copy_controller.h"

#include "asked_source.h"
#include "manual_scheduler.h"
#include "session/source_session.h"

#include "deploy/formats/document/document.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

using console::CopyController;
using test_support::aDeployment;
using test_support::AskedSource;
using test_support::at;
using test_support::ManualScheduler;

namespace {

struct CopyFixture {
    CopyFixture()
        : owned(std::make_unique<AskedSource>(true))
        , source(*owned)
        , session(std::move(owned), "asked", scheduler)
    {
        session.setHidden(true);
        source.load({aDeployment("A").service("shop").failed().end("10:05"),
            aDeployment("B").environment("a \"quoted\" name").end("10:20"), aDeployment("C")});
        page.setHistory(session.history());
        page.show();
        QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    }
    /// What is copied as JSON now.
    QJsonDocument copied()
    {
        QSignalSpy said(&controller, &CopyController::statusMessage);
        Q_EMIT page.rows().copyJsonRequested();
        EXPECT_TRUE(QTest::qWaitFor([&] { return !said.isEmpty(); }, 20'000));
        message = said.value(0).value(0).toString();
        return QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8());
    }

    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::unique_ptr<AskedSource> owned;
    AskedSource& source;
    console::SourceSession session;
    deployment::Timestamp now = at("12:00");
    models::TimeContext time{[this] { return now; }, deployment::Zone::Utc};
    widgets::ListPage page{time};
    sources::SnapshotPointer record; ///< of whatever is selected
    CopyController& controller =
        *new CopyController(session, time, page, [this](const QString& /*id*/) { return record; });
    QString message;
};

sources::SnapshotPointer aRecord(const std::string& json)
{
    auto snapshot = std::make_shared<sources::Snapshot>();
    snapshot->document = formats::Document::fromMemory(json);
    snapshot->range = {0, static_cast<std::uint32_t>(json.size())};
    return snapshot;
}

} // namespace

TEST(CopyController, givesWhatTheListHasOfEachRow)
{
    CopyFixture f;
    f.page.findChild<QTableView*>(QStringLiteral("historyTable"))->selectAll();
    const QJsonArray rows = f.copied().array();
    ASSERT_EQ(rows.size(), 3);
    QStringList environments;
    for (const QJsonValue& row : rows)
        environments << row.toObject().value(QStringLiteral("environment")).toString();
    EXPECT_TRUE(environments.contains(QStringLiteral("a \"quoted\" name")));
    EXPECT_TRUE(f.message.contains(QLatin1Char('3'))) << f.message.toStdString();
    EXPECT_TRUE(f.message.contains(QStringLiteral("not their whole records")));
}

TEST(CopyController, givesTheRecordWhereItWasRead)
{
    CopyFixture f;
    ASSERT_TRUE(f.page.rows().selectId(QStringLiteral("A")));
    f.record = aRecord(R"({"deploymentId":"A","unknownField":[1,2]})");
    const QJsonObject record = f.copied().object();
    EXPECT_TRUE(record.contains(QStringLiteral("unknownField"))) << "as it came";
    EXPECT_TRUE(f.message.contains(QStringLiteral("record of A")));
}

TEST(CopyController, ofSeveralRowsTheRecordOfOneIsNotTheAnswer)
{
    CopyFixture f;
    f.page.findChild<QTableView*>(QStringLiteral("historyTable"))->selectAll();
    f.record = aRecord(R"({"deploymentId":"A"})");
    EXPECT_EQ(f.copied().array().size(), 3);
}

TEST(CopyController, leavesTheClipboardAloneWithoutASelection)
{
    CopyFixture f;
    Q_EMIT f.page.rows().copyJsonRequested();
    QCoreApplication::processEvents();
    EXPECT_EQ(QGuiApplication::clipboard()->text().toStdString(), "before");
}
