// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in the windows, and where Tab leads in them.
#include "console_fixture.h"
#include "list/list_controller.h"
#include "palette/command_palette.h"
#include "plan_builder.h"
#include "program/demo_file.h"
#include "screen_reader.h"
#include "session/source_session.h"
#include "window/workspace.h"

#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QAction>
#include <QApplication>
#include <QDialog>

#include <gtest/gtest.h>

namespace {

using test_support::ConsoleFixture;
using test_support::eventually;
using test_support::faultsOf;
using test_support::missedBy;
using test_support::roundOfTab;
using widgets::DetailPage;

class ScreenReader : public testing::Test {
protected:
    void SetUp() override
    {
        console.window.resize(1366, 900);
        console.window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&console.window));
    }

    void openDemonstration()
    {
        console.window.open(console::writeDemoFile(console.now));
        ASSERT_TRUE(eventually([&] {
            const auto* list = console.window.currentList();
            return list != nullptr && list->session().history()->size() > 300;
        }));
    }

    DetailPage& openDeployment()
    {
        const auto* list = console.window.currentList();
        DetailPage& page = *console.window.openDeployment(
            list->session(), QString::fromStdString(std::string(list->session().history()->id(0))));
        EXPECT_TRUE(eventually([&] { return !page.deploymentId().isEmpty(); }));
        return page;
    }

    /// The window that an entry of the menu opens.
    QDialog* dialogOf(const QKeySequence& keys)
    {
        for (QAction* action : console.window.findChildren<QAction*>()) {
            if (action->shortcut() == keys)
                action->trigger();
        }
        for (QWidget* each : QApplication::topLevelWidgets()) {
            auto* dialog = qobject_cast<QDialog*>(each);
            if (dialog != nullptr && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    ConsoleFixture console{*deployment::parseTimestamp("2025-02-15T10:30:00Z")};
};

TEST_F(ScreenReader, findsWaysOutWhereNothingIsOpen)
{
    EXPECT_EQ(faultsOf(console.window).toStdString(), "");
    const auto round = roundOfTab(console.window);
    EXPECT_EQ(missedBy(round, console.window).join(", ").toStdString(), "");
}

TEST_F(ScreenReader, findsTheListAndWhatFiltersIt)
{
    openDemonstration();
    EXPECT_EQ(faultsOf(console.window).toStdString(), "");
}

TEST_F(ScreenReader, findsEachPartOfADeployment)
{
    openDemonstration();
    DetailPage& page = openDeployment();
    for (const bool isWide : {false, true}) {
        console.window.resize(isWide ? 1500 : 1100, 900);
        for (const std::string_view panel : page.panels()) {
            page.showPanel(panel);
            EXPECT_EQ(faultsOf(console.window).toStdString(), "") << panel << isWide;
        }
    }
}

TEST_F(ScreenReader, findsTheSettingsAndThePalette)
{
    for (const QKeySequence& keys :
        {QKeySequence(Qt::CTRL | Qt::Key_Comma), QKeySequence(Qt::CTRL | Qt::Key_K)}) {
        QDialog* dialog = dialogOf(keys);
        ASSERT_NE(dialog, nullptr) << keys.toString().toStdString();
        EXPECT_EQ(faultsOf(*dialog).toStdString(), "");
        EXPECT_NE(dialog->windowType(), Qt::Popup) << "screen readers are told of no such windows";
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

TEST_F(ScreenReader, canRollBack)
{
    widgets::CommandDialog dialog(
        test_support::aPlan(models::CommandKind::RollBack, test_support::aDeployment("DEP-1")),
        console.time);
    dialog.show();
    dialog.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    EXPECT_EQ(faultsOf(dialog).toStdString(), "");
    ASSERT_NE(dialog.focusWidget(), nullptr);
    EXPECT_EQ(dialog.focusWidget()->accessibleName(), "Versions to roll back to")
        << "what is asked first";
    const auto round = roundOfTab(dialog);
    EXPECT_EQ(missedBy(round, dialog).join(", ").toStdString(), "");
}

} // namespace
