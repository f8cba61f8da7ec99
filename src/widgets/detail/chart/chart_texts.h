// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/widgets/detail/chart/metric_chart_view.h"

#include <QCoreApplication>

namespace widgets {

/// What a chart says in words: beside a point, and to those who don't see it.
class ChartTexts final {
    Q_DECLARE_TR_FUNCTIONS(ChartTexts)

public:
    /// The chart outlives it.
    ChartTexts(const MetricChartView& chart, deployment::Zone zone)
        : m_chart(chart)
        , m_zone(zone)
    {
    }

    /// "Lowest 95 %, highest 100 %, last 99 % at 10:42:07".
    [[nodiscard]] QString whole(const models::MetricCurve& curve) const;
    /// "10:02:11, Request success rate 95.2 %, step: Traffic switch".
    [[nodiscard]] QString at(deployment::Timestamp moment) const;

    /// "2025-02-15 10:42:07 UTC", or how far it is from the moment that times are counted from.
    [[nodiscard]] QString moment(deployment::Timestamp time) const;
    /// "10:42:07  85 ms", with the reference's value then.
    [[nodiscard]] QString readout(const deployment::MetricPoint& point) const;
    /// The curve and its reference as a whole, with the limit and the verdicts.
    [[nodiscard]] QString summary() const;

    /// "limit 95 %, failed 2 times"; empty without a limit and verdicts.
    [[nodiscard]] QString notes() const;
    /// What the limit was read from, else "limit 95 %".
    [[nodiscard]] static QString limit(
        const MetricKind& kind, const deployment::MetricNotes& notes);
    /// "last 95 %, lowest 92 %, highest 100 %", or why there is none.
    [[nodiscard]] static QString summary(const MetricKind& kind, const models::MetricCurve& curve);
    /// "Failed" in the language of the interface; an unknown word as it came.
    [[nodiscard]] static QString verdict(const std::string& word);

private:
    [[nodiscard]] QString clock(deployment::Timestamp time) const;

    const MetricChartView& m_chart;
    deployment::Zone m_zone;
};

} // namespace widgets
