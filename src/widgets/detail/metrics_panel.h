// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail_panel.h"

#include <array>

class QVBoxLayout;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class MetricChartView;
class PlainLabel;
class ZoneLabel;

/// Live monitoring: the curves of success rate and response time over the same span of time.
class MetricsPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsPanel)

public:
    explicit MetricsPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setInlined(bool inlined) override;

private:
    static constexpr int ChartCount = 2;

    void setupToolbar();
    void setupChart(std::size_t at, MetricChartView* chart);
    void updateWhole();
    void updateSummary(std::size_t at);

    models::DeploymentRecord m_record;
    QVBoxLayout* m_rows;
    models::TimeViewport* m_viewport;
    ZoneLabel* m_zone;
    std::array<MetricChartView*, ChartCount> m_charts{};
    std::array<PlainLabel*, ChartCount> m_summaries{};
};

} // namespace widgets
