// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/log/own_times.h"
#include "deploy/diagnosis/rules/finding.h"
#include "deploy/models/base_table_model.h"
#include "deploy/models/detail/time_ticks.h"

#include <memory>
#include <optional>
#include <vector>

namespace models {

class StepAxis;
class TimeContext;

/// The steps of one deployment in the source's order, with the common axis of time for their bars.
class StepsModel final : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepsModel)

public:
    enum Column {
        NameColumn,
        StatusColumn,
        StartColumn,
        EndColumn,
        DurationColumn,
        TimelineColumn,
        ColumnCount,
    };
    enum Role {
        StateRole = Qt::UserRole, ///< deployment::StepState as int
        BarStartRole, ///< qint64, milliseconds since the epoch; invalid if unknown
        BarEndRole, ///< the same; now while the step runs
        FailingRole, ///< bool: the step that failed
        MarkedRole, ///< bool: it ran at the moment that is looked at
        LateRole, ///< bool: the note says that it takes longer than usual
        NoteRole, ///< "Late: usually 4 min, current traffic: 50 %" of a running step, else empty
    };

    explicit StepsModel(const TimeContext& time, QObject* parent = nullptr);

    /// Merges: rows that stay keep their indexes.
    void setDeployment(std::shared_ptr<const deployment::Deployment> deployment);

    /// Running steps that take longer than usual.
    void setLateSteps(std::vector<diagnosis::LateStep> late);
    /// The moment that is looked at; nullopt: none.
    void setMoment(const std::optional<deployment::Timestamp>& moment);
    [[nodiscard]] const std::optional<deployment::Timestamp>& moment() const { return m_moment; }
    /// When the step of the row ran; nullopt if it is not known when it began.
    [[nodiscard]] std::optional<TimeSpan> spanOf(int row) const;

    [[nodiscard]] std::optional<int> failingRow() const { return m_failing; }
    [[nodiscard]] std::optional<int> runningRow() const;
    /// From the first known start to the last known end. While something runs it reaches to now,
    /// unless the record is so old that nothing else could be distinguished. nullopt where no time
    /// is known.
    [[nodiscard]] std::optional<TimeSpan> timeRange() const;
    /// Whether it makes sense to mark the current time on the axis.
    [[nodiscard]] bool reachesNow() const;
    /// The moment that all of it is of.
    [[nodiscard]] deployment::Timestamp now() const;

Q_SIGNALS:
    void timeRangeChanged();

protected:
    [[nodiscard]] int rows() const override;
    [[nodiscard]] int columns() const override { return ColumnCount; }
    [[nodiscard]] QVariant cell(int row, int column, int role) const override;
    [[nodiscard]] QVariant heading(int column, int role) const override;

private:
    [[nodiscard]] const deployment::Step& step(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant toolTip(int row, int column) const;
    [[nodiscard]] QString heard(int row, int column) const;
    [[nodiscard]] QString timeCell(std::optional<deployment::Timestamp> time) const;
    [[nodiscard]] QString copied(int row, int column) const;
    [[nodiscard]] QString noteText(int row) const;
    [[nodiscard]] const diagnosis::LateStep* lateStep(int row) const;
    /// There is a deployment.
    [[nodiscard]] StepAxis axis() const;
    [[nodiscard]] bool isUnfinished() const;
    [[nodiscard]] std::optional<int> markedRow() const;
    void advance();
    void updateMarked();

    const TimeContext& m_time;
    std::shared_ptr<const deployment::Deployment> m_deployment;
    std::optional<deployment::OwnTimes> m_own; ///< of the deployment, where there is one
    std::vector<diagnosis::LateStep> m_late;
    std::optional<int> m_failing;
    std::optional<deployment::Timestamp> m_moment;
    std::optional<int> m_marked;
    int m_rows = 0;
};

} // namespace models
