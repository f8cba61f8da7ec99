// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QHeaderView>

namespace models {
class StepsModel;
class TimeContext;
struct TimeSpan;
} // namespace models

namespace widgets {

/// Where a time is in a cell of the timeline, shared by the header's ticks and the rows' bars.
class TimelineScale {
public:
    TimelineScale(const models::TimeSpan& range, const QRect& cell);

    [[nodiscard]] double xOf(deployment::Timestamp time) const;
    /// The reverse, as far as the axis goes.
    [[nodiscard]] deployment::Timestamp timeAt(double x) const;
    [[nodiscard]] double left() const { return m_left; }
    [[nodiscard]] double width() const { return m_width; }

private:
    double m_left;
    double m_width;
    double m_from;
    double m_length;
};

/// The header of the steps' table: its last section is the axis of time.
class TimelineHeader final : public QHeaderView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineHeader)

public:
    TimelineHeader(const models::StepsModel& model, const models::TimeContext& time,
        QWidget* parent = nullptr);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;

private:
    void paintTicks(QPainter& painter, const QRect& rect, const models::TimeSpan& range) const;

    const models::StepsModel& m_model;
    const models::TimeContext& m_time;
};

} // namespace widgets
