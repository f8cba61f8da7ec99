// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/metrics.h"

#include <QDialog>

#include <memory>

class QTableView;

namespace models {
class MetricPointsModel;
class TimeContext;
} // namespace models

namespace widgets {

class MetricChartView;
class PlainLabel;

/// The points of a chart as a table: for who cannot see the curve, or wants its numbers. It follows
/// what the chart shows.
class ChartTable final : public QDialog {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartTable)

public:
    /// The chart outlives it.
    ChartTable(const MetricChartView& chart, const models::TimeContext& time, QWidget* parent);

    [[nodiscard]] const MetricChartView& chart() const { return m_chart; }
    void setPoints(std::shared_ptr<const deployment::MetricSeries> points);

private:
    void setupTable();
    void copyRows();

    const MetricChartView& m_chart;
    models::MetricPointsModel* m_model;
    PlainLabel* m_summary;
    QTableView* m_table;
};

} // namespace widgets
