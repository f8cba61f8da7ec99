// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_card_delegate.h"

#include "deploy/models/list/live_now_model.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace widgets {

using models::Emphasis;
using models::LiveCard;

namespace {

constexpr int liveCardRadius = 6;
constexpr int liveStripe = 4;
constexpr int liveCardPadding = 9;
constexpr int leastRoomBeside = 90;
constexpr int liveLineGap = 2;
constexpr int chosenBorder = 2;

theme::Tone stripeToneOf(const LiveCard& card)
{
    switch (card.emphasis) {
    case Emphasis::Plain:
        return theme::Tone::Good;
    case Emphasis::Active:
        return theme::Tone::Info;
    case Emphasis::Warning:
        return theme::Tone::Warning;
    case Emphasis::Trouble:
        return theme::Tone::Bad;
    case Emphasis::Quiet:
        break;
    }
    return theme::Tone::Neutral;
}

QColor colorOfPart(const models::GoingOn::Part& part, const QPalette& palette)
{
    switch (part.emphasis) {
    case Emphasis::Active:
        return theme::foreground(theme::Tone::Info, palette);
    case Emphasis::Warning:
        return theme::foreground(theme::Tone::Warning, palette);
    case Emphasis::Trouble:
        return theme::foreground(theme::Tone::Bad, palette);
    case Emphasis::Plain:
    case Emphasis::Quiet:
        break;
    }
    return theme::secondaryText(palette);
}

/// Writes the lines of a card from top to bottom; on each, the more important text takes what it
/// needs and the other one what is left.
class CardLines final {
public:
    CardLines(QPainter& painter, const QRect& place)
        : m_painter(painter)
        , m_place(place)
    {
    }

    struct Text {
        QString text;
        QColor color;
    };
    enum class First { Left, Right };
    enum class Rest { Elided, Omitted }; ///< what has no room beside the first
    void write(const Text& left, const Text& right, First first, Rest ofRest = Rest::Elided)
    {
        const QFontMetrics metrics = m_painter.fontMetrics();
        const QRect line(m_place.left(), m_place.top(), m_place.width(), metrics.height());
        const Text& whole = first == First::Left ? left : right;
        const int taken = std::min(metrics.horizontalAdvance(whole.text), line.width());
        const int rest = std::max(line.width() - taken - liveCardPadding, 0);
        const auto write = [&](const Text& text, Qt::Alignment side) {
            const int room = &text == &whole ? line.width() : rest;
            // A text that just fits would be cut by the fraction of a pixel.
            const bool fits = metrics.horizontalAdvance(text.text) <= room;
            // Of a few letters and an ellipsis nobody learns anything.
            const bool isCut =
                &text == &whole || (ofRest == Rest::Elided && room >= leastRoomBeside);
            if (!fits && !isCut)
                return;
            m_painter.setPen(text.color);
            m_painter.drawText(line, side | Qt::AlignVCenter,
                fits ? text.text : metrics.elidedText(text.text, Qt::ElideRight, room));
        };
        write(left, Qt::AlignLeft);
        write(right, Qt::AlignRight);
        m_place.setTop(line.bottom() + 1 + liveLineGap);
    }

private:
    QPainter& m_painter;
    QRect m_place;
};

/// Without the last parts, if there is no room for them: a number that is cut off is another one.
QString wholeParts(QString text, const QFontMetrics& metrics, int room)
{
    const QString between = QStringLiteral(" · ");
    while (metrics.horizontalAdvance(text) > room && text.contains(between))
        text.truncate(text.lastIndexOf(between));
    return text;
}

bool isNews(const models::GoingOn::Part& part)
{
    return part.emphasis == Emphasis::Warning || part.emphasis == Emphasis::Trouble;
}

QString placeText(const LiveCard& card)
{
    return card.service.isEmpty() ? card.environment
                                  : QStringLiteral("%1 · %2").arg(card.environment, card.service);
}

} // namespace

int LiveCardDelegate::cardHeight(const QFontMetrics& metrics)
{
    return 3 * metrics.height() + 2 * liveLineGap + 2 * liveCardPadding;
}

QRect LiveCardDelegate::cardRect(const QRect& cell) const
{
    const int column = m_cellSize.width() > 0 ? cell.left() / m_cellSize.width() : 0;
    return {cell.left() + column * gap / m_perLine, cell.top(),
        cell.width() - gap * (m_perLine - 1) / m_perLine, cell.height() - gap};
}

void LiveCardDelegate::paintFrame(QPainter* painter, const QStyleOptionViewItem& option,
    const LiveCard& card, bool isChosen) const
{
    const QRectF frame = QRectF(cardRect(option.rect)).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor tone = theme::foreground(stripeToneOf(card), option.palette);
    const bool isHovered = option.state & QStyle::State_MouseOver;
    QPainterPath path;
    path.addRoundedRect(frame, liveCardRadius, liveCardRadius);
    painter->setPen(Qt::NoPen);
    painter->setBrush(isHovered || isChosen ? theme::background(theme::Tone::Info, option.palette)
                                            : option.palette.color(QPalette::Base));
    painter->drawPath(path);
    painter->save();
    painter->setClipPath(path);
    painter->fillRect(QRectF(frame.left(), frame.top(), liveStripe, frame.height()), tone);
    painter->restore();
    const bool isFocused = option.state & QStyle::State_HasFocus;
    const QColor border = isChosen || isFocused
        ? theme::foreground(theme::Tone::Info, option.palette)
        : theme::line(option.palette);
    painter->setPen(QPen(border, isChosen ? chosenBorder : 1,
        isFocused && !isChosen ? Qt::DashLine : Qt::SolidLine));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

void LiveCardDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto card = index.data(models::LiveNowModel::CardRole).value<LiveCard>();
    const QColor text = option.palette.color(QPalette::Text);
    const QColor quiet = theme::secondaryText(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, option, card, m_chosen == index);
    const QRect inner = cardRect(option.rect)
                            .adjusted(liveStripe + liveCardPadding, liveCardPadding,
                                -liveCardPadding, -liveCardPadding);
    CardLines lines(*painter, inner);
    QFont bold = option.font;
    bold.setBold(true);
    painter->setFont(bold);
    const bool isKnown = !card.version.isEmpty();
    lines.write({placeText(card), text},
        {isKnown ? card.version : QStringLiteral("?"), isKnown ? text : quiet},
        CardLines::First::Right);
    painter->setFont(option.font);
    lines.write({card.since, quiet}, {card.before.text, colorOfPart(card.before, option.palette)},
        isNews(card.before) ? CardLines::First::Right : CardLines::First::Left,
        CardLines::Rest::Omitted);
    lines.write({wholeParts(card.news.text, painter->fontMetrics(), inner.width()),
                    colorOfPart(card.news, option.palette)},
        {}, CardLines::First::Left);
    painter->restore();
}

} // namespace widgets
