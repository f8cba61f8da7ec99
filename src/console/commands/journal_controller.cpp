// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_controller.h"

#include "command_session.h"
#include "detail/save_controller.h"
#include "journal_records.h"

#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/commands/journal_page.h"

namespace console {

using widgets::JournalPage;

JournalController::JournalController(Context context, JournalPage& page)
    : QObject(&page)
    , m_context(std::move(context))
    , m_page(page)
    , m_saver(new SaveController(m_context.settings, page))
{
    connect(m_saver, &SaveController::noticed, this, &JournalController::noticed);
    connect(&page, &JournalPage::noticed, this, &JournalController::noticed);
    connect(&page, &JournalPage::checkRequested, this, &JournalController::check);
    connect(&page, &JournalPage::exportRequested, this, &JournalController::exportRecords);
    connect(&m_context.journal, &sources::Journal::changed, this,
        [this](const sources::JournalEntry& entry) {
            m_entries.insert(entry.command.id, entry);
            refresh();
        });
    read();
}

void JournalController::read()
{
    m_context.journal.readAll(
        this, [this](const deployment::Expected<sources::Journal::Entries>& entries) {
            if (!entries) {
                Q_EMIT noticed(models::translated(entries.error().message));
                return;
            }
            for (const sources::JournalEntry& entry : *entries)
                m_entries.insert(entry.command.id, entry);
            refresh();
        });
}

void JournalController::refresh()
{
    std::vector<models::JournalRecord> records;
    records.reserve(static_cast<std::size_t>(m_entries.size()));
    for (const sources::JournalEntry& entry : std::as_const(m_entries)) {
        const bool canCheck =
            !operations::isFinal(entry.state) && m_context.sessionOf(entry) != nullptr;
        records.push_back(recordOf(entry, canCheck));
    }
    m_page.setRecords(records);
}

void JournalController::check(const QString& id)
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd())
        return;
    if (CommandSession* session = m_context.sessionOf(*entry))
        session->check(*entry);
}

void JournalController::exportRecords(const std::vector<models::JournalRecord>& records)
{
    m_saver->save({tr("Export the journal"), QStringLiteral("command-journal.csv"),
        QStringLiteral("CSV (*.csv)"),
        [records, zone = m_context.time.zone()](
            const ByteSink& sink) { return sink(journalCsv(records, zone)); }});
}

} // namespace console
