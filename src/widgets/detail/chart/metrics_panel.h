// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

#include "chart_picture.h"

#include "deploy/models/detail/time_marks.h"
#include "deploy/models/states/failure_state.h"

#include <memory>
#include <string>
#include <vector>

class QVBoxLayout;

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class ChartMenu;
class EmptyState;
class MetricChartView;
class TimeCursor;
class PlainLabel;
class ZoneLabel;

/// Live monitoring: the curves of the deployment's metrics over the same span of time.
class MetricsPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricsPanel)

public:
    MetricsPanel(const models::TimeContext& time, TimeCursor& cursor, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setPlace(PanelPlace place) override;
    /// Scrolls to the chart and gives it the focus.
    void showMetric(std::string_view id);
    /// What happened beside what the record has as steps.
    void setMarks(std::vector<models::TimeMark> marks);

Q_SIGNALS:
    /// The picture of a chart; the name of its metric is that of a file, without its extension.
    void savePictureRequested(
        const QString& name, widgets::PictureFormat format, const QByteArray& picture);

    /// A drawing (SVG) of the chart of that name.
    void printRequested(const QString& name, const QByteArray& svg);
    void wayOutRequested(models::WayOut way);

protected:
    void changeEvent(QEvent* event) override;

private:
    /// One metric: its name, its figures, its curve.
    struct Chart {
        std::string id;
        QString title;
        QString unit;
        QWidget* frame;
        PlainLabel* summary;
        PlainLabel* warning; ///< of the server that gave the points
        MetricChartView* view;
    };

    void setupToolbar();
    void setCharts(const std::vector<const deployment::NamedSeries*>& series);
    void addChart(const deployment::NamedSeries& series);
    void setupEmpty();
    void connectMenu();
    void showAbsence();
    [[nodiscard]] std::shared_ptr<const deployment::MetricSeries> pointsOf(
        const deployment::NamedSeries& series) const;
    void fitCharts() const;
    void fitChart(MetricChartView& view) const;
    void updateEvents();
    void updateWhole();
    void updateSummary(const Chart& chart);
    void updateWarnings();
    void updateWarning(const Chart& chart) const;

    const models::TimeContext& m_time;
    TimeCursor& m_cursor;
    models::DeploymentRecord m_record;
    QVBoxLayout* m_rows;
    models::TimeViewport* m_viewport;
    ChartMenu* m_menu;
    QWidget* m_bar;
    QWidget* m_reset = nullptr; ///< the last control of the bar
    ZoneLabel* m_zone;
    PlainLabel* m_hidden; ///< which curves have no chart
    EmptyState* m_empty; ///< in the place of all charts
    std::vector<Chart> m_charts;
    std::vector<models::TimeMark> m_marks;
    PanelPlace m_place = PanelPlace::Tab;
};

} // namespace widgets
