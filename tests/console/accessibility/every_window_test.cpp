// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and every window that the program has, as a screen reader finds it, and where Tab
// leads in it. A window in the sources that was not seen is a failure.
#include "plan_builder.h"
#include "project_paths.h"
#include "screen_reader.h"
#include "window_walk.h"

#include "deploy/widgets/commands/command_dialog.h"

#include <QDirIterator>

namespace {

/// The windows that the sources make: their classes, and the names of the dialogs without one.
QStringList windowsInTheSources()
{
    static const QRegularExpression kind(
        QStringLiteral("class (\\w+)(?: final)?\\s*: public "
                       "Q(?:Dialog|MainWindow|Wizard|MessageBox|InputDialog|ProgressDialog)\\b"));
    static const QRegularExpression plain(
        QStringLiteral("new QDialog\\(.*?setObjectName\\(QStringLiteral\\(\"(\\w+)\"\\)\\)"),
        QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    for (const char* folder : {"/src", "/include"}) {
        QDirIterator files(QStringLiteral(PROJECT_SOURCE_DIR) + QLatin1String(folder),
            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
            QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll());
            for (auto at = kind.globalMatch(text); at.hasNext();)
                found << at.next().captured(1);
            const auto names = text.count(QLatin1String("new QDialog("));
            qsizetype named = 0;
            for (auto at = plain.globalMatch(text); at.hasNext(); ++named)
                found << at.next().captured(1);
            EXPECT_EQ(named, names)
                << file.fileName().toStdString() << " makes a dialog without a name (objectName)";
        }
    }
    return found;
}

class EveryWindow : public test_support::WindowWalk {
protected:
    void look(QWidget& window) override
    {
        EXPECT_EQ(test_support::faultsOf(window).toStdString(), "");
        EXPECT_FALSE(window.windowTitle().isEmpty() && window.accessibleName().isEmpty())
            << "has no title";
        const bool isBelowItsButton = qobject_cast<QAbstractButton*>(window.parentWidget());
        if (window.windowType() == Qt::Popup) {
            EXPECT_TRUE(isBelowItsButton) << "screen readers are told of no such windows";
            return; // never active
        }
        window.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
        // Of a page the tabs may have them.
        EXPECT_TRUE(&window == &console.window || window.focusWidget() != nullptr)
            << "no part of it has the keys";
        const auto round = test_support::roundOfTab(window);
        EXPECT_EQ(test_support::missedBy(round, window).join("\n").toStdString(), "");
        EXPECT_EQ(test_support::trapsIn(window).join("\n").toStdString(), "");
        EXPECT_EQ(test_support::stepsBackIn(round).join("\n").toStdString(), "");
        EXPECT_EQ(test_support::strayLabelsIn(window).join("\n").toStdString(), "");
    }
};

TEST_F(EveryWindow, canBeHeardAndGoneThroughByTab)
{
    walkAll({1500, 900}, 1100);
    for (const QString& each : windowsInTheSources())
        EXPECT_TRUE(seen().contains(each)) << each.toStdString() << " was not looked at";
}

/// Who rolls back is asked first for what it goes back to.
TEST_F(EveryWindow, ofARollbackBeginsWhereItIsDecided)
{
    widgets::CommandDialog dialog(
        test_support::aPlan(models::CommandKind::RollBack, test_support::aDeployment("DEP-1")),
        console.time);
    dialog.show();
    dialog.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    ASSERT_NE(dialog.focusWidget(), nullptr);
    EXPECT_EQ(dialog.focusWidget()->accessibleName(), "Versions to roll back to");
}

} // namespace
