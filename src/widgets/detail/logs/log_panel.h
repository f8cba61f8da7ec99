// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/finding_texts.h"
#include "deploy/models/log/log_text.h"
#include "detail/panel/detail_panel.h"

#include <optional>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace models {
class LogSearch;
class LogSurvey;
class TimeContext;
} // namespace models

namespace widgets {

class LogView;
class LogMoments;
class LogOverview;
class LogSearchBar;
class TimeCursor;
class MessageBanner;
class TextDialog;
class ZoneLabel;

/// Deployment log: the lines, a search through them, and what can be done with them.
class LogPanel final : public DetailPanel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogPanel)

public:
    /// What is shared with others, and outlives it.
    struct Shared {
        const models::TimeContext& time;
        TimeCursor& cursor;
        const models::LogSurvey& survey;
    };

    explicit LogPanel(const Shared& shared, QWidget* parent = nullptr);

    void setRecord(const models::DeploymentRecord& record) override;
    /// On one page the last lines are shown, and a link to all of them.
    void setPlace(PanelPlace place) override;
    void showEntry(std::size_t entry, std::optional<std::size_t> upTo = std::nullopt);
    /// Marks what says why the deployment failed; nullopt: nothing does.
    void setFailing(const std::optional<models::LogEvidence>& failing);
    /// The first that was written while the step ran.
    [[nodiscard]] std::optional<std::size_t> entryOfStep(std::size_t step) const;
    [[nodiscard]] LogSearchBar& search() const { return *m_search; }

Q_SIGNALS:
    void fullLogRequested();
    void saveRequested(const models::LogText& text);

private:
    void setupActions();
    void copySelection();
    void showWhole(std::size_t entry);
    void updateSteps();
    [[nodiscard]] QString logErrorText() const;

    const models::TimeContext& m_time;
    models::DeploymentRecord m_record;
    models::LogSearch* m_matches;
    LogView* m_view;
    LogMoments* m_moments;
    LogOverview* m_overview;
    MessageBanner* m_logError; ///< why lines are missing
    QVBoxLayout* m_rows;
    QHBoxLayout* m_bar;
    LogSearchBar* m_search;
    ZoneLabel* m_zone;
    QPushButton* m_fullLog;
    TextDialog* m_whole = nullptr;
};

} // namespace widgets
