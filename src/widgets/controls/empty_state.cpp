// SPDX-License-Identifier: GPL-3.0-or-later
#include "empty_state.h"

#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int emptyStateIconSize = 40;
constexpr int spacing = 10;
constexpr int actionPadding = 24;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_actions(new QVBoxLayout)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setupLayout();
}

void EmptyState::setupLayout()
{
    QFont heading = font();
    heading.setPointSizeF(heading.pointSizeF() * 1.3);
    heading.setBold(true);
    m_icon->setTextInteractionFlags(Qt::NoTextInteraction);
    m_title->setFont(heading);
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_text->setWordWrap(true);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_actions->setSpacing(spacing / 2);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(spacing);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignCenter);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addLayout(m_actions);
    layout->addStretch(3);
}

void EmptyState::setMessage(const EmptyMessage& message)
{
    m_iconName = message.icon;
    updateAppearance();
    m_title->setText(message.title);
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    setAccessibleName(message.title);
    setAccessibleDescription(message.text);
    while (QLayoutItem* item = m_actions->takeAt(0)) {
        // An offer may be taken by the very button that goes now.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    int widest = 0;
    for (const EmptyStateAction& action : message.actions) {
        auto* button = new QPushButton(action.label, this);
        connect(button, &QPushButton::clicked, this,
            [this, action] { Q_EMIT actionTriggered(action); });
        m_actions->addWidget(button, 0, Qt::AlignCenter);
        widest = std::max(widest, button->sizeHint().width());
    }
    for (int at = 0; at < m_actions->count(); ++at)
        m_actions->itemAt(at)->widget()->setMinimumWidth(widest + actionPadding);
}

void EmptyState::updateAppearance()
{
    const QColor quiet = theme::secondaryText(palette());
    m_icon->setPixmap(
        theme::icon(m_iconName, quiet).pixmap(QSize(emptyStateIconSize, emptyStateIconSize)));
    QPalette quietPalette = palette();
    quietPalette.setColor(QPalette::Text, quiet);
    m_text->setPalette(quietPalette);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
