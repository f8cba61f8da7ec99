// SPDX-License-Identifier: GPL-3.0-or-later
#include "tab_icons.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/connections/connection_colors.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QPixmap>
#include <QTextDocument>

#include <functional>

namespace console {

namespace theme = widgets::theme;
using sources::Freshness;

namespace {

constexpr int connectionBar = 3; ///< pixels
constexpr double finest = 3; ///< device pixels a pixel, for any screen
const QRectF signPlace(4, 0, 16, 16);

/// A sign with the color of its connection at the left.
QIcon tabIcon(std::optional<operations::ConnectionColor> connection,
    const std::function<void(QPainter&)>& paintSign)
{
    QPixmap pixmap(tabIconSize * finest);
    pixmap.setDevicePixelRatio(finest);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    if (connection)
        painter.fillRect(
            QRect(0, 1, connectionBar, tabIconSize.height() - 2), widgets::colorOf(*connection));
    paintSign(painter);
    painter.end();
    return QIcon(pixmap);
}

theme::Tone toneOf(Freshness::State state)
{
    switch (state) {
    case Freshness::State::Live:
    case Freshness::State::Polling:
    case Freshness::State::Watching:
        return theme::Tone::Good;
    case Freshness::State::Stale:
        return theme::Tone::Warning;
    case Freshness::State::Offline:
        return theme::Tone::Bad;
    case Freshness::State::Idle:
    case Freshness::State::Loading:
        break;
    }
    return theme::Tone::Neutral;
}

} // namespace

QIcon deploymentTabIcon(const history::History& history, history::Row row,
    std::optional<operations::ConnectionColor> connection, const QPalette& palette)
{
    const QIcon status = theme::statusIcon(history.status(row), history.paused(row), palette);
    return tabIcon(
        connection, [&](QPainter& painter) { status.paint(&painter, signPlace.toRect()); });
}

QString tabToolTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? models::toolTipText(text) : text;
}

QString deploymentTabToolTip(const history::History& history, history::Row row,
    const QString& source, const models::TimeContext& time)
{
    const QStringList lines{models::displayText(history.id(row)), source,
        models::statusText(
            history.status(row), history.word(history::Column::Status, row), history.paused(row)),
        models::momentText(history.start(row), time.zone())};
    return tabToolTip(lines.join(u'\n'));
}

QIcon listTabIcon(Freshness::State state, std::optional<operations::ConnectionColor> connection,
    const QPalette& palette)
{
    return tabIcon(connection, [&](QPainter& painter) {
        const theme::Tone tone = toneOf(state);
        const QColor color = theme::foreground(tone, palette);
        painter.setPen(QPen(color, 2));
        painter.setBrush(tone == theme::Tone::Good ? QBrush(color) : QBrush(Qt::NoBrush));
        painter.drawEllipse(signPlace.center(), 4, 4);
    });
}

} // namespace console
