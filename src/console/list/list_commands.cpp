// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_commands.h"

#include "command_notes.h"
#include "commands/command_actions.h"
#include "commands/command_session.h"
#include "session/source_session.h"

#include "deploy/models/commands/command_disabled_reason.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_pane.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <vector>

namespace console {

using models::CommandKind;

namespace {

models::CommandSituation situationIn(
    const SourceSession& session, history::Row row, CommandKind kind)
{
    const history::History& history = *session.history();
    models::CommandSituation situation{{history.status(row), history.paused(row), false},
        std::string(history.word(history::Column::Status, row)),
        std::string(history.word(history::Column::Environment, row)), {}};
    // A long list takes its time, and all else needs no history.
    if (!operations::dependsOnSuccession(kind, situation.subject.status))
        return situation;
    const models::Succession succession =
        models::successionOf(history, history.id(row), session.now());
    situation.subject.isNewest = succession.isNewest;
    situation.newerVersion = succession.newerVersion;
    return situation;
}

} // namespace

ListCommands::ListCommands(
    CommandSession& commands, SourceSession& session, widgets::ListPage& page, QObject* parent)
    : QObject(parent)
    , m_commands(commands)
    , m_session(session)
    , m_page(page)
    , m_notes(new CommandNotes(commands, this))
    , m_actions(new CommandActions(this))
{
    connect(m_actions, &CommandActions::requested, this, [this](CommandKind kind) {
        if (const auto id = m_page.rows().selectedId())
            Q_EMIT requested(kind, *id);
    });
    updateActions();
    m_page.rows().setCommandActions(m_actions->actions());
    m_page.preview().pane().setCommandActions(m_actions->actions());
    connect(
        &m_page.rows(), &widgets::ListRows::selectionChanged, this, &ListCommands::updateActions);
    connect(&m_commands, &CommandSession::availabilityChanged, this, &ListCommands::updateActions);
    connect(&m_commands, &CommandSession::changed, this, &ListCommands::showUnfinished);
    connect(m_notes, &CommandNotes::changed, this, &ListCommands::showNotes);
    connect(
        &m_session.source(), &sources::Source::clockLeadChanged, this, &ListCommands::showNotes);
    connect(&m_session, &SourceSession::historyChanged, this, &ListCommands::updateActions);
}

void ListCommands::updateActions()
{
    std::vector<widgets::CommandAvailability> commands;
    for (const operations::CommandSpec& spec : m_commands.offered()) {
        const QString reason = disabledReason(spec.kind);
        commands.push_back({spec.kind, reason.isEmpty(), reason});
    }
    m_actions->setAvailability(commands);
}

QString ListCommands::disabledReason(CommandKind kind) const
{
    const auto id = m_page.rows().selectedId();
    if (!id)
        return tr("Select one deployment: a command is for one at a time.");
    if (QString disabledReason = m_commands.disabledReason(*id, kind); !disabledReason.isEmpty())
        return disabledReason;
    const auto row = m_session.history()->find(id->toStdString());
    if (!row)
        return {};
    return models::disabledReasonFor(kind, situationIn(m_session, *row, kind));
}

/// When, by the clock that the rows go by.
void ListCommands::showNotes()
{
    QHash<QString, models::CommandNote> notes = m_notes->notes();
    for (models::CommandNote& note : notes)
        note.at += m_session.source().clockLead();
    m_page.rows().knowledge().setCommandNotes(std::move(notes));
}

void ListCommands::showUnfinished()
{
    QHash<QString, QString> texts;
    for (const operations::JournalEntry& entry : m_commands.unfinished()) {
        texts.insert(models::rawText(entry.command.deployment),
            entry.state == operations::CommandState::Unknown
                ? tr("%1: outcome unknown").arg(models::commandText(entry.command))
                : models::commandUnderWayText(entry.command));
    }
    m_page.rows().knowledge().setCommandsUnderWay(std::move(texts));
}

} // namespace console
