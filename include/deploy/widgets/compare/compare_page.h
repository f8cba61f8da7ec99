// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/log/log_difference.h"
#include "deploy/models/compare/compared_runs.h"
#include "deploy/models/compare/run_choice.h"
#include "deploy/widgets/controls/state_line.h"

#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QAction;
class QBoxLayout;
class QScrollArea;

namespace models {
class FactComparisonModel;
class StepComparisonModel;
class TimeContext;
} // namespace models

namespace widgets {

class CompareHeader;
class ComparisonSection;
class CurveComparisonPanel;
class LogDifferencePanel;
class MessageBanner;

/// Two runs of a source beside each other: steps, facts, lines of the logs, curves. The other run
/// can be changed. It shows what it is given and emits what the user wants.
class ComparePage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparePage)

public:
    using Run = std::shared_ptr<const deployment::Deployment>;

    explicit ComparePage(const models::TimeContext& time, QWidget* parent = nullptr);

    /// The two as far as they are known, be it from the list; null: not at all.
    void setRuns(Run here, Run there);
    void setChoices(const std::vector<models::RunChoice>& choices, const QString& chosen);
    /// Newer states of the same runs keep selection and zoom. Null: nothing to show.
    void setComparison(std::shared_ptr<const models::ComparedRuns> comparison);
    /// nullopt while the logs are being compared.
    void setLogDifference(std::optional<diagnosis::LogDifference> difference);
    void setFreshness(const StatusMessage& line);
    /// Why there is nothing (newer) to see: loading, not readable, no run to compare with;
    /// hasAction offers to try again.
    void setLoadState(const StatusMessage& line);

Q_SIGNALS:
    void runChosen(const QString& id);
    void openRequested(const QString& id);
    /// An entry of the log of a deployment is to be shown.
    void logEntryRequested(const QString& id, std::size_t entry);
    void refreshRequested();
    /// A short sentence for the status bar.
    void statusMessage(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupSections();
    void setupScrollArea();
    void connectParts();
    void updateColumns();
    void updateSummaries();
    void copyAll();

    const models::TimeContext& m_time;
    std::shared_ptr<const models::ComparedRuns> m_comparison;
    std::optional<diagnosis::LogDifference> m_logs;
    CompareHeader* m_header;
    MessageBanner* m_banner;
    QAction* m_copy = nullptr; ///< the whole of it
    QScrollArea* m_area;
    QBoxLayout* m_columns = nullptr; ///< beside each other where there is room
    models::StepComparisonModel* m_stepModel;
    models::FactComparisonModel* m_factModel;
    LogDifferencePanel* m_logPanel;
    CurveComparisonPanel* m_curvePanel;
    ComparisonSection* m_steps = nullptr;
    ComparisonSection* m_facts = nullptr;
    ComparisonSection* m_lines = nullptr;
    ComparisonSection* m_curves = nullptr;
};

} // namespace widgets
