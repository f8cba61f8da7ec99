// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/finding_texts.h"
#include "deploy/models/log/log_text.h"
#include "deploy/models/states/failure_state.h"
#include "detail/panel/detail_panel.h"

#include <optional>

class QStackedWidget;

namespace models {
class LogSurvey;
class PodLogs;
class TimeContext;
} // namespace models

namespace widgets {

class EmptyState;
class LogChooser;
class LogPanel;
class TimeCursor;

/// The log of the deployment and, where its source has them, those of its pods: one is seen. What
/// was searched and where one was in that of the deployment stays while another one is seen.
class LogsPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogsPanel)

public:
    /// What is shared with others, and outlives it.
    struct Shared {
        const models::TimeContext& time;
        TimeCursor& cursor;
        const models::LogSurvey& survey; ///< of the deployment's log
        models::PodLogs& pods;
    };

    explicit LogsPanel(const Shared& shared, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    void setPlace(PanelPlace place) override;
    /// Of the deployment's log, which is shown for it.
    void showEntry(std::size_t entry, std::optional<std::size_t> upTo = std::nullopt);
    void setFailing(const std::optional<models::LogEvidence>& failing);
    [[nodiscard]] std::optional<std::size_t> entryOfStep(std::size_t step) const;
    void showPod(const QString& pod);
    void focusSearch();
    void findNext();
    void findPrevious();

Q_SIGNALS:
    void fullLogRequested();
    /// The name is that of a file, without its extension; empty: the deployment's.
    void saveRequested(const QString& name, const models::LogText& text);
    void wayOutRequested(models::WayOut way);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void connectPanel(LogPanel& panel);
    void addPodPanel();
    void showChosen();
    void showPodLog();
    [[nodiscard]] LogPanel& current() const;

    models::PodLogs& m_pods;
    models::LogSurvey* m_podSurvey;
    LogChooser* m_chooser;
    QStackedWidget* m_stack;
    LogPanel* m_own;
    EmptyState* m_empty; ///< in the place of a log without lines
    const Shared m_shared;
    LogPanel* m_pod = nullptr; ///< once one was chosen
    PanelPlace m_place = PanelPlace::Tab;
    models::DeploymentRecord m_record;
};

} // namespace widgets
