// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_pages.h"

#include "journal_controller.h"
#include "open_commands.h"

#include "deploy/widgets/commands/journal_page.h"

namespace console {

JournalPages::JournalPages(const Context& context)
    : m_context(context)
{
}

Page& JournalPages::make(const deployment::DeploymentKey&)
{
    auto* page = new widgets::JournalPage(m_context.time);
    const auto sessionOf = [&commands = m_context.commands](const operations::JournalEntry& entry) {
        return commands.of(entry);
    };
    auto* journal = new JournalController(
        {m_context.journal, m_context.settings, m_context.time, sessionOf}, *page);
    QObject::connect(
        &m_context.commands, &OpenCommands::changed, journal, &JournalController::refresh);
    return *journal;
}

QString JournalPages::waitingTitle(const deployment::DeploymentKey&) const
{
    return JournalController::tabTitle();
}

} // namespace console
