// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_walk.h"

#include "connection_builder.h"
#include "journal_builder.h"
#include "list/list_controller.h"
#include "pages/page.h"
#include "pages/plain_question.h"
#include "plan_builder.h"
#include "program/demo_file.h"
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

#include <QFile>
#include <QMenuBar>

namespace test_support {

using console::PageKind;

void WindowWalk::SetUp()
{
    console.window.resize(1366, 900);
    console.window.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&console.window));
}

void WindowWalk::openFile(const QString& path, int count)
{
    console.window.open(path);
    ASSERT_TRUE(eventually([&] {
        const auto* list = console.window.currentList();
        return list != nullptr && int(list->session().history()->size()) >= count
            && !list->session().isLoading();
    }));
}

void WindowWalk::openDemonstration()
{
    openFile(console::writeDemoFile(console.now), 300);
    m_list = console.window.currentList()->key();
    // What is kept under a name can be renamed.
    const QList<models::SavedView> saved{{QStringLiteral("Mine"), {}, {}}};
    const auto asSaved = [saved] { return saved; };
    console.window.currentList()->page().filters().setLatest(asSaved, asSaved);
}

/// A good record, one without an id, and one that is none.
void WindowWalk::openDamagedFile()
{
    QFile good(console::writeDemoFile(console.now));
    QFile file(console.path("damaged.ndjson"));
    ASSERT_TRUE(good.open(QIODevice::ReadOnly) && file.open(QIODevice::WriteOnly));
    file.write(good.readLine() + "{\"version\":\"v2\"}\n7\n");
    file.close();
    openFile(file.fileName(), 1);
    walkPage(console.window.currentList()->key(), "damaged file");
}

/// The newest one that failed: it has most to show.
deployment::DeploymentKey WindowWalk::failedDeployment() const
{
    const auto history = console.window.currentList()->session().history();
    for (history::Row row = 0; row < history->size(); ++row) {
        if (history->status(row) == deployment::Status::Failed)
            return {m_list.subject.sourceId, std::string(history->id(row))};
    }
    return {};
}

void WindowWalk::walkPage(const console::PageKey& key, const std::string& way)
{
    const auto comeBack = [&] { console.window.workspace().open(key); };
    comeBack();
    QCoreApplication::processEvents();
    m_opener.lookAt(console.window, way);
    m_opener.pressAll(console.window.workspace(), way, comeBack);
    m_opener.openContextMenus(console.window.workspace(), way, comeBack);
    m_opener.runActions(console.window.workspace(), way, comeBack);
    for (const QAction* menu : console.window.menuBar()->actions())
        m_opener.runAll(*menu->menu(), way + " > " + menu->text().toStdString(), comeBack);
}

void WindowWalk::walkEmptyList()
{
    console.window.workspace().open(m_list);
    models::ListFilter nothing;
    nothing.text = QStringLiteral("no such text");
    console.window.currentList()->page().filters().choose(nothing);
    ASSERT_TRUE(
        eventually([&] { return console.window.currentList()->page().rows().shown().empty(); }));
    m_opener.lookAt(console.window, "a list without matches");
    console.window.currentList()->page().filters().choose({});
}

void WindowWalk::walkDeployment()
{
    console.window.workspace().open(m_list);
    const console::PageKey page{PageKind::Deployment, failedDeployment()};
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
        m_opener.lookAt(console.window, way);
        m_opener.pressAll(*console.window.currentDetail(), way, comeBack);
        m_opener.openContextMenus(*console.window.currentDetail(), way, comeBack);
        m_opener.runActions(*console.window.currentDetail(), way, comeBack);
    }
}

void WindowWalk::walkComparison()
{
    console.window.workspace().open(m_list);
    console.window.compare(failedDeployment(), {});
    ASSERT_NE(console.window.workspace().current(), nullptr);
    walkPage(console.window.workspace().current()->key(), "comparison");
}

void WindowWalk::walkJournal()
{
    bool isWritten = false;
    const auto entry = aJournalEntry("c-1", operations::CommandState::Refused, "09:00");
    console.journal.add(entry, &console.window, [&](const auto& error) {
        EXPECT_FALSE(error.has_value());
        isWritten = true;
    });
    ASSERT_TRUE(eventually([&] { return isWritten; }));
    walkPage({PageKind::Journal}, "journal");
}

template <typename Dialog> void WindowWalk::walkAlone(Dialog&& dialog, const std::string& way)
{
    dialog.show();
    QCoreApplication::processEvents();
    m_opener.lookAt(dialog, way);
}

/// What a server asks for, and what asks for a command.
void WindowWalk::walkDialogsOfServers()
{
    for (const operations::CommandSpec& spec : operations::allCommandSpecs)
        walkAlone(widgets::CommandDialog(
                      aPlan(spec.kind, aDeployment("DEP-1"), operations::SafetyLevel::Production),
                      console.time),
            std::string(spec.word));
    models::CredentialsQuestion question;
    question.connection = aConnection("a", "Alpha");
    using Scheme = operations::CredentialReference::Scheme;
    for (const Scheme scheme : {Scheme::Bearer, Scheme::Basic, Scheme::Header}) {
        question.connection.credential.scheme = scheme;
        walkAlone(widgets::CredentialsDialog(question), "credentials");
    }
    walkAlone(widgets::PluginDialog({QStringLiteral("shop"), QStringLiteral("/etc/kubeconfig"),
                  QStringLiteral("aws eks get-token --cluster-name shop")}),
        "a program for credentials");
    auto cluster = aConnection("k", "Cluster", "kube:shop");
    walkAlone(widgets::ConnectionDialog({cluster}), "a cluster");
    question.connection.credential.scheme = Scheme::Bearer;
    walkAlone(widgets::ConnectionDialog({question.connection}), "a server");
}

void WindowWalk::walkQuestions()
{
    QWidget& window = console.window;
    const QString words = QStringLiteral("Words");
    const auto nothing = [] {};
    m_opener.lookAtWhatOpens(
        [&] { console::askBefore(window, words, words, words, nothing); }, "question");
    m_opener.lookAtWhatOpens([&] { console::tellFailure(window, words, words); }, "failure");
    m_opener.lookAtWhatOpens(
        [&] {
            EXPECT_TRUE(console::tellFailure(window, words, words, words, {{words, nothing}}));
        },
        "failure with ways out");
    m_opener.lookAtWhatOpens(
        [&] { console::openAtOnce(window, 2 * console::maxAtOnce, words, [](std::size_t) {}); },
        "many at once");
}

void WindowWalk::walkAll(QSize wide, int narrow)
{
    console.window.resize(wide);
    m_opener.lookAt(console.window, "welcome");
    m_opener.pressAll(console.window.workspace(), "welcome", [] {});
    openDamagedFile();
    openDemonstration();
    walkPage(m_list, "list");
    walkEmptyList();
    for (const int width : {wide.width(), narrow}) {
        console.window.resize(width, wide.height());
        walkDeployment();
        walkComparison();
    }
    walkJournal();
    walkPage({PageKind::Diagnostics}, "diagnostics");
    walkDialogsOfServers();
    walkQuestions();
}

} // namespace test_support
