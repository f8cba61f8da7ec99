// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"

#include <QObject>

namespace widgets {
class ListPage;
}

namespace console {

class CommandActions;
class CommandNotes;
class CommandSession;
class SourceSession;

/// The commands of one list: the actions in the menu of its table, which of them are possible; and
/// for its rows, which are under way and which were carried out last.
class ListCommands final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListCommands)

public:
    /// All outlive it.
    ListCommands(
        CommandSession& commands, SourceSession& session, widgets::ListPage& page, QObject* parent);

    [[nodiscard]] CommandSession& session() const { return m_commands; }
    [[nodiscard]] const CommandActions& actions() const { return *m_actions; }

Q_SIGNALS:
    void requested(models::CommandKind kind, const QString& id);

private:
    void updateActions();
    void showNotes();
    void showUnfinished();
    /// Why the command cannot be given to what is selected; empty if it can.
    [[nodiscard]] QString disabledReason(models::CommandKind kind) const;

    CommandSession& m_commands;
    SourceSession& m_session;
    widgets::ListPage& m_page;
    CommandNotes* m_notes;
    CommandActions* m_actions;
};

} // namespace console
