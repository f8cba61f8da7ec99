// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/compare/compared_runs.h"

#include <QWidget>

#include <string>
#include <vector>

class QRadioButton;
class QVBoxLayout;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class MetricChartView;
class PlainLabel;
class TimeCursor;

/// The curves of two runs laid over each other, by the time since their starts or since their
/// traffic changed.
class CurveComparisonPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CurveComparisonPanel)

public:
    explicit CurveComparisonPanel(const models::TimeContext& time, QWidget* parent = nullptr);

    /// What is looked at stays. Null empties it.
    void setRuns(std::shared_ptr<const models::ComparedRuns> runs);

private:
    /// One metric: its name, its curves, and where they come from if not from one place.
    struct Chart {
        std::string metric;
        QWidget* frame;
        PlainLabel* origins;
        MetricChartView* view;
    };

    void setupSwitch();
    [[nodiscard]] const std::vector<diagnosis::CurvePair>& curves() const;
    void showCurves();
    void setCharts(const std::vector<diagnosis::CurvePair>& curves);
    void addChart(const std::string& metric);
    void updateWhole(const std::vector<diagnosis::CurvePair>& curves);
    void updateNote();

    const models::TimeContext& m_time;
    std::shared_ptr<const models::ComparedRuns> m_runs;
    QVBoxLayout* m_rows;
    QRadioButton* m_sinceStart;
    QRadioButton* m_sinceTraffic;
    PlainLabel* m_note;
    models::TimeViewport* m_viewport;
    TimeCursor* m_cursor;
    std::vector<Chart> m_charts;
};

} // namespace widgets
