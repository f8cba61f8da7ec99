// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_values.h"

#include "deploy/deployment/metrics.h"
#include "deploy/models/detail/value_scale.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace widgets {

std::optional<models::ValueRange> valuesShown(
    std::initializer_list<const models::MetricCurve*> curves, const models::TimeSpan& shown)
{
    std::optional<models::ValueRange> values;
    for (const models::MetricCurve* curve : curves) {
        const auto own = curve->valueRange(shown);
        if (own && values)
            values = {
                std::min(values->smallest, own->smallest), std::max(values->largest, own->largest)};
        else if (own)
            values = own;
    }
    return values;
}

models::ValueRange extendedBy(double value, const models::ValueRange& values)
{
    if (!std::isfinite(value))
        return values;
    return {std::min(values.smallest, value), std::max(values.largest, value)};
}

QString valueText(const MetricKind& kind, double value)
{
    const double size = std::abs(value);
    if (size >= 1e9)
        return models::largeValueText(value) + kind.unit;
    const bool isExtreme = size > 0 && size < 1e-9;
    QString number = isExtreme ? QLocale().toString(value, 'g', 6)
                               : QLocale().toString(value, 'f', deployment::decimalsOf(value));
    const QString point = QLocale().decimalPoint();
    if (!isExtreme && number.contains(point)) {
        while (number.endsWith(QLatin1Char('0')))
            number.chop(1);
        if (number.endsWith(point))
            number.chop(point.size());
    }
    return number + kind.unit;
}

} // namespace widgets
