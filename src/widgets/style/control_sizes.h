// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyle>

#include <optional>

/// How large controls are: buttons, fields and combo boxes of one line have one height, so that
/// they stand well beside each other.
namespace widgets::sizes {

inline constexpr int besideToolText = 4; ///< room between the edge and the label of a tool button

/// Nullopt where the base style's is good.
[[nodiscard]] std::optional<int> metric(QStyle::PixelMetric metric);
/// The base style's size with the room that ours have.
[[nodiscard]] QSize ofControl(
    QStyle::ContentsType type, const QStyleOption& option, const QSize& base);

/// The base style's part of a control, where ours leaves more room.
[[nodiscard]] QRect partOf(QStyle::ComplexControl control, const QStyleOption& option,
    QStyle::SubControl part, const QRect& base);
/// The same of an element.
[[nodiscard]] QRect elementOf(
    QStyle::SubElement element, const QStyleOption& option, const QRect& base);

} // namespace widgets::sizes
