// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_records.h"

#include "deploy/formats/csv_writer.h"

namespace console {

using models::JournalRecord;

namespace {

models::CommandState stateOf(sources::CommandState state)
{
    switch (state) {
    case sources::CommandState::Prepared:
        return models::CommandState::Prepared;
    case sources::CommandState::Sent:
        return models::CommandState::Sent;
    case sources::CommandState::Accepted:
        return models::CommandState::Accepted;
    case sources::CommandState::Unknown:
        return models::CommandState::Unknown;
    case sources::CommandState::Done:
        return models::CommandState::Done;
    case sources::CommandState::Refused:
        return models::CommandState::Refused;
    }
    return models::CommandState::Unknown;
}

sources::CommandState stateOf(models::CommandState state)
{
    for (const auto each : {sources::CommandState::Prepared, sources::CommandState::Sent,
             sources::CommandState::Accepted, sources::CommandState::Unknown,
             sources::CommandState::Done, sources::CommandState::Refused}) {
        if (stateOf(each) == state)
            return each;
    }
    return sources::CommandState::Unknown;
}

std::string timeCell(std::optional<deployment::Timestamp> time, deployment::Zone zone)
{
    return time ? deployment::formatTimestamp(*time, zone) : std::string();
}

void writeRow(formats::CsvWriter& writer, const JournalRecord& record, deployment::Zone zone)
{
    writer.plain(record.id.toStdString());
    writer.plain(sources::wordOf(kindOf(record.kind)).latin1());
    for (const QString* text :
        {&record.deployment, &record.version, &record.targetVersion, &record.environment,
            &record.connection, &record.who, &record.reason, &record.revision})
        writer.text(text->toStdString());
    writer.plain(sources::wordOf(stateOf(record.state)).latin1());
    writer.text(record.outcome.toStdString());
    writer.plain(timeCell(record.prepared, zone));
    writer.plain(timeCell(record.sent, zone));
    writer.plain(timeCell(record.ended, zone));
    writer.endRow();
}

} // namespace

models::CommandKind kindOf(sources::CommandKind kind)
{
    switch (kind) {
    case sources::CommandKind::Pause:
        return models::CommandKind::Pause;
    case sources::CommandKind::Resume:
        return models::CommandKind::Resume;
    case sources::CommandKind::RollBack:
        break;
    }
    return models::CommandKind::RollBack;
}

sources::CommandKind kindOf(models::CommandKind kind)
{
    switch (kind) {
    case models::CommandKind::Pause:
        return sources::CommandKind::Pause;
    case models::CommandKind::Resume:
        return sources::CommandKind::Resume;
    case models::CommandKind::RollBack:
        break;
    }
    return sources::CommandKind::RollBack;
}

JournalRecord recordOf(const sources::JournalEntry& entry, bool canCheck)
{
    const sources::Command& command = entry.command;
    JournalRecord record;
    record.id = command.id;
    record.kind = kindOf(command.kind);
    record.deployment = command.deployment;
    record.version = command.version;
    record.targetVersion = command.targetVersion;
    record.environment = command.environment;
    record.connection = command.connection;
    record.who = command.who;
    record.reason = command.reason;
    record.revision = command.revision;
    record.state = stateOf(entry.state);
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
    formats::CsvWriter writer(csv, formats::CsvWriter::Formulas::Disarm);
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
