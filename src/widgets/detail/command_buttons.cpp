// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_buttons.h"

#include "controls/command_icon.h"

#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/command_policy.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>

namespace widgets {

using operations::CommandKind;

CommandButtons::CommandButtons(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_buttons(operations::allCommandSpecs.size())
{
    m_row->setContentsMargins({});
    m_row->setSpacing(8);
}

/// It is made when its command is offered for the first time.
QPushButton* CommandButtons::button(CommandKind kind)
{
    QPushButton*& made = m_buttons[static_cast<std::size_t>(kind)];
    if (made != nullptr)
        return made;
    made = new QPushButton(models::commandText(kind), this);
    made->setObjectName(models::rawText(operations::toWire(kind)));
    connect(made, &QPushButton::clicked, this, [this, kind] { Q_EMIT commandRequested(kind); });
    m_row->addWidget(made);
    updateIcon(kind);
    return made;
}

void CommandButtons::setAvailability(const std::vector<CommandAvailability>& commands)
{
    m_commands = commands;
    for (const CommandAvailability& each : commands) {
        QPushButton& shown = *button(each.kind);
        shown.setEnabled(each.enabled);
        shown.setToolTip(each.reason.toHtmlEscaped());
        shown.setAccessibleDescription(each.reason);
    }
    updateShown();
}

void CommandButtons::setPaused(bool paused)
{
    m_isPaused = paused;
    updateShown();
}

void CommandButtons::updateShown()
{
    for (const operations::CommandSpec& spec : operations::allCommandSpecs) {
        QPushButton* made = m_buttons[static_cast<std::size_t>(spec.kind)];
        const bool isOffered = std::ranges::find(m_commands, spec.kind, &CommandAvailability::kind)
            != m_commands.end();
        // Once: a button that is hidden for a moment loses the focus.
        if (made != nullptr)
            made->setVisible(isOffered && operations::fitsPaused(spec.kind, m_isPaused));
    }
}

QString CommandButtons::reason() const
{
    QString reason;
    for (const CommandAvailability& each : m_commands) {
        if (!operations::fitsPaused(each.kind, m_isPaused))
            continue;
        if (each.enabled)
            return {};
        reason = each.reason;
    }
    return reason;
}

void CommandButtons::updateIcon(CommandKind kind)
{
    if (QPushButton* made = m_buttons[static_cast<std::size_t>(kind)])
        made->setIcon(theme::icon(commandIcon(kind), palette()));
}

void CommandButtons::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (const operations::CommandSpec& spec : operations::allCommandSpecs)
        updateIcon(spec.kind);
}

} // namespace widgets
