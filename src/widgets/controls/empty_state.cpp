// SPDX-License-Identifier: GPL-3.0-or-later
#include "empty_state.h"

#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int signSize = 64; ///< the tinted disc
constexpr int signIconSize = 30;
constexpr int signScale = 2; ///< sharp on dense screens, too
constexpr int widestSentence = 560; ///< a line that is easily read
constexpr int actionPadding = 24;

} // namespace

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_actions(new QVBoxLayout)
{
    setAccessibleRole(*this, QAccessible::Grouping);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setupLayout();
}

void EmptyState::setupLayout()
{
    m_icon->setTextInteractionFlags(Qt::NoTextInteraction);
    m_title->setFont(theme::font(theme::Type::Title));
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_text->setWordWrap(true);
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setMaximumWidth(widestSentence);
    m_actions->setSpacing(theme::space::near);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::space::near);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignCenter);
    layout->addSpacing(theme::space::near);
    layout->addWidget(m_title);
    auto* textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(m_text, widestSentence);
    textRow->addStretch(1);
    layout->addLayout(textRow);
    layout->addSpacing(theme::space::near);
    layout->addLayout(m_actions);
    layout->addStretch(3);
}

void EmptyState::setMessage(const EmptyMessage& message)
{
    const bool isNews = !differsInNumbersOnly(message.title, m_title->text());
    // An offer that is taken goes, and the keys with it.
    const QWidget* focused = focusWidget();
    const bool hadFocus = focused != nullptr && focused != this && focused->hasFocus();
    m_iconName = message.icon;
    m_tone = message.tone;
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
        button->setDefault(m_actions->count() == 0);
        connect(button, &QPushButton::clicked, this,
            [this, action] { Q_EMIT actionTriggered(action); });
        m_actions->addWidget(button, 0, Qt::AlignCenter);
        widest = std::max(widest, button->sizeHint().width());
    }
    for (int at = 0; at < m_actions->count(); ++at)
        m_actions->itemAt(at)->widget()->setMinimumWidth(widest + actionPadding);
    if (hadFocus && m_actions->count() > 0)
        m_actions->itemAt(0)->widget()->setFocus();
    if (isNews)
        announce(*this, message.title);
}

QPixmap EmptyState::sign() const
{
    QPixmap picture(QSize(signSize, signSize) * signScale);
    picture.setDevicePixelRatio(signScale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::background(m_tone, palette()));
    painter.drawEllipse(QRect(0, 0, signSize, signSize));
    constexpr int inset = (signSize - signIconSize) / 2;
    theme::icon(m_iconName, theme::foreground(m_tone, palette()))
        .paint(&painter, QRect(inset, inset, signIconSize, signIconSize));
    return picture;
}

void EmptyState::updateAppearance()
{
    const QColor quiet = theme::secondaryText(palette());
    m_icon->setPixmap(m_iconName.isEmpty() ? QPixmap() : sign());
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
