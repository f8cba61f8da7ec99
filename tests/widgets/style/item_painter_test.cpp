// SPDX-License-Identifier: GPL-3.0-or-later
// Cells are drawn by us, from texts that are shaped already: as Qt draws them, pixel by pixel.
#include "deploy/widgets/style/console_style.h"
#include "deploy/widgets/theme/theme.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <QStyleOptionViewItem>

#include <array>
#include <random>

namespace {

class AsQtDraws final : public widgets::ConsoleStyle {
public:
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override
    {
        if (element == CE_ItemViewItem)
            QProxyStyle::drawControl(element, option, painter, widget);
        else
            ConsoleStyle::drawControl(element, option, painter, widget);
    }
};

class Random final {
public:
    explicit Random(unsigned seed)
        : m_engine(seed)
    {
    }
    int below(int end) { return std::uniform_int_distribution(0, end - 1)(m_engine); }
    bool oneIn(int count) { return below(count) == 0; }
    template <typename Values> auto one(const Values& values)
    {
        return values[std::size_t(below(int(std::size(values))))];
    }

private:
    std::mt19937 m_engine;
};

QStyleOptionViewItem anyCell(Random& random)
{
    static const std::array texts{QStringLiteral("payments-api"), QStringLiteral("V2.10.0"),
        QStringLiteral("12 min ago"), QStringLiteral(" two  blanks "), QStringLiteral("…"),
        QStringLiteral("支付服务 正在部署"), QStringLiteral("Ångström ﬁ AV To"), QString(),
        QStringLiteral("e\u0301a\u0308\u0323 high"), QStringLiteral("\u202eabc\u202c שלום def"),
        QStringLiteral("two\nlines"), QStringLiteral("🚀 to production"),
        QStringLiteral("a long text that has no room in any of the cells that are tried here")};
    static const std::array sides{Qt::AlignLeft, Qt::AlignRight, Qt::AlignHCenter};
    static const std::array heights{Qt::AlignVCenter, Qt::AlignTop, Qt::AlignBottom};
    static const std::array elisions{
        Qt::ElideRight, Qt::ElideRight, Qt::ElideLeft, Qt::ElideMiddle, Qt::ElideNone};
    QStyleOptionViewItem cell;
    cell.rect =
        QRect(random.below(20), random.below(20), 12 + random.below(300), 14 + random.below(30));
    cell.text = random.one(texts);
    cell.features = QStyleOptionViewItem::HasDisplay;
    cell.showDecorationSelected = !random.oneIn(8);
    cell.displayAlignment = random.one(sides) | random.one(heights);
    cell.textElideMode = random.one(elisions);
    cell.palette.setColor(QPalette::Text, random.oneIn(2) ? Qt::darkRed : Qt::black);
    cell.font.setBold(random.oneIn(3));
    cell.font.setItalic(random.oneIn(6));
    cell.font.setPointSizeF(7 + random.below(16) / 2.0);
    cell.fontMetrics = QFontMetrics(cell.font);
    cell.state = QStyle::State_None;
    for (const auto flag : {QStyle::State_Enabled, QStyle::State_Active, QStyle::State_Selected})
        cell.state.setFlag(flag, !random.oneIn(3));
    if (random.oneIn(3)) {
        cell.icon = widgets::theme::icon(QStringLiteral("failed"), QColor(Qt::darkGreen));
        cell.decorationSize = QSize(16, 16);
        cell.features |= QStyleOptionViewItem::HasDecoration;
    }
    if (random.oneIn(10))
        cell.features |= QStyleOptionViewItem::WrapText;
    if (random.oneIn(10))
        cell.direction = Qt::RightToLeft;
    if (random.oneIn(10))
        cell.state |= QStyle::State_HasFocus;
    return cell;
}

QImage drawn(const QStyle& style, const QStyleOptionViewItem& cell, double scale)
{
    QImage image(QSize(360, 90) * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    style.drawControl(QStyle::CE_ItemViewItem, &cell, &painter, nullptr);
    painter.drawText(0, 80, QStringLiteral("after it")); // with the painter as it was before
    return image;
}

TEST(ItemPainter, drawsAsQtDoes)
{
    const AsQtDraws theirs;
    const widgets::ConsoleStyle ours;
    Random random(20'261'128);
    for (int round = 0; round < 600; ++round) {
        const QStyleOptionViewItem cell = anyCell(random);
        // At one and a half, what begins at half a pixel may be rounded to either side.
        const bool isAtEdge = cell.displayAlignment.testFlag(Qt::AlignLeft);
        const double scale = random.one(std::array{1.0, 1.0, 2.0, isAtEdge ? 1.5 : 2.0});
        const QImage expected = drawn(theirs, cell, scale);
        // Shaped for this frame, and kept from the one before.
        for (const char* when : {"at first", "again"}) {
            const QImage seen = drawn(ours, cell, scale);
            ASSERT_EQ(seen, expected)
                << when << ", round " << round << ": \"" << cell.text.toStdString() << "\" "
                << cell.rect.width() << "x" << cell.rect.height() << " at scale " << scale
                << ", alignment " << int(cell.displayAlignment) << ", elision "
                << cell.textElideMode << ", " << cell.font.toString().toStdString();
        }
    }
}

} // namespace
