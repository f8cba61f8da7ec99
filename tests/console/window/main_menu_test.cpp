// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_fixture.h"
#include "help/key_sheet.h"
#include "language_scope.h"
#include "list/list_controller.h"
#include "pages/page.h"
#include "session/source_session.h"

#include "fault_server.h"
#include "project_paths.h"

#include "deploy/widgets/commands/command_dialog.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QStatusBar>
#include <QStatusTipEvent>
#include <QTableView>

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <map>

using test_support::ConsoleFixture;
using test_support::eventually;
using test_support::FaultServer;

namespace {

const QByteArray underWay = R"({"id":"A","version":"V4","environment":"test","status":"RUNNING",)"
                            R"("paused":false,"startTime":"2025-03-01T11:00:00Z","revision":8})";
const QByteArray ended = R"({"id":"B","version":"V3","environment":"test","status":"COMPLETED",)"
                         R"("startTime":"2025-03-01T10:00:00Z","revision":2})";

class MainMenuTest : public testing::Test {
protected:
    void openFile(const char* name)
    {
        QFile file(console.path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(underWay + "\n" + ended + "\n");
        file.close();
        console.window.open(file.fileName());
        ASSERT_TRUE(eventually([this] {
            return console.window.currentList() != nullptr
                && console.window.currentList()->session().history()->size() == 2;
        }));
    }

    void openServer()
    {
        server.handler = [this](
                             const FaultServer::Request& request, const FaultServer::Peer& peer) {
            posts += request.method == "POST" ? 1 : 0;
            if (request.path() == "/deployments")
                peer.json("[" + underWay + "," + ended + "]");
            else if (request.path() == "/deployments/A")
                peer.json(underWay, {{"ETag", "\"8\""}});
            else
                peer.reply(404, "");
        };
        console.window.open(server.url().toString());
        ASSERT_TRUE(eventually([this] {
            return console.window.currentList() != nullptr
                && console.window.currentList()->session().history()->size() == 2;
        }));
    }

    [[nodiscard]] widgets::ListPage& list() const { return console.window.currentList()->page(); }

    void select(const char* id)
    {
        ASSERT_TRUE(eventually([&] { return list().rows().selectId(QLatin1String(id)); }));
    }

    static QAction* actionIn(const QMenu& menu, const QString& text)
    {
        for (QAction* action : menu.actions()) {
            QString plain = action->text();
            if (plain.remove(QLatin1Char('&')) == text)
                return action;
            QAction* below = action->menu() == nullptr ? nullptr : actionIn(*action->menu(), text);
            if (below != nullptr)
                return below;
        }
        return nullptr;
    }

    /// By its English text without the mnemonic.
    [[nodiscard]] QAction& entry(const char* text) const
    {
        for (const QAction* menu : console.window.menuBar()->actions()) {
            if (QAction* found = actionIn(*menu->menu(), QString::fromUtf8(text)))
                return *found;
        }
        ADD_FAILURE() << "no entry " << text;
        static QAction none;
        return none;
    }

    /// Each page that there is, one after the other in front.
    void openEveryPage()
    {
        openFile("history.ndjson");
        const auto& session = console.window.currentList()->session();
        ASSERT_NE(console.window.openDeployment(session, QStringLiteral("A")), nullptr);
        console.window.compare({session.id(), "A"}, QStringLiteral("B"));
        console.window.workspace().open({console::PageKind::Journal});
        console.window.workspace().open({console::PageKind::Diagnostics});
    }

    [[nodiscard]] QList<QKeySequence> keysOfSheet() const
    {
        QList<QKeySequence> keys;
        for (const console::KeyGroup& group : console::keySheet(*console.window.menuBar())) {
            for (const console::KeyRow& row : group.rows)
                keys.append(row.keys);
        }
        return keys;
    }

    test_support::LanguageScope language;
    FaultServer server;
    int posts = 0;
    ConsoleFixture console{*deployment::parseTimestamp("2025-03-01T12:00:00Z")};
};

TEST_F(MainMenuTest, asksForANewWindowAndStartsNothingItself)
{
    QSignalSpy asked(&console.window, &console::MainWindow::newWindowRequested);
    entry("New window").trigger();
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(MainMenuTest, quittingIsForAllWindows)
{
    QSignalSpy asked(&console.window, &console::MainWindow::quitRequested);
    entry("Quit").trigger();
    EXPECT_EQ(asked.count(), 1);
    EXPECT_TRUE(console.window.isVisible()) << "the others are told first";
}

QChar mnemonicOf(const QString& text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? QChar() : keys.toString().back();
}

void expectDistinctMnemonics(const QList<QAction*>& actions, const QString& path)
{
    std::map<QChar, QString> taken;
    for (const QAction* action : actions) {
        if (action->isSeparator())
            continue;
        const QChar letter = mnemonicOf(action->text());
        const QString here = path + QStringLiteral(" > ") + action->text();
        if (!letter.isNull()) {
            EXPECT_TRUE(taken.emplace(letter, here).second)
                << here.toStdString() << " and " << taken[letter].toStdString();
        } else {
            // A language is named in itself; other entries are the user's own.
            EXPECT_NE(path.count(QLatin1Char('>')), 1) << here.toStdString();
        }
        if (action->menu() != nullptr)
            expectDistinctMnemonics(action->menu()->actions(), here);
    }
}

} // namespace

TEST_F(MainMenuTest, mnemonicsAreDistinctInBothLanguages)
{
    expectDistinctMnemonics(console.window.menuBar()->actions(), QStringLiteral("en"));
    const QString english = console.window.menuBar()->actions().constFirst()->text();
    console.settings.setText(console::Setting::Language, QStringLiteral("zh_CN"));
    ASSERT_TRUE(eventually(
        [&] { return console.window.menuBar()->actions().constFirst()->text() != english; }));
    expectDistinctMnemonics(console.window.menuBar()->actions(), QStringLiteral("zh"));
}

TEST_F(MainMenuTest, everyKeyOfTheProgramStandsInTheSheet)
{
    openEveryPage();
    const QList<QKeySequence> sheet = keysOfSheet();
    int seen = 0;
    const auto expectIn = [&](const QKeySequence& keys, const QObject* owner) {
        if (keys.isEmpty())
            return;
        ++seen;
        EXPECT_TRUE(sheet.contains(keys))
            << keys.toString().toStdString() << " of " << owner->metaObject()->className();
    };
    for (const auto* shortcut : console.window.findChildren<QShortcut*>())
        expectIn(shortcut->key(), shortcut->parent());
    for (const auto* action : console.window.findChildren<QAction*>()) {
        for (const QKeySequence& keys : action->shortcuts())
            expectIn(keys, action->parent());
    }
    EXPECT_GT(seen, 40);
}

TEST_F(MainMenuTest, noKeyOfTheWindowStandsForTwoThings)
{
    QStringList keys;
    for (const auto* action : console.window.findChildren<QAction*>()) {
        if (action->shortcutContext() != Qt::WindowShortcut)
            continue;
        for (const QKeySequence& each : action->shortcuts()) {
            EXPECT_FALSE(keys.contains(each.toString())) << each.toString().toStdString();
            keys << each.toString();
        }
    }
    EXPECT_GT(keys.size(), 15);
}

TEST_F(MainMenuTest, theGuideNamesEveryKeyOfTheSheet)
{
    for (const char* guide : {"/docs/user-guide.md", "/docs/user-guide.zh.md"}) {
        QFile file(QStringLiteral(PROJECT_SOURCE_DIR) + QLatin1String(guide));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const QKeySequence& keys : keysOfSheet()) {
            QString name = keys.toString(QKeySequence::PortableText);
            name.replace(QLatin1String("Return"), QLatin1String("Enter"));
            EXPECT_TRUE(text.contains(QLatin1Char('`') + name + QLatin1Char('`')))
                << guide << ": " << name.toStdString();
        }
    }
}

TEST_F(MainMenuTest, noSingleKeyStartsACommand)
{
    for (const char* text : {"Pause…", "Resume…", "Roll back…", "Abort…", "Retry…",
             "Promote one step…", "Promote fully…", "Restart the pods…"}) {
        const QString keys = entry(text).shortcut().toString();
        EXPECT_TRUE(keys.startsWith(QLatin1String("Ctrl+Shift+"))) << text;
    }
}

TEST_F(MainMenuTest, entriesFollowTheListInFront)
{
    EXPECT_FALSE(entry("Copy").isEnabled());
    EXPECT_FALSE(entry("Copy").statusTip().isEmpty()) << "why is said";
    openFile("history.ndjson");
    EXPECT_FALSE(entry("Copy").isEnabled());
    EXPECT_EQ(entry("Copy").statusTip(), u"No row is selected.");
    EXPECT_TRUE(entry("Export…").isEnabled());
    EXPECT_TRUE(entry("Find…").isEnabled());
    EXPECT_FALSE(entry("Undo filter").isEnabled());
    select("A");
    for (const char* text :
        {"Copy", "Copy as Markdown", "Copy as JSON", "Copy ID", "Open", "Show log"})
        EXPECT_TRUE(entry(text).isEnabled()) << text;
    EXPECT_FALSE(entry("Compare").isEnabled());
    entry("Copy ID").trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), u"A");
    entry("Select all").trigger();
    EXPECT_EQ(list().rows().selectedIds().size(), 2);
    EXPECT_TRUE(entry("Compare").isEnabled());
}

TEST_F(MainMenuTest, aFilterIsTakenBackAndDoneAgain)
{
    openFile("history.ndjson");
    models::ListFilter narrow;
    narrow.text = QStringLiteral("V3");
    const models::ListFilter before = list().filters().filter();
    list().filters().choose(narrow);
    ASSERT_TRUE(entry("Undo filter").isEnabled());
    entry("Undo filter").trigger();
    EXPECT_EQ(list().filters().filter(), before);
    ASSERT_TRUE(entry("Redo filter").isEnabled());
    entry("Redo filter").trigger();
    EXPECT_EQ(list().filters().filter(), narrow);
    EXPECT_FALSE(entry("Redo filter").isEnabled());
}

TEST_F(MainMenuTest, aFileTakesNoCommandsAndSaysSo)
{
    openFile("history.ndjson");
    select("A");
    EXPECT_FALSE(entry("Pause…").isEnabled());
    EXPECT_TRUE(entry("Pause…").statusTip().contains(QStringLiteral("file")));
    EXPECT_FALSE(entry("Abort…").isVisible()) << "no server of the contract takes it";
}

TEST_F(MainMenuTest, anAddressIsOpenedAsItWasTyped)
{
    for (QMenu* menu : console.window.findChildren<QMenu*>())
        Q_EMIT menu->aboutToShow(); // which fills some
    entry("Enter an address…").trigger();
    auto* dialog = console.window.findChild<QInputDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* addresses = dialog->findChild<QComboBox*>();
    ASSERT_NE(addresses, nullptr);
    addresses->addItems({QStringLiteral("kube:admin"), QStringLiteral("kube:viewer")});
    addresses->clearEditText();
    QTest::keyClicks(addresses->lineEdit(), QStringLiteral("kube:"));
    EXPECT_EQ(dialog->textValue(), QStringLiteral("kube:"));
    dialog->reject();
}

TEST_F(MainMenuTest, aCommandIsAskedForByItsKeyAndNotGiven)
{
    openServer();
    EXPECT_FALSE(entry("Pause…").isEnabled());
    select("A");
    ASSERT_TRUE(eventually([this] { return entry("Pause…").isEnabled(); }));
    EXPECT_FALSE(entry("Resume…").isEnabled());
    EXPECT_FALSE(entry("Resume…").toolTip().isEmpty());
    QTest::keyClick(&console.window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    const widgets::CommandDialog* dialog = nullptr;
    ASSERT_TRUE(eventually([&] {
        const widgets::DetailPage* page = console.window.currentDetail();
        dialog = page == nullptr ? nullptr : page->findChild<widgets::CommandDialog*>();
        return dialog != nullptr && dialog->isVisible();
    }));
    EXPECT_EQ(dialog->plan().kind, operations::CommandKind::Pause);
    EXPECT_EQ(posts, 0);
}

TEST_F(MainMenuTest, thePreviewIsShownInAllListsOrInNone)
{
    openFile("one.ndjson");
    widgets::PreviewSplit& first = list().preview();
    openFile("two.ndjson");
    const widgets::PreviewSplit& second = list().preview();
    const bool was = second.toggleAction()->isChecked();
    ASSERT_EQ(entry("Preview of the selected row").isChecked(), was);
    entry("Preview of the selected row").trigger();
    EXPECT_NE(second.toggleAction()->isChecked(), was);
    EXPECT_EQ(entry("Preview of the selected row").isChecked(), !was);
    EXPECT_NE(first.toggleAction()->isChecked(), was);
}

TEST_F(MainMenuTest, whatTheKeyboardIsInComesFirst)
{
    openFile("history.ndjson");
    select("A");
    QTest::keyClick(&console.window, Qt::Key_F, Qt::ControlModifier);
    auto* field = qobject_cast<QLineEdit*>(console.window.focusWidget());
    ASSERT_NE(field, nullptr);
    field->setText(QStringLiteral("V4"));
    QCoreApplication::processEvents();
    entry("Select all").trigger();
    EXPECT_EQ(field->selectedText(), u"V4");
    Q_EMIT console.window.menuBar()->actions().at(1)->menu()->aboutToShow();
    entry("Copy").trigger();
    EXPECT_EQ(QApplication::clipboard()->text(), u"V4");
}

TEST_F(MainMenuTest, aKeyOfWhatCannotBeDoneSaysWhyInTheStatusBar)
{
    openFile("history.ndjson");
    const auto saidAfter = [&](Qt::Key key) {
        console.window.statusBar()->clearMessage();
        QTest::keyClick(console.window.focusWidget(), key, Qt::ControlModifier);
        return console.window.statusBar()->currentMessage();
    };
    list().findChild<QTableView*>()->setFocus();
    select("A");
    EXPECT_EQ(saidAfter(Qt::Key_D), u"Select the two deployments to compare.");
    EXPECT_EQ(saidAfter(Qt::Key_Z), u"No filter was chosen before this one.");
    QTest::keyClick(&console.window, Qt::Key_F, Qt::ControlModifier);
    EXPECT_EQ(saidAfter(Qt::Key_D), u"Select the two deployments to compare.") << "from a field";
    list().rows().selectIds({QStringLiteral("A"), QStringLiteral("B")});
    EXPECT_EQ(saidAfter(Qt::Key_D), QString());
    EXPECT_EQ(console.window.workspace().current()->key().kind, console::PageKind::Comparison);
}

TEST_F(MainMenuTest, theRoomOfAStatusMessageIsGivenBack)
{
    console.window.showStatusMessage(QStringLiteral("Saved"));
    auto* bar = console.window.findChild<QStatusBar*>();
    ASSERT_NE(bar, nullptr);
    EXPECT_FALSE(bar->isHidden());
    EXPECT_EQ(bar->currentMessage(), u"Saved");
    bar->clearMessage(); // as it is after some seconds
    EXPECT_TRUE(bar->isHidden());
    QStatusTipEvent tip(QStringLiteral("Why this is disabled"));
    QApplication::sendEvent(&console.window, &tip);
    EXPECT_TRUE(bar->isHidden()) << "the page does not move for what is pointed at";
    console.window.showStatusMessage(QStringLiteral("Copied"));
    EXPECT_FALSE(bar->isHidden());
}
