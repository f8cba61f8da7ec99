// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail/panel/detail_panel.h"

#include "deploy/models/detail/judgement.h"

class QTableView;
class QVBoxLayout;

namespace models {
class StepsModel;
class TimeContext;
struct TimeSpan;
} // namespace models

namespace widgets {

class EmptyState;
class FittedColumns;
class PercentBar;
class PlainLabel;
class StepMoments;
class TimeCursor;
class TimeRangeChip;
class TimelineHeader;
class ZoneLabel;

/// Deployment progress: the source's percentage, and every step with its times and a bar on a
/// common axis.
class ProgressPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProgressPanel)

public:
    ProgressPanel(const models::TimeContext& time, TimeCursor& cursor, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    /// Marks the steps that are late.
    void setJudgement(const models::Judgement& judgement);
    void setPlace(PanelPlace place) override;
    /// Makes the step that failed first the current one and scrolls to it.
    void showFailingStep();
    /// Selects the step, which makes it the time range, and scrolls to it.
    void showStep(int row);

Q_SIGNALS:
    /// Enter or a double click: its log is to be seen.
    void stepActivated(int row);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupTable(const models::TimeContext& time);
    [[nodiscard]] QString axisText(const models::TimeSpan& range, deployment::Zone zone) const;
    void setupActions();
    void setupColumns();
    void updateSummary();
    void updateColumns();
    void updateRowHeights();
    void updateTableHeight();
    void copySelection();

    QVBoxLayout* m_rows;
    PercentBar* m_percent;
    QWidget* m_facts;
    PlainLabel* m_current;
    ZoneLabel* m_zone;
    EmptyState* m_nothing;
    QTableView* m_table;
    TimelineHeader* m_header = nullptr;
    FittedColumns* m_columns = nullptr;
    models::StepsModel* m_model;
    StepMoments* m_moments = nullptr;
    int m_tallRow = -1; ///< the row that has a second line
    PanelPlace m_place = PanelPlace::Tab;
};

} // namespace widgets
