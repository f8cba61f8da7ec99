// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/base_table_model.h"
#include "deploy/models/detail/time_marks.h"

#include <functional>
#include <memory>

namespace models {

class TimeContext;

/// The points of a curve, one a row, with what happened at that time: a chart for who cannot see
/// it.
class MetricPointsModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricPointsModel)

public:
    enum Column { TimeColumn, ValueColumn, EventsColumn, ColumnCount };
    /// A number with its unit.
    using ValueText = std::function<QString(double)>;

    MetricPointsModel(ValueText valueText, const TimeContext& time, QObject* parent = nullptr);

    /// Points may be added; those that are there keep their rows.
    void setPoints(std::shared_ptr<const deployment::MetricSeries> points, TimeEvents events);

protected:
    [[nodiscard]] int rows() const override { return m_rows; }
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] const deployment::MetricPoint& point(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString eventsText(int row) const;

    const ValueText m_valueText;
    const TimeContext& m_time;
    std::shared_ptr<const deployment::MetricSeries> m_points;
    TimeEvents m_events;
    int m_rows = 0;
};

} // namespace models
