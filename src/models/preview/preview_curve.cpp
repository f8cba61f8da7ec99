// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview.h"

#include "deploy/deployment/metrics.h"
#include "deploy/models/detail/metric_notes_text.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace models {

namespace {

class PreviewCurveTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::PreviewCurveTexts)
};

const diagnosis::MetricShift* shiftOf(const Judgement& judgement)
{
    for (const diagnosis::Finding& finding : judgement.findings) {
        if (const auto* shift = std::get_if<diagnosis::MetricShift>(&finding))
            return shift;
    }
    return nullptr;
}

/// Makes the curve of a series; nullopt if there is no number in it.
std::optional<PreviewCurve> curveOf(
    const PreviewFacts& facts, const deployment::NamedSeries& series)
{
    PreviewCurve shown;
    shown.curve = MetricCurve(
        std::shared_ptr<const deployment::MetricSeries>(facts.deployment, &series.points));
    const auto range = shown.curve.timeRange();
    if (!range)
        return std::nullopt;
    shown.range = *range;
    shown.metric = series.id;
    shown.title = metricTitle(series);
    return shown;
}

QString valueText(double value, std::string_view unit)
{
    const bool isWhole = std::abs(value) >= 100 || value == std::round(value);
    const int decimals = isWhole ? 0 : deployment::decimalsOf(value);
    QString number = QString::number(value, 'f', decimals);
    // As the page of the deployment has it: 99.5%.
    while (decimals > 0 && number.endsWith(u'0'))
        number.chop(1);
    if (number.endsWith(u'.'))
        number.chop(1);
    return number + QString::fromUtf8(unit.data(), qsizetype(unit.size()));
}

void tellChange(PreviewCurve& shown, const diagnosis::MetricShift& shift, std::string_view unit,
    deployment::Timestamp start, deployment::Zone zone)
{
    const QString before = valueText(shift.before, unit);
    const QString after = valueText(shift.after, unit);
    shown.change = shift.at;
    shown.values = PreviewCurveTexts::tr("%1 → %2", "values before and after").arg(before, after);
    shown.description = PreviewCurveTexts::tr("%1: %2 before %3, %4 after it")
                            .arg(shown.title, before, timeTextBeside(start, shift.at, zone), after);
}

void tellRange(PreviewCurve& shown, std::string_view unit)
{
    const QString last = valueText(shown.curve.last()->value, unit);
    const auto values = shown.curve.valueRange(shown.range);
    if (!values || values->smallest == values->largest) {
        shown.values = last;
        shown.description =
            PreviewCurveTexts::tr("%1: always %2", "metric, value").arg(shown.title, last);
        return;
    }
    const QString least = valueText(values->smallest, unit);
    const QString most = valueText(values->largest, unit);
    shown.values =
        PreviewCurveTexts::tr("%1 to %2, last %3", "values of a metric").arg(least, most, last);
    shown.description = PreviewCurveTexts::tr("%1: last %2, lowest %3, highest %4")
                            .arg(shown.title, last, least, most);
}

} // namespace

std::optional<PreviewCurve> previewCurve(const PreviewFacts& facts, deployment::Zone zone)
{
    if (!facts.deployment || !facts.isWhole)
        return std::nullopt;
    const auto& all = facts.deployment->metrics.series;
    if (const diagnosis::MetricShift* shift = shiftOf(facts.judgement)) {
        const auto series = std::ranges::find(all, shift->metric, &deployment::NamedSeries::id);
        auto shown = series == all.end() ? std::nullopt : curveOf(facts, *series);
        if (shown) {
            tellChange(*shown, *shift, deployment::metricSpec(*series).unit,
                facts.deployment->start, zone);
            return shown;
        }
    }
    for (const deployment::NamedSeries& series : all) {
        if (auto shown = curveOf(facts, series)) {
            tellRange(*shown, deployment::metricSpec(series).unit);
            return shown;
        }
    }
    return std::nullopt;
}

} // namespace models
