// SPDX-License-Identifier: GPL-3.0-or-later
// Every dialog with letters up to twice as large, in English and Chinese: no word is cut off.
#include "connection_builder.h"
#include "plan_builder.h"
#include "room.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/connections/connection_dialog.h"
#include "deploy/widgets/connections/credentials_dialog.h"
#include "deploy/widgets/connections/plugin_dialog.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/style/console_style.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using test_support::Letters;

class DialogRoomTest : public testing::TestWithParam<Letters> {
protected:
    DialogRoomTest() { QApplication::setStyle(new widgets::ConsoleStyle); }
    ~DialogRoomTest() override { QApplication::setStyle(QStringLiteral("fusion")); }

    static void expectNothingCutOff(QWidget& dialog)
    {
        dialog.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&dialog));
        QCoreApplication::processEvents();
        test_support::expectRoomForAllWords(dialog);
        test_support::expectRoomIsShared(dialog);
        for (const QScrollArea* area : dialog.findChildren<QScrollArea*>())
            EXPECT_LE(area->horizontalScrollBar()->maximum(), 0)
                << area->objectName().toStdString() << " scrolls sideways";
    }

    const test_support::LettersScope m_letters{GetParam()};
    models::TimeContext m_time{[] { return test_support::at("12:00"); }, deployment::Zone::Utc};
};

TEST_P(DialogRoomTest, connections)
{
    widgets::ConnectionDialog dialog({test_support::aConnection("a", "Alpha")});
    expectNothingCutOff(dialog);
}

TEST_P(DialogRoomTest, credentials)
{
    models::CredentialsQuestion question;
    question.connection = test_support::aConnection("a", "Alpha");
    question.connection.credential.scheme = operations::CredentialReference::Scheme::Basic;
    widgets::CredentialsDialog dialog(question);
    expectNothingCutOff(dialog);
}

TEST_P(DialogRoomTest, plugin)
{
    widgets::PluginDialog dialog({QStringLiteral("shop"), QStringLiteral("/home/ops/.kube/config"),
        QStringLiteral("aws eks get-token --cluster-name shop --region cn-north-1")});
    expectNothingCutOff(dialog);
}

TEST_P(DialogRoomTest, exportOfRows)
{
    widgets::ExportDialog dialog({.shown = 12408, .selected = 3, .isPart = true}, {});
    expectNothingCutOff(dialog);
}

TEST_P(DialogRoomTest, rollback)
{
    widgets::CommandDialog dialog(
        test_support::aPlan(operations::CommandKind::RollBack,
            test_support::aDeployment("DEP-001").running().percentage(60).currentStep("流量切换"),
            operations::SafetyLevel::Production),
        m_time);
    expectNothingCutOff(dialog);
}

INSTANTIATE_TEST_SUITE_P(Sizes, DialogRoomTest, testing::ValuesIn(test_support::allLetters()));

} // namespace
