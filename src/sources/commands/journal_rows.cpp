// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_rows.h"

#include <QSqlQuery>
#include <QStringList>
#include <QVariant>

namespace sources {

namespace {

QVariant milliseconds(const std::optional<deployment::Timestamp>& time)
{
    return time ? QVariant(qint64(time->time_since_epoch().count())) : QVariant();
}

std::optional<deployment::Timestamp> timestamp(const QVariant& value)
{
    if (value.isNull())
        return std::nullopt;
    return deployment::Timestamp(deployment::Milliseconds(value.toLongLong()));
}

QString textOf(std::string_view word)
{
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

/// Never null: that would be stored as NULL.
QString stored(const std::string& text)
{
    return text.empty() ? QStringLiteral("") : QString::fromStdString(text);
}

void bindCommand(QSqlQuery& query, const Command& command)
{
    query.addBindValue(stored(command.id));
    query.addBindValue(textOf(toWire(command.kind)));
    for (const std::string* text : {&command.deployment, &command.version, &command.environment,
             &command.targetVersion, &command.reason, &command.revision, &command.connectionId,
             &command.connection, &command.actor})
        query.addBindValue(stored(*text));
    query.addBindValue(milliseconds(command.decidedAt));
}

void bindState(QSqlQuery& query, const JournalEntry& entry)
{
    query.addBindValue(textOf(toWire(entry.state)));
    query.addBindValue(stored(entry.outcome));
    query.addBindValue(milliseconds(entry.sentAt));
    query.addBindValue(milliseconds(entry.finishedAt));
    query.addBindValue(qint64(entry.process));
}

} // namespace

QString unfinishedCondition()
{
    QStringList words;
    for (const CommandState state : operations::allCommandStates) {
        if (isFinal(state))
            words << QLatin1Char('\'') + textOf(toWire(state)) + QLatin1Char('\'');
    }
    return QStringLiteral("state NOT IN (%1)").arg(words.join(QLatin1Char(',')));
}

void bindEntry(QSqlQuery& query, const JournalEntry& entry)
{
    bindCommand(query, entry.command);
    bindState(query, entry);
    for (const std::string* text :
        {&entry.server, &entry.caller, &entry.processStart, &entry.command.targetId})
        query.addBindValue(stored(*text));
}

void bindProgress(QSqlQuery& query, const JournalEntry& entry)
{
    bindState(query, entry);
    for (const std::string* text : {&entry.processStart, &entry.caller, &entry.command.id})
        query.addBindValue(stored(*text));
}

JournalEntry entryOf(const QSqlQuery& query)
{
    int column = 0;
    const auto next = [&] { return query.value(column++); };
    const auto text = [&] { return next().toString().toStdString(); };
    JournalEntry entry;
    Command& command = entry.command;
    command.id = text();
    command.kind = operations::parseCommandKind(text()).value_or(CommandKind::Pause);
    for (std::string* each : {&command.deployment, &command.version, &command.environment,
             &command.targetVersion, &command.reason, &command.revision, &command.connectionId,
             &command.connection, &command.actor})
        *each = text();
    command.decidedAt = timestamp(next()).value_or(deployment::Timestamp());
    entry.state = operations::parseCommandState(text()).value_or(CommandState::Unknown);
    entry.outcome = text();
    entry.sentAt = timestamp(next());
    entry.finishedAt = timestamp(next());
    entry.process = next().toLongLong();
    entry.server = text();
    entry.caller = text();
    entry.processStart = text();
    command.targetId = text();
    return entry;
}

} // namespace sources
