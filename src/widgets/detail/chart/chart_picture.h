// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace widgets {

class MetricChartView;

enum class PictureFormat { Png, Svg };

/// What the chart shows, under its title, on a white ground whatever the theme is.
[[nodiscard]] QByteArray pictureOf(MetricChartView& chart, PictureFormat format);

} // namespace widgets
