// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_buttons.h"

#include "controls/command_icon.h"
#include "controls/flow_layout.h"

#include "deploy/operations/command_spec.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QPushButton>
#include <QTextDocumentFragment>

namespace widgets {

using operations::CommandKind;

PreviewButtons::PreviewButtons(QWidget* parent)
    : QWidget(parent)
    , m_log(new QPushButton(tr("Show in log"), this))
    , m_compare(new QPushButton(this))
    , m_open(new QPushButton(tr("Open in a tab"), this))
{
    m_log->setObjectName(QStringLiteral("previewShowLog"));
    m_log->setToolTip(tr("Open its page at this line of the log"));
    m_compare->setObjectName(QStringLiteral("previewCompare"));
    m_compare->setToolTip(tr("Compare with the last good run of the same strategy before it"));
    m_open->setObjectName(QStringLiteral("previewOpen"));
    m_open->setToolTip(tr("Open its page (Enter in the list)"));
    auto* row = new FlowLayout(this);
    for (QPushButton* button : {m_log, m_compare, m_open}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_log, &QPushButton::clicked, this, &PreviewButtons::logRequested);
    connect(m_compare, &QPushButton::clicked, this, &PreviewButtons::compareRequested);
    connect(m_open, &QPushButton::clicked, this, &PreviewButtons::openRequested);
    setOffer({});
    updateIcons();
}

void PreviewButtons::setOffer(const Offer& offer)
{
    m_log->setVisible(offer.hasLogEntry);
    m_compare->setVisible(!offer.comparedVersion.isEmpty());
    QString version = offer.comparedVersion;
    version.replace(QLatin1Char('&'), QLatin1String("&&"));
    m_compare->setText(tr("Compare with %1", "a version").arg(version));
}

void PreviewButtons::setCommandActions(const QList<QAction*>& actions)
{
    for (const CommandButton& former : m_commands)
        delete former.button;
    m_commands.clear();
    delete layout();
    auto* row = new FlowLayout(this);
    QWidget* before = m_log;
    for (QAction* action : actions) {
        const CommandButton command{static_cast<CommandKind>(action->data().toInt()),
            new QPushButton(action->text(), this)};
        command.button->setObjectName(
            QStringLiteral("previewCommand%1").arg(action->data().toInt()));
        command.button->setAutoDefault(false);
        connect(command.button, &QPushButton::clicked, action, &QAction::trigger);
        connect(
            action, &QAction::changed, this, [command, action] { showCommand(command, *action); });
        m_commands.push_back(command);
        row->addWidget(command.button);
        showCommand(command, *action);
        setTabOrder(before, command.button);
        before = command.button;
    }
    // As they stand: the commands first.
    for (QPushButton* button : {m_log, m_compare, m_open}) {
        row->addWidget(button);
        if (before != button)
            setTabOrder(before, button);
        before = button;
    }
    updateIcons();
}

/// The way back is always there, and says why where it is not possible; whatever else is not
/// possible now is left out.
void PreviewButtons::showCommand(const CommandButton& command, const QAction& action)
{
    const bool isEnabled = action.isEnabled();
    command.button->setEnabled(isEnabled);
    command.button->setVisible(isEnabled || command.kind == CommandKind::RollBack);
    const QString reason = isEnabled ? QString() : action.toolTip();
    command.button->setToolTip(reason);
    command.button->setAccessibleDescription(QTextDocumentFragment::fromHtml(reason).toPlainText());
}

void PreviewButtons::updateIcons()
{
    const auto icon = [this](const QString& name) { return theme::icon(name, palette()); };
    for (const CommandButton& command : m_commands)
        command.button->setIcon(icon(commandIcon(command.kind)));
    m_log->setIcon(icon(QStringLiteral("log")));
    m_compare->setIcon(icon(QStringLiteral("compare")));
    m_open->setIcon(icon(QStringLiteral("open")));
}

void PreviewButtons::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateIcons();
}

} // namespace widgets
