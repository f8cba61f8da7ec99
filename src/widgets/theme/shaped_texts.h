// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QObject>
#include <QStaticText>

#include <vector>

class QPainter;

namespace widgets {

/// Lines of text as they were drawn before. Qt finds the letters of a text anew whenever it is
/// measured, cut off or drawn, which is most of painting a table; a cell mostly says what it said
/// in the frame before. What has been shaped is kept by text, font and room, up to some megabytes.
///
/// Of the thread of the windows, and gone with the application, as its fonts are.
class ShapedTexts final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShapedTexts)

public:
    static ShapedTexts& instance();

    /// As QFontMetrics::horizontalAdvance(), in pixels.
    [[nodiscard]] int widthOf(const QString& text, const QFont& font);
    /// Draws the line with the painter's font and pen, cut off by an ellipsis where it has more
    /// than the rectangle's width. The alignment is a visual one; what is higher than the rectangle
    /// goes beyond it.
    void draw(QPainter& painter, const QString& text, const QRect& place, Qt::Alignment alignment,
        Qt::TextElideMode elision = Qt::ElideRight);

private:
    struct Wanted {
        QString text;
        int room; ///< in pixels
        Qt::TextElideMode elision;

        bool operator==(const Wanted&) const = default;
        friend size_t qHash(const Wanted& wanted, size_t seed = 0)
        {
            return qHashMulti(seed, wanted.text, wanted.room, int(wanted.elision));
        }
    };
    struct Line {
        QStaticText text;
        double width; ///< without what a slanted letter has beyond it
        int height;
    };
    struct TextsOfFont {
        QFont font;
        QHash<QString, Line> whole;
        QHash<Wanted, Line> cutOff;
        qsizetype letters = 0; ///< of all of these
    };

    explicit ShapedTexts(QObject* parent)
        : QObject(parent)
    {
    }
    TextsOfFont& textsOf(const QFont& font);
    static void makeRoom(TextsOfFont& texts, const QString& text);
    [[nodiscard]] static const Line& wholeLine(TextsOfFont& texts, const QString& text);
    [[nodiscard]] static const Line& cutOffLine(TextsOfFont& texts, const Wanted& wanted);

    std::vector<TextsOfFont> m_fonts; ///< those asked for last come first
};

} // namespace widgets
