// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/detail_panel.h"

#include <string>
#include <vector>

class QVBoxLayout;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class MetricChartView;
class PlainLabel;
class ZoneLabel;

/// Live monitoring: the curves of the deployment's metrics over the same span of time.
class MetricsPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsPanel)

public:
    explicit MetricsPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setInlined(bool inlined) override;

private:
    /// One metric: its name, its figures, its curve.
    struct Chart {
        std::string id;
        QWidget* frame;
        PlainLabel* summary;
        MetricChartView* view;
    };

    void setupToolbar();
    void setCharts(const deployment::Metrics& metrics);
    void addChart(const std::string& id);
    void fitChart(MetricChartView& view) const;
    void updateWhole();
    void updateSummary(const Chart& chart);

    const models::TimeContext& m_time;
    models::DeploymentRecord m_record;
    QVBoxLayout* m_rows;
    models::TimeViewport* m_viewport;
    ZoneLabel* m_zone;
    std::vector<Chart> m_charts;
    bool m_isInlined = false;
};

} // namespace widgets
