// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_card_delegate.h"

#include "theme/whole_parts.h"

#include "deploy/models/live/live_now_model.h"
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
    /// The right one takes what it needs.
    void write(const Text& left, const Text& right)
    {
        const int taken = right.text.isEmpty()
            ? 0
            : std::min(widthOf(right.text) + liveCardPadding, m_place.width());
        draw(left, Qt::AlignLeft, m_place.width() - taken);
        draw(right, Qt::AlignRight, m_place.width());
        endLine();
    }
    /// Neither is left out: the right one takes what it needs, but no more than half of the line
    /// where the left one needs the rest. Names and versions differ by how they end, too.
    void writeBoth(const Text& left, const Text& right)
    {
        const QFontMetrics metrics = m_painter.fontMetrics();
        const int room = m_place.width() - liveCardPadding;
        const auto within = [&metrics](const QString& text, int width) {
            return metrics.elidedText(text, Qt::ElideMiddle, std::max(width, 0));
        };
        const QString end = within(right.text, room - std::min(widthOf(left.text), room / 2));
        write({within(left.text, room - widthOf(end)), left.color}, {end, right.color});
    }
    void write(const Text& text) { write(text, {}); }

private:
    [[nodiscard]] int widthOf(const QString& text) const
    {
        return m_painter.fontMetrics().horizontalAdvance(text);
    }
    void draw(const Text& text, Qt::Alignment side, int room)
    {
        const QFontMetrics metrics = m_painter.fontMetrics();
        const QRect line(m_place.left(), m_place.top(), m_place.width(), metrics.height());
        const bool fits = widthOf(text.text) <= room;
        // Of a few letters and an ellipsis nobody learns anything.
        if (!fits && room < leastRoomBeside)
            return;
        m_painter.setPen(text.color);
        // A text that just fits would be cut by the fraction of a pixel.
        // Letters of another family than the line's may be taller than it.
        m_painter.drawText(line,
            static_cast<int>((side | Qt::AlignVCenter).toInt()) | Qt::TextDontClip,
            fits ? text.text : elidedReason(text.text, metrics, room));
    }
    void endLine()
    {
        m_place.setTop(m_place.top() + m_painter.fontMetrics().height() + liveLineGap);
    }

    QPainter& m_painter;
    QRect m_place;
};

bool isWorthTelling(const models::GoingOn::Part& part)
{
    return part.emphasis == Emphasis::Warning || part.emphasis == Emphasis::Trouble;
}

/// The words for since when that have so much room; empty if none have.
QString sinceWithin(const LiveCard& card, const QFont& font, int room)
{
    const QFontMetrics metrics(font);
    for (const QString& since : {card.since, card.sinceInShort}) {
        if (metrics.horizontalAdvance(since) <= room)
            return since;
    }
    return {};
}

/// On a line of its own; the shorter words are cut if even they have no room.
QString sinceAlone(const LiveCard& card, const QFont& font, int room)
{
    const QString since = sinceWithin(card, font, room);
    return since.isEmpty() ? card.sinceInShort : since;
}

/// What a text of that width leaves of a line.
int roomBeside(const QRect& line, int taken)
{
    return line.width() - (taken > 0 ? taken + liveCardPadding : 0);
}

QString versionText(const LiveCard& card)
{
    return card.version.isEmpty() ? QStringLiteral("?") : card.version;
}

QRect cardRect(const QRect& cell)
{
    return cell.adjusted(0, 0, 0, -LiveCardDelegate::gap);
}

QString placeText(const LiveCard& card)
{
    return card.service.isEmpty() ? card.environment
                                  : QStringLiteral("%1 · %2").arg(card.environment, card.service);
}

/// With the version that it is said of, if the name of the place leaves room for it.
void paintSinceAbove(
    QPainter& painter, const QRect& inner, const QStyleOptionViewItem& option, const LiveCard& card)
{
    QFont bold = option.font;
    bold.setBold(true);
    const QFontMetrics heavy(bold);
    const int end = roomBeside(inner, heavy.horizontalAdvance(versionText(card)));
    const int begin = heavy.horizontalAdvance(placeText(card)) + liveCardPadding;
    painter.setFont(option.font);
    painter.setPen(theme::secondaryText(option.palette));
    painter.drawText(QRect(inner.left(), inner.top(), end, heavy.height()),
        Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
        sinceWithin(card, option.font, end - begin));
}

} // namespace

int LiveCardDelegate::cardHeight(const QFontMetrics& metrics)
{
    return 3 * metrics.height() + 2 * liveLineGap + 2 * liveCardPadding;
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
    QFont bold = option.font;
    bold.setBold(true);
    // Where there is no room for both, what is wrong there goes before.
    const int beside = QFontMetrics(option.font).horizontalAdvance(card.before.text);
    const QString since = sinceWithin(card, option.font, roomBeside(inner, beside));
    const bool isCrowdedOut = since.isEmpty() && isWorthTelling(card.before);
    if (isCrowdedOut)
        paintSinceAbove(*painter, inner, option, card);
    CardLines lines(*painter, inner);
    painter->setFont(bold);
    lines.writeBoth(
        {placeText(card), text}, {versionText(card), card.version.isEmpty() ? quiet : text});
    painter->setFont(option.font);
    const CardLines::Text before{card.before.text, colorOfPart(card.before, option.palette)};
    if (isCrowdedOut)
        lines.write(before);
    else if (since.isEmpty())
        lines.write({sinceAlone(card, option.font, inner.width()), quiet});
    else
        lines.write({since, quiet}, before);
    lines.write({wholeParts(card.news.text, painter->fontMetrics(), inner.width()),
        colorOfPart(card.news, option.palette)});
    painter->restore();
}

} // namespace widgets
