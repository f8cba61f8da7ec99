// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/time_window.h"

#include <QWidget>

class QComboBox;
class QDate;
class QDateTimeEdit;
class QToolButton;

namespace models {
class TimeContext;
}

namespace widgets {

class RangeCalendar;

/// Chooses a time range: one that moves along, or from-to with two days of a calendar and two times
/// in the zone of the interface.
class TimeChooser final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeChooser)

public:
    explicit TimeChooser(const models::TimeContext& time, QWidget* parent = nullptr);

    void setWindow(const history::TimeWindow& window);
    [[nodiscard]] history::TimeWindow window() const { return m_window; }
    /// "Last 7 days": how the choice reads in a sentence about it.
    [[nodiscard]] static QString label(history::TimeChoice choice);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// By the user.
    void windowChanged(const history::TimeWindow& window);

private:
    void setupChoices();
    void setupEdits();
    void choose(int index);
    void applyEdit(const QDateTimeEdit& edit);
    void openCalendar();
    void applyDays(const QDate& first, const QDate& last);
    void showWindow();
    [[nodiscard]] history::TimeRange today() const;

    const models::TimeContext& m_time;
    QComboBox* m_choices;
    QWidget* m_fromTo;
    QDateTimeEdit* m_since;
    QDateTimeEdit* m_until;
    QToolButton* m_days;
    RangeCalendar* m_calendar = nullptr; ///< of the button; made when it is wanted
    history::TimeWindow m_window;
};

} // namespace widgets
