// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_buttons.h"

#include "access/focus_entry.h"
#include "controls/command_icon.h"

#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/command_policy.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace widgets {

using operations::CommandKind;

namespace {

/// Needed at once when something goes wrong.
bool isAtHand(CommandKind kind)
{
    return kind <= CommandKind::Abort;
}

/// It takes another one's place.
bool dependsOnPause(CommandKind kind)
{
    return operations::fitsPaused(kind, true) != operations::fitsPaused(kind, false);
}

} // namespace

CommandButtons::CommandButtons(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_buttons(operations::allCommandSpecs.size())
    , m_actions(operations::allCommandSpecs.size())
{
    m_row->setContentsMargins({});
    m_row->setSpacing(8);
    setAccessibleName(tr("Commands"));
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
    m_row->insertWidget(m_more != nullptr ? m_row->indexOf(m_more) : -1, made);
    orderStops();
    updateIcon(kind);
    return made;
}

/// Tab goes as the row is read.
void CommandButtons::orderStops()
{
    QWidget* before = this;
    for (int place = 0; place < m_row->count(); ++place) {
        QWidget* const each = m_row->itemAt(place)->widget();
        if (each == nullptr)
            continue;
        putInTabOrder(*before, *each);
        before = each;
    }
}

QAction* CommandButtons::action(CommandKind kind)
{
    QAction*& made = m_actions[static_cast<std::size_t>(kind)];
    if (made != nullptr)
        return made;
    if (m_more == nullptr) {
        m_more = new QPushButton(this);
        m_more->setObjectName(QStringLiteral("moreCommands"));
        m_more->setText(tr("More"));
        m_more->setToolTip(tr("Further commands"));
        m_more->setAutoDefault(false);
        m_more->setMenu(new QMenu(m_more));
        m_more->menu()->setToolTipsVisible(true);
        m_row->addWidget(m_more);
        orderStops();
    }
    made = m_more->menu()->addAction(models::commandText(kind));
    made->setObjectName(models::rawText(operations::toWire(kind)));
    connect(made, &QAction::triggered, this, [this, kind] { Q_EMIT commandRequested(kind); });
    updateIcon(kind);
    return made;
}

void CommandButtons::setAvailability(const std::vector<CommandAvailability>& commands)
{
    m_commands = commands;
    holdKeys();
    for (const CommandAvailability& each : commands) {
        if (isAtHand(each.kind))
            showButton(each);
        else
            showAction(each);
    }
    updateShown();
    handKeysOn();
}

void CommandButtons::showButton(const CommandAvailability& command)
{
    QPushButton& shown = *button(command.kind);
    shown.setEnabled(command.enabled);
    shown.setToolTip(models::toolTipText(command.reason));
    shown.setAccessibleDescription(command.reason);
}

void CommandButtons::showAction(const CommandAvailability& command)
{
    QAction& shown = *action(command.kind);
    shown.setEnabled(command.enabled);
    shown.setToolTip(models::toolTipText(command.reason));
    shown.setStatusTip(command.reason);
}

void CommandButtons::setPaused(bool paused)
{
    m_isPaused = paused;
    holdKeys();
    updateShown();
    handKeysOn();
}

bool CommandButtons::isShown(CommandKind kind) const
{
    return std::ranges::find(m_commands, kind, &CommandAvailability::kind) != m_commands.end()
        && operations::fitsPaused(kind, m_isPaused);
}

/// With what is known now, which is not shown yet.
bool CommandButtons::canPress(const QWidget& button) const
{
    return std::ranges::any_of(m_commands, [&](const CommandAvailability& each) {
        if (!isAtHand(each.kind))
            return m_more == &button;
        return m_buttons[static_cast<std::size_t>(each.kind)] == &button && each.enabled
            && isShown(each.kind);
    });
}

/// From a button that is going to be disabled or hidden; Qt would hand them to whatever comes next
/// on the page.
void CommandButtons::holdKeys()
{
    const QWidget* const here = window()->focusWidget();
    if (here == nullptr || here->parentWidget() != this || canPress(*here))
        return;
    m_keysFrom = window()->focusWidget();
    setFocus(Qt::OtherFocusReason);
}

/// Back to where they were, or to what stands in its place now.
QWidget* CommandButtons::heir() const
{
    if (m_keysFrom == nullptr || canPress(*m_keysFrom))
        return m_keysFrom;
    for (const CommandAvailability& each : m_commands) {
        QPushButton* const button = m_buttons[static_cast<std::size_t>(each.kind)];
        if (m_keysFrom->isHidden() && button != nullptr && canPress(*button)
            && dependsOnPause(each.kind))
            return button;
    }
    return nullptr;
}

void CommandButtons::handKeysOn()
{
    if (window()->focusWidget() != this)
        return;
    QWidget* const button = heir();
    if (QWidget* const to = button != nullptr ? button : firstControlIn(*this))
        to->setFocus(Qt::OtherFocusReason);
}

void CommandButtons::updateShown()
{
    for (const operations::CommandSpec& spec : operations::allCommandSpecs) {
        const auto place = static_cast<std::size_t>(spec.kind);
        const bool isOffered = std::ranges::find(m_commands, spec.kind, &CommandAvailability::kind)
            != m_commands.end();
        // Once: a button that is hidden for a moment loses the focus.
        if (m_buttons[place] != nullptr)
            m_buttons[place]->setVisible(isShown(spec.kind));
        if (m_actions[place] != nullptr)
            m_actions[place]->setVisible(isOffered);
    }
    if (m_more != nullptr)
        m_more->setVisible(std::ranges::any_of(
            m_commands, [](const CommandAvailability& each) { return !isAtHand(each.kind); }));
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
    const auto place = static_cast<std::size_t>(kind);
    const QIcon icon = theme::icon(commandIcon(kind), palette());
    if (m_buttons[place] != nullptr)
        m_buttons[place]->setIcon(icon);
    if (m_actions[place] != nullptr)
        m_actions[place]->setIcon(icon);
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
