// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk.h"

#include "connection_builder.h"
#include "connections/connection_store.h"
#include "pages/page_key.h"
#include "session/source_session.h"

#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <QHeaderView>
#include <QTest>

namespace random_window {

Desk::Run::Run(const QString& folder, World& world)
    : settings(folder + QStringLiteral("/config"))
    , time([&world] { return world.now(); }, deployment::Zone::Utc)
    , journal(folder + QStringLiteral("/journal.sqlite"))
{
}

Desk::Desk(World& world)
    : m_world(world)
{
    start();
}

void Desk::start()
{
    m_run = std::make_unique<Run>(m_folder.path(), m_world);
    std::vector<operations::Connection> connections;
    for (const auto& server : m_world.servers()) {
        const std::string address = server->address.toStdString();
        connections.push_back(test_support::aConnection(address, address.substr(7), address));
        connections.back().keepsArchive = false;
    }
    console::saveConnections(m_run->settings, connections);
    m_run->window = std::make_unique<console::MainWindow>(
        console::MainWindow::Context{.settings = m_run->settings,
            .time = m_run->time,
            .journal = m_run->journal,
            .kinds = World::kinds()});
    m_run->window->tabs().restore();
    m_run->window->show();
    m_run->window->activateWindow();
}

void Desk::restart()
{
    window().close();
    m_run.reset();
    start();
}

bool Desk::isListInFront() const
{
    const console::PageKey* key = window().workspace().currentKey();
    return key != nullptr && key->kind == console::PageKind::List;
}

std::vector<console::ListController*> Desk::lists() const
{
    const auto found = window().findChildren<console::ListController*>();
    return {found.begin(), found.end()};
}

Server* Desk::serverOf(const console::ListController& list) const
{
    return m_world.serverAt(list.session().source().location());
}

QTableView& Desk::tableOf(const console::ListController& list)
{
    return *list.page().findChild<QTableView*>(QStringLiteral("historyTable"));
}

int Desk::firstSection(const QTableView& table)
{
    const QHeaderView& header = *table.horizontalHeader();
    int visual = 0;
    while (visual + 1 < header.count() && header.isSectionHidden(header.logicalIndex(visual)))
        ++visual;
    return header.logicalIndex(visual);
}

std::chrono::milliseconds Desk::uptime() const
{
    return m_skipped
        + std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now().time_since_epoch());
}

void Desk::settle()
{
    m_skipped += std::chrono::seconds(10);
    for (const console::ListController* list : lists())
        list->page().rows().setUptime([this] { return uptime(); });
    constexpr int turns = 4;
    for (int turn = 0; turn < turns; ++turn) {
        m_run->time.tick();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    m_skipped += std::chrono::seconds(10);
}

} // namespace random_window
