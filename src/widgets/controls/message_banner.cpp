// SPDX-License-Identifier: GPL-3.0-or-later
#include "message_banner.h"

#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/callout.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace widgets {

namespace {

constexpr int bannerIconSize = 16;

QString bannerIconName(theme::Tone tone)
{
    switch (tone) {
    case theme::Tone::Bad:
        return QStringLiteral("failed");
    case theme::Tone::Warning:
        return QStringLiteral("warning");
    case theme::Tone::Good:
        return QStringLiteral("succeeded");
    default:
        return QStringLiteral("info");
    }
}

} // namespace

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent)
    , m_icon(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_action(new QPushButton(this))
{
    setAccessibleRole(*this, QAccessible::AlertMessage);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_icon->setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::calloutStripe + theme::space::apart, theme::space::near,
        theme::space::near, theme::space::near);
    row->setSpacing(theme::space::near);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    connect(m_action, &QPushButton::clicked, this, &MessageBanner::activated);
    hide();
}

void MessageBanner::setState(
    const QString& text, theme::Tone tone, const QString& action, const QString& passing)
{
    const bool isNews = !differsInNumbersOnly(text, accessibleName()); // without what passes
    m_tone = tone;
    m_text->setText(passing.isEmpty() ? text : tr("%1 %2", "two sentences").arg(text, passing));
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(text);
    updateAppearance();
    setVisible(!text.isEmpty());
    if (isNews)
        announce(*this, text);
}

QString MessageBanner::text() const
{
    return m_text->plainText();
}

void MessageBanner::updateAppearance()
{
    const QColor color = theme::foreground(m_tone, palette());
    m_icon->setPixmap(
        theme::icon(bannerIconName(m_tone), color).pixmap(bannerIconSize, bannerIconSize));
    update();
}

void MessageBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void MessageBanner::paintEvent(QPaintEvent*)
{
    theme::paintCallout(*this, m_tone);
}

} // namespace widgets
