// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/log/log_text.h"
#include "deploy/widgets/detail/detail_states.h"

#include <QWidget>

#include <array>
#include <memory>
#include <vector>

namespace models {
class TimeContext;
}

namespace widgets {

namespace Ui {
class DetailPage;
}

class DetailPanel;
class InfoPanel;
class LogPanel;
class MetricsPanel;
class OnePageView;
class OutlineView;
class ProgressPanel;
class TextDialog;
class ResourcesPanel;

/// One deployment, whole: header, commands, and five panels, either in tabs or below each other on
/// one page. It shows what it is given and says what the person wants; newer data is merged into
/// what is seen.
class DetailPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPage)

public:
    /// The panels, in the order in which they are seen.
    enum class Panel { Info, Progress, Resources, Metrics, Log };
    static constexpr int PanelCount = 5;

    explicit DetailPage(const models::TimeContext& time, QWidget* parent = nullptr);
    ~DetailPage() override;

    /// What the list knows of it: the header shows that until the record comes.
    void setOutline(const models::DeploymentRecord& outline);
    /// Newer data of the same deployment keeps scroll positions, search, zoom and tab.
    void setRecord(const models::DeploymentRecord& record);
    void setFreshness(const StateLine& line);
    void setCommandAvailability(const CommandsAvailability& availability);
    /// "Pause requested at 10:42:07", "Outcome unknown"; canAct offers to check.
    void setCommandState(const StateLine& line);
    /// Why there is nothing (newer) to see: loading, gone, not readable; canAct offers to try
    /// again.
    void setLoadState(const StateLine& line);
    /// Answers rawJsonRequested: the record as it came, made readable, in UTF-8.
    void setRawJson(const std::string& json);

    void setOnePage(bool onePage);
    [[nodiscard]] bool isOnePage() const { return m_isOnePage; }
    void showPanel(Panel panel);
    [[nodiscard]] Panel currentPanel() const;
    /// "V2.1.0 Production", for the tab that holds the page; made safe to show.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString deploymentId() const;

Q_SIGNALS:
    void pauseRequested(const QString& id);
    void resumeRequested(const QString& id);
    void rollBackRequested(const QString& id);
    void commandCheckRequested(const QString& id);
    void refreshRequested(const QString& id);
    void retryRequested();
    void rawJsonRequested(const QString& id);
    void saveLogRequested(const QString& id, const models::LogText& text);
    void layoutChosen(bool onePage);
    void titleChanged(const QString& title);
    /// A short sentence for the status bar: "Copied 14 lines".
    void noticed(const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupPanels();
    void setupLayouts();
    void setupShortcuts();
    void connectHeader();
    void connectPanels();
    void restyle();
    void setContentVisible(bool visible);
    void updateHeader();
    void updateElapsed();
    void updateTraffic();
    void updateFailure();
    void updateRetry();
    void showLayout();
    void showOutline();
    /// The record's deployment, else that of the outline; null before both.
    [[nodiscard]] const deployment::Deployment* known() const;
    void updateCommandReason();
    void openOnFailure();
    void showLogOfFailure();
    void showRawJson();

    const models::TimeContext& m_time;
    const std::unique_ptr<Ui::DetailPage> m_ui;
    models::DeploymentRecord m_record;
    models::DeploymentRecord m_outline; ///< before there is a record
    std::optional<models::FailureText> m_failure;
    CommandsAvailability m_availability;
    InfoPanel* m_info = nullptr;
    ProgressPanel* m_progress = nullptr;
    ResourcesPanel* m_resources = nullptr;
    MetricsPanel* m_metrics = nullptr;
    LogPanel* m_log = nullptr;
    std::array<DetailPanel*, PanelCount> m_panels{};
    OnePageView* m_onePage = nullptr;
    OutlineView* m_outlineView = nullptr;
    TextDialog* m_rawJson = nullptr;
    bool m_isOnePage = false;
    bool m_canRetry = false;
    bool m_loadFailed = false;
};

} // namespace widgets
