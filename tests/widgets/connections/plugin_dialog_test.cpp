// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/plugin_dialog.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using models::PluginAnswer;

class PluginDialogTest : public testing::Test {
protected:
    PluginDialogTest()
        : dialog({QStringLiteral("shop"), QStringLiteral("/home/ops/.kube/config"),
            QStringLiteral("aws eks get-token --cluster-name '<b>x</b>\u202e'")})
    {
        QObject::connect(&dialog, &widgets::PluginDialog::answered, &dialog,
            [this](PluginAnswer answer) { answers.push_back(answer); });
        dialog.show();
    }
    QPushButton* button(const char* name) const
    {
        return dialog.findChild<QPushButton*>(QLatin1String(name));
    }

    widgets::PluginDialog dialog;
    std::vector<PluginAnswer> answers;
};

TEST_F(PluginDialogTest, showsTheWholeCommandLineWithWhatWouldNotBeSeen)
{
    const auto* field = dialog.findChild<QPlainTextEdit*>(QStringLiteral("commandLine"));
    ASSERT_NE(field, nullptr);
    EXPECT_EQ(field->toPlainText(),
        QStringLiteral("aws eks get-token --cluster-name '<b>x</b>\\u{202E}'"));
    EXPECT_TRUE(field->isReadOnly());
}

TEST_F(PluginDialogTest, enterAndEscapeMeanNo)
{
    EXPECT_TRUE(button("doNotRun")->isDefault());
    QTest::keyClick(&dialog, Qt::Key_Return);
    EXPECT_EQ(answers, std::vector{PluginAnswer::No});
    dialog.show();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_EQ(answers, (std::vector{PluginAnswer::No, PluginAnswer::No}));
}

TEST_F(PluginDialogTest, eachButtonGivesItsAnswerOnce)
{
    button("runOnce")->click();
    EXPECT_EQ(answers, std::vector{PluginAnswer::ThisRun});
    dialog.show();
    button("runAlways")->click();
    EXPECT_EQ(answers, (std::vector{PluginAnswer::ThisRun, PluginAnswer::Always}));
    EXPECT_FALSE(dialog.isVisible());
}

} // namespace
