// SPDX-License-Identifier: GPL-3.0-or-later
// Every page and every window that the program has, as a screen reader finds it. What opens comes
// from the menus and the buttons; a dialog in the sources that was not seen is a failure.
#include "connection_builder.h"
#include "console_fixture.h"
#include "journal_builder.h"
#include "list/list_controller.h"
#include "pages/page.h"
#include "pages/plain_question.h"
#include "plan_builder.h"
#include "program/demo_file.h"
#include "project_paths.h"
#include "screen_reader.h"
#include "session/source_session.h"
#include "window/workspace.h"

#include "deploy/models/connections/plugin_question.h"
#include "deploy/operations/command_spec.h"
#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/connections/connection_dialog.h"
#include "deploy/widgets/connections/credentials_dialog.h"
#include "deploy/widgets/connections/plugin_dialog.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QDirIterator>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPointer>
#include <QTabBar>
#include <QToolButton>

#include <gtest/gtest.h>

#include <set>

namespace {

using console::PageKind;
using test_support::ConsoleFixture;
using test_support::eventually;

/// What would end the program, leave it, or only change how it looks.
const QStringList& leftAlone()
{
    static const QStringList texts{QStringLiteral("&Quit"), QStringLiteral("&Close tab"),
        QStringLiteral("Reopen closed &tab"), QStringLiteral("Open the folder of the &log"),
        QStringLiteral("&Full screen"), QStringLiteral("Lar&ger text"),
        QStringLiteral("S&maller text"), QStringLiteral("Usual &size of the text"),
        QStringLiteral("&Next tab"), QStringLiteral("&Previous tab")};
    return texts;
}

/// The toolkit's own: what is in them is not the program's.
bool isOfTheToolkit(const QWidget& window)
{
    return window.inherits("QFileDialog") || window.inherits("QPrintDialog")
        || window.inherits("QMenu") || window.inherits("QTipLabel");
}

/// A class of the program by its name; of a plain dialog the name that it was given.
QString nameOfWindow(const QWidget& window)
{
    const QString kind = QLatin1String(window.metaObject()->className());
    return kind == QLatin1String("QDialog") || kind == QLatin1String("QFrame")
        ? window.objectName()
        : kind.section(QStringLiteral("::"), -1);
}

QWidgetList shownWindows()
{
    QWidgetList shown;
    for (QWidget* each : QApplication::topLevelWidgets()) {
        if (each->isVisible())
            shown << each;
    }
    return shown;
}

/// The dialogs that the sources make: their classes, and the names of those without one.
QStringList dialogsInTheSources()
{
    static const QRegularExpression kind(
        QStringLiteral("class (\\w+)(?: final)?\\s*: public QDialog\\b"));
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

class EveryWindow : public testing::Test {
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
            return list != nullptr && list->session().history()->size() > 300
                && !list->session().isLoading();
        }));
        m_list = console.window.currentList()->key();
    }

    /// The newest one that failed: it has most to show.
    [[nodiscard]] deployment::DeploymentKey failedDeployment() const
    {
        const auto history = console.window.currentList()->session().history();
        for (history::Row row = 0; row < history->size(); ++row) {
            if (history->status(row) == deployment::Status::Failed)
                return {m_list.subject.sourceId, std::string(history->id(row))};
        }
        return {};
    }

    void look(QWidget& window, const std::string& way)
    {
        SCOPED_TRACE(way + " leads to " + nameOfWindow(window).toStdString());
        m_seen.insert(nameOfWindow(window));
        if (isOfTheToolkit(window))
            return;
        EXPECT_EQ(test_support::faultsOf(window).toStdString(), "");
        EXPECT_FALSE(window.windowTitle().isEmpty() && window.accessibleName().isEmpty())
            << "has no title";
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            return; // a popup
        EXPECT_NE(window.focusWidget(), nullptr) << "no part of it has the keys";
        lookAtTabs(window);
    }

    static void lookAtTabs(QWidget& window)
    {
        const auto round = test_support::roundOfTab(window);
        EXPECT_EQ(test_support::missedBy(round, window).join("\n").toStdString(), "");
        EXPECT_EQ(test_support::trapsIn(window).join("\n").toStdString(), "");
        EXPECT_EQ(test_support::stepsBackIn(round).join("\n").toStdString(), "");
        EXPECT_EQ(test_support::strayLabelsIn(window).join("\n").toStdString(), "");
    }

    static void close(QWidget& window)
    {
        window.close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    /// Does it and looks at each window that it opens.
    void lookAtWhatOpens(const std::function<void()>& act, const std::string& way)
    {
        const QWidgetList before = shownWindows();
        act();
        QCoreApplication::processEvents();
        for (int depth = 0; depth < 3; ++depth) {
            bool isOpen = false;
            for (QWidget* each : shownWindows()) {
                if (before.contains(each))
                    continue;
                look(*each, way);
                close(*each);
                isOpen = true;
            }
            if (!isOpen)
                return;
        }
    }

    void runAll(QMenu& menu, const std::string& way, const std::function<void()>& comeBack)
    {
        Q_EMIT menu.aboutToShow();
        // Some are filled anew by what their entries do.
        QList<QPointer<QAction>> actions;
        for (QAction* each : menu.actions())
            actions << each;
        for (const QPointer<QAction>& action : actions) {
            if (action == nullptr || action->isSeparator())
                continue;
            const std::string here = way + " > " + action->text().toStdString();
            EXPECT_FALSE(action->text().isEmpty()) << way << " has an entry without words";
            if (action->menu() != nullptr)
                runAll(*action->menu(), here, comeBack);
            else if (action->isEnabled() && !action->isCheckable()
                && !leftAlone().contains(action->text())) {
                lookAtWhatOpens([&] { action->trigger(); }, here);
                comeBack();
            }
        }
    }

    void pressAll(QWidget& root, const std::string& way, const std::function<void()>& comeBack)
    {
        QList<QPointer<QAbstractButton>> buttons;
        for (QAbstractButton* each : root.findChildren<QAbstractButton*>())
            buttons << each;
        for (const QPointer<QAbstractButton>& button : buttons) {
            if (button == nullptr || !button->isVisible() || !button->isEnabled()
                || button->isCheckable() || button->window() != root.window()
                || qobject_cast<const QTabBar*>(button->parentWidget()) != nullptr) // closes it
                continue;
            const std::string here =
                way + " > " + test_support::screen_reader::shortName(*button).toStdString();
            if (auto* menu = menuOf(*button))
                runAll(*menu, here, comeBack);
            else
                lookAtWhatOpens([&] { button->click(); }, here);
            comeBack();
        }
    }

    static QMenu* menuOf(const QAbstractButton& button)
    {
        if (const auto* push = qobject_cast<const QPushButton*>(&button))
            return push->menu();
        const auto* tool = qobject_cast<const QToolButton*>(&button);
        return tool == nullptr ? nullptr : tool->menu();
    }

    void walkPage(const console::PageKey& key, const std::string& way)
    {
        const auto comeBack = [&] { console.window.workspace().open(key); };
        comeBack();
        QCoreApplication::processEvents();
        SCOPED_TRACE(way);
        EXPECT_EQ(test_support::faultsOf(console.window).toStdString(), "");
        lookAtTabs(console.window);
        pressAll(console.window.workspace(), way, comeBack);
        for (const QAction* menu : console.window.menuBar()->actions())
            runAll(*menu->menu(), way + " > " + menu->text().toStdString(), comeBack);
    }

    void walkEmptyList()
    {
        console.window.workspace().open(m_list);
        models::ListFilter nothing;
        nothing.text = QStringLiteral("no such text");
        console.window.currentList()->page().filters().choose(nothing);
        ASSERT_TRUE(eventually(
            [&] { return console.window.currentList()->page().rows().shown().empty(); }));
        SCOPED_TRACE("a list without matches");
        EXPECT_EQ(test_support::faultsOf(console.window).toStdString(), "");
        lookAtTabs(console.window);
        console.window.currentList()->page().filters().choose({});
    }

    /// In tabs where the window is narrow, beside each other where it is wide.
    void walkDeployment(int width)
    {
        console.window.resize(width, 900);
        const deployment::DeploymentKey key = failedDeployment();
        const console::PageKey page{PageKind::Deployment, key};
        console.window.workspace().open(page);
        ASSERT_TRUE(eventually([&] {
            const auto* detail = console.window.currentDetail();
            return detail != nullptr && !detail->deploymentId().isEmpty();
        }));
        walkPage(page, "deployment");
        for (const std::string_view panel : console.window.currentDetail()->panels()) {
            const auto comeBack = [&] {
                console.window.workspace().open(page);
                console.window.currentDetail()->showPanel(panel);
            };
            comeBack();
            const std::string way = "deployment, " + std::string(panel);
            SCOPED_TRACE(way);
            EXPECT_EQ(test_support::faultsOf(console.window).toStdString(), "");
            lookAtTabs(console.window);
            pressAll(*console.window.currentDetail(), way, comeBack);
        }
        console.window.compare(key, {});
        ASSERT_NE(console.window.workspace().current(), nullptr);
        walkPage(console.window.workspace().current()->key(), "comparison");
    }

    void walkJournal()
    {
        bool isWritten = false;
        const auto entry =
            test_support::aJournalEntry("c-1", operations::CommandState::Refused, "09:00");
        console.journal.add(entry, &console.window, [&](const auto& error) {
            EXPECT_FALSE(error.has_value());
            isWritten = true;
        });
        ASSERT_TRUE(eventually([&] { return isWritten; }));
        walkPage({PageKind::Journal}, "journal");
    }

    template <typename Dialog> void walkAlone(Dialog&& dialog, const std::string& way)
    {
        dialog.show();
        look(dialog, way);
    }

    /// What a server asks for, and what asks for a command.
    void walkDialogsOfServers()
    {
        for (const operations::CommandSpec& spec : operations::allCommandSpecs)
            walkAlone(widgets::CommandDialog(
                          test_support::aPlan(spec.kind, test_support::aDeployment("DEP-1"),
                              operations::SafetyLevel::Production),
                          console.time),
                std::string(spec.word));
        models::CredentialsQuestion question;
        question.connection = test_support::aConnection("a", "Alpha");
        using Scheme = operations::CredentialReference::Scheme;
        for (const Scheme scheme : {Scheme::Bearer, Scheme::Basic, Scheme::Header}) {
            question.connection.credential.scheme = scheme;
            walkAlone(widgets::CredentialsDialog(question), "credentials");
        }
        walkAlone(widgets::PluginDialog({QStringLiteral("shop"), QStringLiteral("/etc/kubeconfig"),
                      QStringLiteral("aws eks get-token --cluster-name shop")}),
            "a program for credentials");
        auto cluster = test_support::aConnection("k", "Cluster", "kube:shop");
        walkAlone(widgets::ConnectionDialog({cluster}), "a cluster");
        question.connection.credential.scheme = Scheme::Bearer;
        walkAlone(widgets::ConnectionDialog({question.connection}), "a server");
    }

    void walkQuestions()
    {
        QWidget& window = console.window;
        const QString words = QStringLiteral("Words");
        const auto nothing = [] {};
        lookAtWhatOpens(
            [&] { console::askBefore(window, words, words, words, nothing); }, "question");
        lookAtWhatOpens([&] { console::tellFailure(window, words, words); }, "failure");
        lookAtWhatOpens(
            [&] {
                EXPECT_TRUE(console::tellFailure(window, words, words, words, {{words, nothing}}));
            },
            "failure with ways out");
        lookAtWhatOpens(
            [&] { console::openAtOnce(window, 2 * console::maxAtOnce, words, [](std::size_t) {}); },
            "many at once");
    }

    ConsoleFixture console{*deployment::parseTimestamp("2025-02-15T10:30:00Z")};
    console::PageKey m_list{PageKind::List};
    std::set<QString> m_seen;
};

TEST_F(EveryWindow, DISABLED_canBeHeardAndGoneThroughByTab)
{
    lookAtTabs(console.window);
    pressAll(console.window.workspace(), "welcome", [] {});
    openDemonstration();
    walkPage(m_list, "list");
    walkEmptyList();
    for (const int width : {1500, 1100})
        walkDeployment(width);
    walkJournal();
    walkPage({PageKind::Diagnostics}, "diagnostics");
    walkDialogsOfServers();
    walkQuestions();
    for (const QString& each : dialogsInTheSources())
        EXPECT_TRUE(m_seen.contains(each)) << each.toStdString() << " was not looked at";
}

} // namespace
