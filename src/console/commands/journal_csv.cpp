// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_csv.h"

#include "deploy/formats/export/csv_writer.h"
#include "deploy/operations/command_spec.h"

namespace console {

namespace {

std::string timeCell(std::optional<deployment::Timestamp> time, deployment::Zone zone)
{
    return time ? deployment::formatTimestamp(*time, zone) : std::string();
}

void writeRow(
    formats::CsvWriter& writer, const operations::JournalEntry& entry, deployment::Zone zone)
{
    const operations::Command& command = entry.command;
    writer.plain(command.id);
    writer.plain(operations::toWire(command.kind));
    for (const std::string* text :
        {&command.deployment, &command.version, &command.targetVersion, &command.environment,
            &command.connection, &command.actor, &command.reason, &command.revision})
        writer.text(*text);
    writer.plain(operations::toWire(entry.state));
    writer.text(entry.outcome);
    writer.plain(timeCell(command.decidedAt, zone));
    writer.plain(timeCell(entry.sentAt, zone));
    writer.plain(timeCell(entry.finishedAt, zone));
    writer.endRow();
}

} // namespace

std::string journalCsv(const std::vector<models::JournalRow>& rows, deployment::Zone zone)
{
    std::string csv;
    formats::CsvWriter writer(csv, formats::CsvTexts::Disarmed);
    for (const char* name :
        {"id", "command", "deployment", "version", "targetVersion", "environment", "connection",
            "who", "reason", "revision", "state", "outcome", "decided", "sent", "ended"})
        writer.plain(name);
    writer.endRow();
    for (const models::JournalRow& row : rows)
        writeRow(writer, row.entry, zone);
    return csv;
}

} // namespace console
