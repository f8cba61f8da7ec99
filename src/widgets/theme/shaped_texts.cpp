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

/// More than the frames of all tables of a large screen have, and some megabytes. A text may be as
/// long as what a server says.
constexpr qsizetype mostLetters = 100'000;
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

/// As QFontMetrics has it, which would shape the text once more.
double advanceOf(const QStaticText& line, const QFont& font)
{
    const bool isAsDrawn = !font.italic() && !line.text().endsWith(u' ');
    return isAsDrawn ? line.size().width() : QFontMetricsF(font).horizontalAdvance(line.text());
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

void ShapedTexts::makeRoom(TextsOfFont& texts, const QString& text)
{
    texts.letters += text.size();
    if (texts.letters <= mostLetters)
        return;
    // Those on the screen are shaped once more.
    texts.whole.clear();
    texts.cutOff.clear();
    texts.letters = text.size();
}

const ShapedTexts::Line& ShapedTexts::wholeLine(TextsOfFont& texts, const QString& text)
{
    if (const auto known = texts.whole.constFind(text); known != texts.whole.constEnd())
        return *known;
    makeRoom(texts, text);
    const QStaticText line = shaped(text, texts.font);
    return *texts.whole.insert(
        text, {line, advanceOf(line, texts.font), static_cast<int>(line.size().height())});
}

const ShapedTexts::Line& ShapedTexts::cutOffLine(TextsOfFont& texts, const Wanted& wanted)
{
    if (const auto known = texts.cutOff.constFind(wanted); known != texts.cutOff.constEnd())
        return *known;
    makeRoom(texts, wanted.text);
    const QStaticText line = shaped(
        QFontMetrics(texts.font).elidedText(wanted.text, wanted.elision, wanted.room), texts.font);
    return *texts.cutOff.insert(
        wanted, {line, advanceOf(line, texts.font), static_cast<int>(line.size().height())});
}

int ShapedTexts::widthOf(const QString& text, const QFont& font)
{
    return qRound(wholeLine(textsOf(font), text).width);
}

void ShapedTexts::draw(QPainter& painter, const QString& text, const QRect& place,
    Qt::Alignment alignment, Qt::TextElideMode elision)
{
    TextsOfFont& texts = textsOf(painter.font());
    const Line whole = wholeLine(texts, text); // what is cut off may need its room
    const bool fits = elision == Qt::ElideNone || whole.width <= place.width();
    const Line shown = fits ? whole : cutOffLine(texts, {text, place.width(), elision});
    // What is left of a text stands as high as all of it would.
    const int centered = place.top() + place.height() / 2 - whole.height / 2; // as QStyle has it
    QPointF corner = place.topLeft();
    if (alignment.testFlag(Qt::AlignRight))
        corner.rx() += place.width() - shown.width;
    else if (alignment.testFlag(Qt::AlignHCenter))
        corner.rx() += (place.width() - shown.width) / 2;
    if (alignment.testFlag(Qt::AlignBottom))
        corner.ry() += place.height() - whole.height;
    else if (!alignment.testFlag(Qt::AlignTop))
        corner.setY(centered);
    painter.drawStaticText(corner, shown.text);
}

} // namespace widgets
