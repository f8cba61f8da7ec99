// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/history/columns.h"
#include "deploy/models/detail/deployment_record.h"
#include "deploy/models/detail/judgement.h"
#include "deploy/models/detail/related_run.h"
#include "deploy/models/log/log_text.h"
#include "deploy/models/states/absence.h"
#include "deploy/widgets/controls/state_line.h"

#include <QVariantList>
#include <QWidget>

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

namespace models {
class DeploymentMarks;
class PodLogs;
class TimeContext;
} // namespace models

namespace widgets {

namespace Ui {
class DetailPage;
}

class DetailActions;
class DetailHeader;
class DetailPanels;
class DetailPlaces;
class FindingsPanel;
class FocusEntry;
class InfoPanel;
class LogsPanel;
class MetricsPanel;
class NowStrip;
class OutlineView;
struct PanelInfo;
class ProgressPanel;
class ResourcesPanel;
class StatusLines;
class TimeCursor;

/// One deployment, whole: header, commands, and panels: in tabs, side by side where the page is
/// wide enough, or below each other on one page. It shows what it is given and emits what the user
/// wants; newer data is merged into what is seen.
class DetailPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailPage)

public:
    /// Ids of panels.
    static constexpr std::string_view infoPanel = "info";
    static constexpr std::string_view progressPanel = "progress";
    static constexpr std::string_view resourcesPanel = "resources";
    static constexpr std::string_view metricsPanel = "metrics";
    static constexpr std::string_view logPanel = "log";

    explicit DetailPage(const models::TimeContext& time, QWidget* parent = nullptr);
    ~DetailPage() override;

    /// What the list knows of it: the header shows that until the record comes.
    void setOutline(const models::DeploymentRecord& outline);
    /// Newer data of the same deployment keeps scroll positions, search, zoom and tab.
    void setRecord(const models::DeploymentRecord& record);
    /// What the rules found, of this state of the deployment or an earlier one.
    void setJudgement(const models::Judgement& judgement);
    void setLive(const models::LiveNow& live);
    /// How long runs of its kind take; nullopt if too few are known.
    void setUsualDuration(const std::optional<diagnosis::DurationStatistics>& usual);
    /// nullopt if it is not known.
    void setExpectedEnd(const std::optional<diagnosis::ExpectedEnd>& end);
    void setFreshness(const StatusMessage& line);
    /// The deployment that it was begun from, and the one that was begun from it.
    void setRelated(const std::optional<models::RelatedRun>& origin,
        const std::optional<models::RelatedRun>& outcome);
    void setCommandAvailability(const std::vector<CommandAvailability>& commands);
    /// "Pause requested at 10:42:07", "Outcome unknown"; hasAction offers to check.
    void setCommandState(const StatusMessage& line);
    /// Why there is nothing newer to see; hasAction offers to try again.
    void setLoadState(const StatusMessage& line);
    /// That there is no record yet; nullopt: nothing is said of one that may arrive immediately.
    void setLoading(const std::optional<models::Absence>& loading);
    /// Why it could not be read: in its place before there is a record, else as a load state.
    void setFailure(const models::FailureState& failure);
    /// Answers rawJsonRequested: the record as it came, made readable, in UTF-8.
    void setRawJson(const std::string& json);

    /// From this width on, in device-independent pixels, all panels are seen at once.
    static constexpr int leastWidthOfSideBySide = 1200;

    void setOnePage(bool onePage);
    [[nodiscard]] bool isOnePage() const;
    /// How the room is divided where the panels stand side by side; what makes no sense is ignored.
    [[nodiscard]] QVariantList panelSizes() const;
    void restorePanelSizes(const QVariantList& sizes);
    void showPanel(std::string_view id);
    [[nodiscard]] std::string_view currentPanel() const;
    /// What happened while the deployment ran.
    [[nodiscard]] models::DeploymentMarks& marks() const { return *m_marks; }
    /// The logs of its pods: whoever can read them answers what is asked for there.
    [[nodiscard]] models::PodLogs& podLogs() const { return *m_podLogs; }
    /// Leads to a step, an entry of the log, a stretch of a curve.
    [[nodiscard]] DetailPlaces& places() const { return *m_places; }
    /// In the order in which they are seen.
    [[nodiscard]] std::vector<std::string_view> panels() const;
    /// "V2.1.0 Production", for the tab that holds the page; made safe to show.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString deploymentId() const;

Q_SIGNALS:
    void commandRequested(operations::CommandKind kind, const QString& id);
    void commandCheckRequested(const QString& id);
    void refreshRequested(const QString& id);
    void retryRequested();
    /// Others than trying again.
    void wayOutRequested(models::WayOut way);
    /// Another deployment of the same source.
    void openRequested(const QString& id);
    void rawJsonRequested(const QString& id);
    /// To the clipboard.
    void markdownRequested();
    /// All that is known of it, laid out for paper.
    void pdfRequested();
    void printRequested();
    /// A chart: its name, and a drawing of it (SVG).
    void printPictureRequested(const QString& name, const QByteArray& svg);
    /// With the last good run of its kind.
    void compareRequested(const QString& id);
    /// The name of a file, without its extension.
    void saveLogRequested(const QString& name, const models::LogText& text);
    /// The name of a file with its extension, what files of its kind are called, and its bytes.
    void savePictureRequested(
        const QString& name, const QString& nameFilter, const QByteArray& picture);
    /// The list is to show those with the same value there, as the record has it.
    void filterRequested(history::Column column, const QString& value);
    void layoutChosen(bool onePage);
    void panelSizesChosen(const QVariantList& sizes);
    void titleChanged(const QString& title);
    /// A short sentence for the status bar: "Copied 14 lines".
    void statusMessage(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] std::vector<PanelInfo> panelList();
    void connectParts();
    void keepKeys(const std::function<void()>& change);
    void showContents();

    const models::TimeContext& m_time;
    TimeCursor* m_cursor;
    models::DeploymentMarks* m_marks;
    models::PodLogs* m_podLogs;
    DetailHeader* m_header; ///< before the form, so that keys reach it first
    NowStrip* m_now; ///< likewise
    FindingsPanel* m_findings; ///< likewise
    const std::unique_ptr<Ui::DetailPage> m_ui;
    models::DeploymentRecord m_record;
    models::DeploymentRecord m_outline; ///< before there is a record
    InfoPanel* m_info = nullptr;
    ProgressPanel* m_progress = nullptr;
    ResourcesPanel* m_resources = nullptr;
    MetricsPanel* m_metrics = nullptr;
    LogsPanel* m_log = nullptr;
    DetailPanels* m_panels = nullptr;
    DetailPlaces* m_places = nullptr;
    StatusLines* m_status = nullptr;
    FocusEntry* m_entry = nullptr;
    OutlineView* m_outlineView = nullptr;
    DetailActions* m_actions = nullptr;
};

} // namespace widgets
