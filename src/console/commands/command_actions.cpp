// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_actions.h"

#include "deploy/models/commands/command_texts.h"
#include "deploy/operations/command_spec.h"
#include "deploy/sources/source.h"
#include "deploy/widgets/actions/page_action.h"

#include <QAction>
#include <QVariant>

#include <algorithm>

namespace console {

using operations::CommandKind;

std::optional<CommandKind> CommandActions::kindOf(const QAction& action)
{
    return action.data().isValid() ? std::optional(CommandKind(action.data().toInt()))
                                   : std::nullopt;
}

QKeySequence CommandActions::keyOf(CommandKind kind)
{
    const auto with = [](Qt::Key key) { return QKeySequence(Qt::CTRL | Qt::SHIFT | key); };
    switch (kind) {
    case CommandKind::Pause:
        return with(Qt::Key_P);
    case CommandKind::Resume:
        return with(Qt::Key_R);
    case CommandKind::RollBack:
        return with(Qt::Key_B);
    case CommandKind::Abort:
        return with(Qt::Key_A);
    case CommandKind::Retry:
        return with(Qt::Key_Y);
    case CommandKind::Promote:
        return with(Qt::Key_M);
    case CommandKind::PromoteFully:
        return with(Qt::Key_L);
    case CommandKind::Restart:
        return with(Qt::Key_S);
    }
    return {};
}

QAction& CommandActions::actionFor(CommandKind kind)
{
    const auto found = std::ranges::find_if(
        m_actions, [kind](const QAction* action) { return kindOf(*action) == kind; });
    if (found != m_actions.end())
        return **found;
    auto* action = new QAction(tr("%1…", "a command").arg(models::commandText(kind)), this);
    action->setData(static_cast<int>(kind));
    // Shown where it stands in a menu of a row; the menu bar has the one that works.
    action->setShortcut(keyOf(kind));
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    connect(action, &QAction::triggered, this, [this, kind] { Q_EMIT requested(kind); });
    m_actions.append(action);
    return *action;
}

void CommandActions::setAvailability(const std::vector<widgets::CommandAvailability>& commands)
{
    for (const widgets::CommandAvailability& each : commands)
        widgets::setAvailable(actionFor(each.kind), each.enabled ? QString() : each.reason);
}

std::vector<widgets::CommandAvailability> CommandActions::none(const sources::Source& source)
{
    const QString reason = source.isRemote()
        ? tr("This source takes no commands.")
        : tr("Commands cannot be sent to a file. Open a server instead.");
    std::vector<widgets::CommandAvailability> none;
    none.reserve(operations::contractCommandSpecs.size());
    for (const operations::CommandSpec& spec : operations::contractCommandSpecs)
        none.push_back({spec.kind, false, reason});
    return none;
}

} // namespace console
