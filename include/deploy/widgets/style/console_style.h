// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace widgets {

class WheelGuard;

/// How every control looks: flat, with hairlines, one accent, and colors of the palette alone, so
/// that light, dark and high contrast need nothing of their own. Behavior, layout of texts and keys
/// stay those of Qt's Fusion style, on every desktop, but that the wheel changes no value in
/// passing. docs/design.md describes the language.
class ConsoleStyle : public QProxyStyle {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleStyle)

public:
    ConsoleStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget = nullptr) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget = nullptr) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr, QStyleHintReturn* returnData = nullptr) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option,
        const QSize& size, const QWidget* widget = nullptr) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
        SubControl part, const QWidget* widget = nullptr) const override;
    [[nodiscard]] QIcon standardIcon(StandardPixmap icon, const QStyleOption* option = nullptr,
        const QWidget* widget = nullptr) const override;
    using QProxyStyle::polish;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption* option,
        const QWidget* widget = nullptr) const override;
    void polish(QWidget* widget) override;
    using QProxyStyle::unpolish;
    void unpolish(QWidget* widget) override;

private:
    /// False where the base style is to draw.
    bool drawOwnPrimitive(PrimitiveElement element, const QStyleOption& option, QPainter& painter,
        const QWidget* widget) const;
    bool drawOwnControl(ControlElement element, const QStyleOption& option, QPainter& painter,
        const QWidget* widget) const;

    WheelGuard* m_wheelGuard;
};

} // namespace widgets
