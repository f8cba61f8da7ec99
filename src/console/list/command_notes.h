// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/going_on.h"

#include <QHash>
#include <QObject>
#include <QString>

namespace operations {
struct JournalEntry;
}

namespace console {

class CommandSession;

/// The last command that was carried out on each deployment of a source, as the journal has it.
class CommandNotes final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandNotes)

public:
    /// Reads the journal in the background, and follows it from then on. The session outlives it.
    CommandNotes(CommandSession& commands, QObject* parent);

    /// By id of the deployment.
    [[nodiscard]] const QHash<QString, models::CommandNote>& notes() const { return m_notes; }

Q_SIGNALS:
    void changed();

private:
    /// Whether the entry says something new.
    bool take(const operations::JournalEntry& entry);

    CommandSession& m_commands;
    QHash<QString, models::CommandNote> m_notes;
};

} // namespace console
