// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chart_picture.h"

#include "deploy/deployment/deployment.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <string>

namespace models {
class TimeContext;
class TimeViewport;
} // namespace models

namespace widgets {

class ChartTable;
class MetricChartView;

/// The context menu of each chart of a panel: what can be taken out of it, as a table, as text, as
/// a picture, on paper.
class ChartMenu final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChartMenu)

public:
    /// The viewport is that of the charts; both outlive this.
    ChartMenu(const models::TimeContext& time, const models::TimeViewport& viewport,
        QObject* parent = nullptr);

    /// The chart shows the series of that id.
    void addTo(MetricChartView& chart, const std::string& id);
    /// A table that is open follows it.
    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);

Q_SIGNALS:
    /// The name is that of a file, without its extension.
    void savePictureRequested(
        const QString& name, widgets::PictureFormat format, const QByteArray& picture);
    /// A drawing (SVG) of the chart of that name.
    void printRequested(const QString& name, const QByteArray& svg);
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

private:
    void copyValues(const MetricChartView& chart, const std::string& id);
    void showTable(MetricChartView& chart, const std::string& id);
    void updateTable();
    /// Null if there is none.
    [[nodiscard]] const deployment::NamedSeries* series(const std::string& id) const;

    const models::TimeContext& m_time;
    const models::TimeViewport& m_viewport;
    std::shared_ptr<const deployment::Deployment> m_deployment; ///< null before the first
    QPointer<ChartTable> m_table; ///< that is open; goes with its chart
    std::string m_tableId; ///< whose points it shows
};

} // namespace widgets
