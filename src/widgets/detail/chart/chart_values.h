// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/metric_curve.h"
#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QString>

#include <initializer_list>
#include <optional>

namespace widgets {

/// The values of all curves that have numbers within the range.
[[nodiscard]] std::optional<models::ValueRange> valuesShown(
    std::initializer_list<const models::MetricCurve*> curves, const models::TimeSpan& shown);
/// "85 ms"
[[nodiscard]] QString valueText(const MetricKind& kind, double value);
/// With this one among them; as it is where it is no number.
[[nodiscard]] models::ValueRange extendedBy(double value, const models::ValueRange& values);

} // namespace widgets
