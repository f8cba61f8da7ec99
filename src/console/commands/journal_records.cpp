// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_records.h"

#include "deploy/formats/export/csv_writer.h"

namespace console {

using models::JournalRecord;

namespace {

std::string timeCell(std::optional<deployment::Timestamp> time, deployment::Zone zone)
{
    return time ? deployment::formatTimestamp(*time, zone) : std::string();
}

void writeRow(formats::CsvWriter& writer, const JournalRecord& record, deployment::Zone zone)
{
    writer.plain(record.id.toStdString());
    writer.plain(operations::wordOf(record.kind));
    for (const QString* text :
        {&record.deployment, &record.version, &record.targetVersion, &record.environment,
            &record.connection, &record.who, &record.reason, &record.revision})
        writer.text(text->toStdString());
    writer.plain(operations::wordOf(record.state));
    writer.text(record.outcome.toStdString());
    writer.plain(timeCell(record.prepared, zone));
    writer.plain(timeCell(record.sent, zone));
    writer.plain(timeCell(record.ended, zone));
    writer.endRow();
}

} // namespace

JournalRecord recordOf(const sources::JournalEntry& entry, bool canCheck)
{
    const sources::Command& command = entry.command;
    JournalRecord record;
    record.id = command.id;
    record.kind = command.kind;
    record.deployment = command.deployment;
    record.version = command.version;
    record.targetVersion = command.targetVersion;
    record.environment = command.environment;
    record.connection = command.connection;
    record.who = command.who;
    record.reason = command.reason;
    record.revision = command.revision;
    record.state = entry.state;
    record.outcome = entry.outcome;
    record.prepared = command.decided;
    record.sent = entry.sent;
    record.ended = entry.ended;
    record.canCheck = canCheck;
    return record;
}

std::string journalCsv(const std::vector<JournalRecord>& records, deployment::Zone zone)
{
    std::string csv;
    formats::CsvWriter writer(csv, formats::CsvTexts::Disarmed);
    for (const char* name :
        {"id", "command", "deployment", "version", "targetVersion", "environment", "connection",
            "who", "reason", "revision", "state", "outcome", "decided", "sent", "ended"})
        writer.plain(name);
    writer.endRow();
    for (const JournalRecord& record : records)
        writeRow(writer, record, zone);
    return csv;
}

} // namespace console
