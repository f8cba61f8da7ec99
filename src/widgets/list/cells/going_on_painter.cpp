// SPDX-License-Identifier: GPL-3.0-or-later
#include "going_on_painter.h"

#include "search_marks.h"
#include "theme/shaped_texts.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/theme/theme.h"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <algorithm>
#include <utility>

namespace widgets {

using models::Emphasis;

namespace {

constexpr int longestBar = 100;
constexpr double barShare = 0.15; ///< of the room there is: words say more
constexpr int goingOnBarHeight = 6;
constexpr int barGap = 8;
/// Where there is less room, words say more than a bar.
constexpr int roomForBar = 160;
constexpr int leastRoomForStep = 30;

} // namespace

QColor colorOf(Emphasis emphasis, const QPalette& palette)
{
    switch (emphasis) {
    case Emphasis::Plain:
        break;
    case Emphasis::Quiet:
        return theme::secondaryText(palette);
    case Emphasis::Active:
        return theme::foreground(theme::Tone::Info, palette);
    case Emphasis::Warning:
        return theme::foreground(theme::Tone::Warning, palette);
    case Emphasis::Trouble:
        return theme::foreground(theme::Tone::Bad, palette);
    }
    return palette.color(QPalette::Text);
}

GoingOnPainter::GoingOnPainter(
    QPainter& painter, const QStyleOptionViewItem& option, const SearchMarks& marks)
    : m_painter(painter)
    , m_option(option)
    , m_marks(marks)
{
}

QColor GoingOnPainter::colorOf(Emphasis emphasis) const
{
    const bool isSelected = m_option.state & QStyle::State_Selected;
    return isSelected ? m_option.palette.color(QPalette::HighlightedText)
                      : widgets::colorOf(emphasis, m_option.palette);
}

int GoingOnPainter::widthOf(const QString& text) const
{
    return ShapedTexts::instance().widthOf(text, m_option.font);
}

void GoingOnPainter::paint(const models::GoingOn& line, const QRect& place)
{
    m_place = place;
    if (line.share && place.width() >= roomForBar)
        paintBar(*line.share, line.shareEmphasis);
    if (!line.percentage.isEmpty())
        paintPercentage(line.percentage);
    paintParts(line.parts, !line.percentage.isEmpty());
}

/// Steps stand below one another, whatever the number.
void GoingOnPainter::paintPercentage(const QString& percentage)
{
    const int number = widthOf(percentage);
    const int widest = std::max(number, widthOf(models::percentText(100)));
    m_place.setLeft(m_place.left() + widest - number);
    paintText(percentage, colorOf(Emphasis::Quiet));
    m_place.setLeft(m_place.left() + barGap);
}

/// Of what runs, the step comes first: what is said of it gives way whole, the last first.
void GoingOnPainter::paintParts(std::vector<models::GoingOn::Part> parts, bool isRunning)
{
    const QString between = QStringLiteral(" · ");
    int missing = -m_place.width();
    for (const auto& part : parts)
        missing += widthOf(part.text) + (&part == &parts.front() ? 0 : widthOf(between));
    while (
        isRunning && missing > 0 && parts.size() > 1 && parts.back().emphasis == Emphasis::Quiet) {
        missing -= widthOf(parts.back().text) + widthOf(between);
        parts.pop_back();
    }
    const QFontMetrics metrics(m_option.font);
    bool isFirst = true;
    for (const auto& part : parts) {
        QString text = part.text;
        if (isRunning && part.emphasis == Emphasis::Plain && missing > 0) {
            const int room = widthOf(text) - missing;
            if (room < leastRoomForStep)
                continue;
            text = metrics.elidedText(text, Qt::ElideRight, room);
        }
        if (!std::exchange(isFirst, false))
            paintText(between, colorOf(Emphasis::Quiet));
        paintText(text, colorOf(part.emphasis));
    }
}

void GoingOnPainter::paintBar(double share, Emphasis emphasis)
{
    QRectF track(m_place.left(), 0, std::min<double>(longestBar, m_place.width() * barShare),
        goingOnBarHeight);
    track.moveTop(m_place.center().y() - goingOnBarHeight / 2.0 + 0.5);
    m_place.setLeft(m_place.left() + static_cast<int>(track.width()) + barGap);
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(theme::line(m_option.palette));
    m_painter.drawRoundedRect(track, goingOnBarHeight / 2.0, goingOnBarHeight / 2.0);
    track.setWidth(track.width() * share / 100);
    m_painter.setBrush(colorOf(emphasis));
    m_painter.drawRoundedRect(track, goingOnBarHeight / 2.0, goingOnBarHeight / 2.0);
}

void GoingOnPainter::paintText(const QString& text, const QColor& color)
{
    if (m_place.width() <= 0)
        return;
    m_painter.setFont(m_option.font);
    m_painter.setPen(color);
    // What just fits would be cut by the fraction of a pixel.
    const int width = widthOf(text);
    ShapedTexts::instance().draw(m_painter, text, m_place, Qt::AlignLeft | Qt::AlignVCenter,
        width <= m_place.width() ? Qt::ElideNone : Qt::ElideRight);
    if (!m_marks.isEmpty())
        m_marks.paint(m_painter, m_option, text, m_place);
    m_place.setLeft(m_place.left() + width);
}

} // namespace widgets
