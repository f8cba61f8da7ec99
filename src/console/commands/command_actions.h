// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"
#include "deploy/widgets/controls/state_line.h"

#include <QKeySequence>
#include <QList>
#include <QObject>

#include <optional>
#include <vector>

class QAction;

namespace sources {
class Source;
}

namespace console {

/// The commands that a page offers, for the menus: each asks for its command, none gives one.
class CommandActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CommandActions)

public:
    using QObject::QObject;

    /// An action for each kind that is offered; one that was offered before stays.
    void setAvailability(const std::vector<widgets::CommandAvailability>& commands);
    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }

    /// Of a source that takes none: why, for each kind that a server would take.
    [[nodiscard]] static std::vector<widgets::CommandAvailability> none(
        const sources::Source& source);
    /// The kind that an action asks for; nullopt if it is none of these.
    [[nodiscard]] static std::optional<operations::CommandKind> kindOf(const QAction& action);

    /// By which it is asked for, everywhere.
    [[nodiscard]] static QKeySequence keyOf(operations::CommandKind kind);

Q_SIGNALS:
    void requested(operations::CommandKind kind);

private:
    QAction& actionFor(operations::CommandKind kind);

    QList<QAction*> m_actions;
};

} // namespace console
