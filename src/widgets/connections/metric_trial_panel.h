// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/connections/metric_trial_view.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QComboBox;
class QGridLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace models {
class TimeViewport;
}

namespace widgets {

class MessageBanner;
class PlainLabel;
class TimeCursor;

/// Tries one query on its server: for which deployment, with which values, and what came of it: the
/// query as it was sent, its curves, or what is wrong.
class MetricTrialPanel final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MetricTrialPanel)

public:
    explicit MetricTrialPanel(QWidget* parent = nullptr);

    /// Those of the open list; there may be none.
    void setSubjects(const std::vector<models::TrialSubject>& subjects);
    /// The chosen one was read.
    void setValues(const models::TrialValues& values);
    /// That is tried next.
    void setQuery(const operations::MetricQuery& query);
    void setResult(const models::TrialResult& result);
    /// Instead of a result.
    void setState(const StatusMessage& line);
    [[nodiscard]] models::TrialValues values() const;

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void subjectChosen(const QString& id);
    void tryRequested();

private:
    void setupValues();
    void setupResult(QVBoxLayout* rows);
    void showFieldsInUse();
    void clearCurves();
    void addCurve(const deployment::NamedSeries& series);

    models::TimeContext m_time;
    models::TimeViewport* m_viewport;
    TimeCursor* m_cursor;
    operations::MetricQuery m_query;
    models::TrialValues m_subject; ///< that the values are of
    QComboBox* m_subjects;
    QGridLayout* m_grid;
    std::map<std::string, std::pair<PlainLabel*, QLineEdit*>, std::less<>> m_fields;
    QPushButton* m_try;
    MessageBanner* m_state;
    QLineEdit* m_sent;
    PlainLabel* m_notes;
    QVBoxLayout* m_curves;
};

} // namespace widgets
