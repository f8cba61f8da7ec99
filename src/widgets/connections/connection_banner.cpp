// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/connections/connection_banner.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include "controls/badge.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace widgets {

namespace {

constexpr int bandRadius = 4;
constexpr int bandStripeWidth = 8;

} // namespace

ConnectionBanner::ConnectionBanner(QWidget* parent)
    : QFrame(parent)
    , m_name(new PlainLabel(this))
    , m_safety(new Badge(this))
{
    m_safety->setObjectName(QStringLiteral("productionBadge"));
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    auto* caption = new PlainLabel(tr("Connection"), this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(bandStripeWidth + theme::space::apart, theme::space::near,
        theme::space::apart, theme::space::near);
    row->setSpacing(theme::space::near);
    row->addWidget(caption);
    row->addWidget(m_name);
    row->addStretch(1);
    row->addWidget(m_safety);
    updateAppearance();
}

void ConnectionBanner::setConnection(
    const operations::Connection& connection, bool reachesProduction)
{
    m_connection = connection;
    m_isProduction = reachesProduction || connection.safety == operations::SafetyLevel::Production;
    m_name->setText(models::displayText(connection.name, 40));
    setAccessibleName(tr("Connection %1").arg(m_name->text()));
    updateAppearance();
}

void ConnectionBanner::updateAppearance()
{
    const QColor color = theme::foreground(theme::Tone::Bad, palette());
    m_safety->setState(tr("Production", "safety level"), theme::Tone::Bad,
        theme::icon(QStringLiteral("warning"), color));
    m_safety->setVisible(m_isProduction);
    update();
}

void ConnectionBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void ConnectionBanner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::line(palette()), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), bandRadius, bandRadius);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(m_connection.color));
    painter.drawRoundedRect(QRect(0, 0, bandStripeWidth, height()), 2, 2);
}

} // namespace widgets
