// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail/header/command_buttons.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace {

using operations::CommandKind;

/// They are made when their command is offered, which is after all that stands around them.
TEST(CommandButtons, haveTheirPlaceInTheOrderOfTab)
{
    QWidget window;
    auto* row = new QHBoxLayout(&window);
    auto* before = new QPushButton(QStringLiteral("Copy"), &window);
    auto* commands = new widgets::CommandButtons(&window);
    auto* after = new QPushButton(QStringLiteral("Steps"), &window);
    for (QWidget* each : std::initializer_list<QWidget*>{before, commands, after})
        row->addWidget(each);
    commands->setAvailability(
        {{CommandKind::Promote, true, {}}, {CommandKind::RollBack, true, {}}});
    commands->setAvailability({{CommandKind::Promote, true, {}}, {CommandKind::RollBack, true, {}},
        {CommandKind::Abort, true, {}}});
    window.show();
    window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    before->setFocus();
    QStringList names;
    for (int press = 0; press < 4; ++press) {
        QTest::keyClick(&window, Qt::Key_Tab);
        names << window.focusWidget()->objectName();
    }
    EXPECT_EQ(names.join(u' ').toStdString(), "rollback abort moreCommands ");
}

class CommandButtonKeys : public testing::Test {
protected:
    void SetUp() override
    {
        auto* row = new QHBoxLayout(&window);
        row->addWidget(commands);
        row->addWidget(after);
        offer(true);
        window.show();
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        button("pause")->setFocus();
    }

    void offer(bool isEnabled) const
    {
        commands->setAvailability(
            {{CommandKind::RollBack, isEnabled, {}}, {CommandKind::Pause, isEnabled, {}},
                {CommandKind::Resume, isEnabled, {}}, {CommandKind::Abort, isEnabled, {}}});
    }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return commands->findChild<QPushButton*>(QLatin1String(name));
    }

    QWidget window;
    widgets::CommandButtons* commands = new widgets::CommandButtons(&window);
    QPushButton* after = new QPushButton(QStringLiteral("Steps"), &window);
};

TEST_F(CommandButtonKeys, goFromPauseToWhatTakesItsPlace)
{
    offer(false); // it has been sent
    EXPECT_NE(window.focusWidget(), after);
    commands->setPaused(true);
    offer(true);
    EXPECT_EQ(window.focusWidget(), button("resume"));
}

TEST_F(CommandButtonKeys, comeBackAfterACommandThatChangedNothing)
{
    offer(false);
    offer(true);
    EXPECT_EQ(window.focusWidget(), button("pause"));
}

TEST_F(CommandButtonKeys, stayWhereTheUserWentMeanwhile)
{
    offer(false);
    QTest::keyClick(&window, Qt::Key_Tab);
    EXPECT_EQ(window.focusWidget(), after);
    offer(true);
    EXPECT_EQ(window.focusWidget(), after);
}

} // namespace
