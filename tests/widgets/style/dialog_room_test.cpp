// SPDX-License-Identifier: GPL-3.0-or-later
// Every dialog with letters up to twice as large, in English and Chinese: no word is cut off.
#include "connection_builder.h"
#include "plan_builder.h"
#include "project_paths.h"
#include "ts_translator.h"

#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/connections/connection_dialog.h"
#include "deploy/widgets/connections/credentials_dialog.h"
#include "deploy/widgets/connections/plugin_dialog.h"
#include "deploy/widgets/list/export_dialog.h"
#include "deploy/widgets/style/console_style.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <gtest/gtest.h>

namespace {

struct Setting {
    bool isChinese = false;
    int percent = 100; ///< of the usual size of letters
};

/// A label that breaks its lines needs the height that goes with its width.
bool fits(const QLabel& label)
{
    if (label.wordWrap())
        return label.heightForWidth(label.width()) <= label.height();
    return label.sizeHint().width() <= label.width() && label.sizeHint().height() <= label.height();
}

bool fits(const QAbstractButton& button)
{
    return button.sizeHint().width() <= button.width()
        && button.sizeHint().height() <= button.height();
}

class DialogRoomTest : public testing::TestWithParam<Setting> {
protected:
    DialogRoomTest()
        : m_font(QApplication::font())
    {
        QApplication::setStyle(new widgets::ConsoleStyle);
        QFont larger = m_font;
        larger.setPointSizeF(m_font.pointSizeF() * GetParam().percent / 100);
        QApplication::setFont(larger);
        if (!GetParam().isChinese)
            return;
        m_chinese = std::make_unique<test_support::TsTranslator>(QStringLiteral(
            PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
        EXPECT_FALSE(m_chinese->isEmpty());
        QCoreApplication::installTranslator(m_chinese.get());
    }
    ~DialogRoomTest() override
    {
        m_chinese.reset();
        QApplication::setFont(m_font);
        QApplication::setStyle(QStringLiteral("fusion"));
    }

    template <typename Widget> static void expectRoom(const QWidget& dialog)
    {
        for (const Widget* each : dialog.findChildren<Widget*>()) {
            if (!each->isVisible() || each->text().isEmpty())
                continue;
            EXPECT_TRUE(fits(*each))
                << each->text().toStdString() << " (" << each->objectName().toStdString()
                << ") has " << each->width() << 'x' << each->height() << " and needs "
                << each->sizeHint().width() << 'x' << each->sizeHint().height();
        }
    }

    static void expectNothingCutOff(QWidget& dialog)
    {
        dialog.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&dialog));
        expectRoom<QLabel>(dialog);
        expectRoom<QPushButton>(dialog);
        expectRoom<QCheckBox>(dialog);
        expectRoom<QRadioButton>(dialog);
        for (const QScrollArea* area : dialog.findChildren<QScrollArea*>())
            EXPECT_LE(area->horizontalScrollBar()->maximum(), 0)
                << area->objectName().toStdString() << " scrolls sideways";
    }

    const QFont m_font;
    std::unique_ptr<test_support::TsTranslator> m_chinese;
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
    widgets::ExportDialog dialog({12408, 3}, {});
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

INSTANTIATE_TEST_SUITE_P(Sizes, DialogRoomTest,
    testing::Values(Setting{false, 100}, Setting{false, 125}, Setting{false, 150},
        Setting{false, 200}, Setting{true, 100}, Setting{true, 125}, Setting{true, 150},
        Setting{true, 200}));

} // namespace
