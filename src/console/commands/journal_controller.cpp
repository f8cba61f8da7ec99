// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_controller.h"

#include "command_session.h"
#include "files/save_controller.h"
#include "journal_csv.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/journal_page.h"

namespace console {

using widgets::JournalPage;

JournalController::JournalController(Context context, JournalPage& page)
    : Page({PageKind::Journal}, page)
    , m_context(std::move(context))
    , m_page(page)
    , m_saver(new SaveController(m_context.settings, page))
{
    connect(m_saver, &SaveController::statusMessage, this, &JournalController::statusMessage);
    connect(&page, &JournalPage::statusMessage, this, &JournalController::statusMessage);
    connect(&page, &JournalPage::checkRequested, this, &JournalController::check);
    connect(&page, &JournalPage::exportRequested, this, &JournalController::exportRows);
    connect(&m_context.journal, &sources::Journal::changed, this,
        [this](const operations::JournalEntry& entry) {
            m_entries.insert_or_assign(entry.command.id, entry);
            refresh();
        });
    read();
}

QString JournalController::tabTitle()
{
    return tr("Journal");
}

void JournalController::read()
{
    m_context.journal.readAll(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            if (!entries) {
                Q_EMIT statusMessage(models::translated(entries.error().message));
                return;
            }
            for (const operations::JournalEntry& entry : *entries)
                m_entries.insert_or_assign(entry.command.id, entry);
            refresh();
        });
}

void JournalController::refresh()
{
    std::vector<models::JournalRow> rows;
    rows.reserve(m_entries.size());
    for (const auto& [id, entry] : m_entries) {
        const bool canCheck =
            !operations::isFinal(entry.state) && m_context.sessionOf(entry) != nullptr;
        rows.push_back({entry, canCheck});
    }
    m_page.setRecords(rows);
}

void JournalController::check(const QString& id)
{
    const auto found = m_entries.find(id.toStdString());
    if (found == m_entries.end())
        return;
    if (CommandSession* session = m_context.sessionOf(found->second))
        session->check(found->second);
}

void JournalController::exportRows(const std::vector<models::JournalRow>& rows)
{
    m_saver->save({tr("Export the journal"), QStringLiteral("command-journal.csv"),
        QStringLiteral("CSV (*.csv)"), [rows, zone = m_context.time.zone()](const ByteSink& sink) {
            return sink(journalCsv(rows, zone));
        }});
}

} // namespace console
