// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/shaped_texts.h"

#include <QApplication>
#include <QFontMetrics>
#include <QPainter>
#include <QPointer>
#include <QThread>

#include <algorithm>

namespace widgets {

namespace {

/// More than the frames of all tables of a large screen have. One of some ten letters takes less
/// than a kilobyte.
constexpr qsizetype mostTexts = 4'000;
constexpr std::size_t mostFonts = 8;

QStaticText shaped(const QString& text, const QFont& font)
{
    QStaticText line(text);
    line.setTextFormat(Qt::PlainText);
    QTextOption option;
    option.setTextDirection(Qt::LeftToRight); // whatever its letters are, as in a cell
    line.setTextOption(option);
    line.prepare({}, font);
    return line;
}

template <typename Texts> void makeRoom(Texts& texts)
{
    if (texts.size() >= mostTexts)
        texts.clear(); // those on the screen are shaped once more
}

} // namespace

ShapedTexts& ShapedTexts::instance()
{
    static QPointer<ShapedTexts> texts;
    Q_ASSERT(QThread::currentThread() == qApp->thread());
    if (!texts)
        texts = new ShapedTexts(qApp);
    return *texts;
}

ShapedTexts::TextsOfFont& ShapedTexts::textsOf(const QFont& font)
{
    const auto found = std::ranges::find(m_fonts, font, &TextsOfFont::font);
    if (found != m_fonts.end()) {
        std::rotate(m_fonts.begin(), found, found + 1);
    } else {
        if (m_fonts.size() == mostFonts)
            m_fonts.pop_back();
        m_fonts.insert(m_fonts.begin(), {font, {}, {}});
    }
    return m_fonts.front();
}

int ShapedTexts::widthOf(const QString& text, const QFont& font)
{
    QHash<QString, int>& widths = textsOf(font).widths;
    if (const auto known = widths.constFind(text); known != widths.constEnd())
        return *known;
    makeRoom(widths);
    return *widths.insert(text, QFontMetrics(font).horizontalAdvance(text));
}

void ShapedTexts::draw(QPainter& painter, const QString& text, const QRect& place,
    Qt::Alignment alignment, Qt::TextElideMode elision)
{
    QHash<Wanted, Line>& lines = textsOf(painter.font()).lines;
    const Wanted wanted{text, place.width(), elision};
    auto line = lines.constFind(wanted);
    if (line == lines.constEnd()) {
        makeRoom(lines);
        const QFont& font = painter.font();
        const QString shown = QFontMetrics(font).elidedText(text, elision, place.width());
        const QStaticText whole = shaped(text, font);
        line = lines.insert(wanted,
            {shown == text ? whole : shaped(shown, font),
                QFontMetricsF(font).horizontalAdvance(shown),
                static_cast<int>(whole.size().height())});
    }
    const int centered = place.top() + place.height() / 2 - line->height / 2; // as QStyle has it
    QPointF corner = place.topLeft();
    if (alignment.testFlag(Qt::AlignRight))
        corner.rx() += place.width() - line->width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        corner.rx() += (place.width() - line->width) / 2;
    if (alignment.testFlag(Qt::AlignBottom))
        corner.ry() += place.height() - line->height;
    else if (!alignment.testFlag(Qt::AlignTop))
        corner.setY(centered);
    painter.drawStaticText(corner, line->shown);
}

} // namespace widgets
