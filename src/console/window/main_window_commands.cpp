// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_session.h"
#include "commands/journal_controller.h"
#include "connections/connection_store.h"
#include "detail/detail_commands.h"
#include "list/list_controller.h"
#include "program/event_log.h"
#include "session/source_session.h"

#include "deploy/models/texts.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/widgets/commands/journal_page.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"

#include <QTabWidget>

#include <algorithm>

namespace console {

void MainWindow::offerCommands(ListController& list, const models::ConnectionRecord& connection)
{
    auto* commands = new CommandSession(
        list.session(), *list.session().source().commands(), {m_journal, connection, m_readOnly});
    list.setCommands(*commands);
    logCommands(*commands);
    connect(&list, &ListController::commandRequested, this,
        [this, &list](models::CommandKind kind, const QString& id) { ask(kind, list, id); });
    m_tabs->setTabIcon(m_tabs->indexOf(&list.page()), widgets::colorIcon(connection.color));
    if (auto* journal = m_tabs->findChild<JournalController*>())
        journal->refresh();
}

void MainWindow::ask(models::CommandKind kind, ListController& list, const QString& id)
{
    // A command is decided on in front of the deployment, never on a row of the list alone.
    widgets::DetailPage* page = openDeployment(list.session(), id);
    if (auto* commands = page->findChild<DetailCommands*>())
        commands->ask(kind);
}

CommandSession* MainWindow::commandsOf(const SourceSession& session) const
{
    const auto all = lists();
    for (const ListController* list : all) {
        if (&list->session() == &session)
            return list->commands();
    }
    return nullptr;
}

CommandSession* MainWindow::commandsOf(const operations::JournalEntry& entry) const
{
    CommandSession* found = nullptr;
    const auto all = lists();
    for (const ListController* list : all) {
        CommandSession* commands = list->commands();
        if (commands == nullptr || !commands->isOf(entry))
            continue;
        if (commands->holds(entry.command.id))
            return commands; // of several connections to one server
        found = found == nullptr ? commands : found;
    }
    return found;
}

void MainWindow::showList(const ListController& list)
{
    showTab(&list.page());
}

void MainWindow::resolveOpenCommands()
{
    m_journal.readOpen(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            if (!entries || entries->empty())
                return;
            for (const operations::JournalEntry& entry : *entries)
                openConnectionOf(entry);
            openJournal();
            notice(tr("%n command(s) of an earlier run were left open and are being resolved.",
                nullptr, static_cast<int>(entries->size())));
        });
}

void MainWindow::openConnectionOf(const operations::JournalEntry& entry)
{
    if (commandsOf(entry) != nullptr)
        return;
    const auto connections = loadConnections(m_settings);
    const auto isNamed = [&](const models::ConnectionRecord& connection) {
        return connection.id.toStdString() == entry.command.connectionId;
    };
    const auto leadsThere = [&](const models::ConnectionRecord& connection) {
        return sources::serverKey(QUrl(connection.baseUrl)) == entry.server;
    };
    auto found = std::ranges::find_if(connections, isNamed);
    if (found == connections.end())
        found = std::ranges::find_if(connections, leadsThere);
    // An address that was only typed is its own id.
    const QString id = models::rawText(entry.command.connectionId);
    if (found != connections.end())
        openConnection(*found);
    else if (sources::looksLikeUrl(id))
        open(id);
}

void MainWindow::openJournal()
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (qobject_cast<widgets::JournalPage*>(m_tabs->widget(tab)) != nullptr) {
            showTab(m_tabs->widget(tab));
            return;
        }
    }
    auto* page = new widgets::JournalPage(m_time);
    auto* controller = new JournalController(
        {m_journal, m_settings, m_time,
            [this](const operations::JournalEntry& entry) { return commandsOf(entry); }},
        *page);
    connect(controller, &JournalController::noticed, this, &MainWindow::notice);
    m_tabs->addTab(page, tr("Journal"));
    showTab(page);
}

} // namespace console
