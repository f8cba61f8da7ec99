// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMouseEvent;
class QTableView;

namespace models {
class StepsModel;
}

namespace widgets {

class TimeCursor;

/// Ties the table of the steps to the page's clock: the pointer over the timeline shows a moment,
/// selected steps are the time range, and the step that ran at the moment is marked.
class StepMoments final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepMoments)

public:
    StepMoments(QTableView& table, models::StepsModel& model, TimeCursor& cursor);

    /// The steps may have other times now; also those that are selected.
    void updateRange();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void point(const QMouseEvent& event);
    void selectRange();
    void followRange();

    QTableView& m_table;
    models::StepsModel& m_model;
    TimeCursor& m_cursor;
};

} // namespace widgets
