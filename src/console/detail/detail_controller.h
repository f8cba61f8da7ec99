// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/page.h"

#include "deploy/history/history.h"
#include "deploy/models/commands/command_plan.h"
#include "deploy/operations/connection.h"
#include "deploy/sources/source.h"
#include "deploy/widgets/controls/state_line.h"

#include <memory>
#include <optional>
#include <vector>

namespace models {
class TimeContext;
}
namespace widgets {
class DetailPage;
}

namespace console {

class CommandActions;
class CommandSession;
class DetailCommands;
class DetailOutput;
class DiagnosisController;
class FollowedRun;
class PodLogController;
class ReadingStatus;
class RelatedRuns;
class Settings;
class SourceSession;

/// Keeps one detail page in step with its deployment: asks for the record when the page opens, and
/// again whenever the history says that it changed.
class DetailController final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailController)

public:
    /// The time is that of the page alone.
    DetailController(QString id, SourceSession& session, models::TimeContext& time,
        Settings& settings, widgets::DetailPage& page);
    ~DetailController() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString toolTip() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction*> commandActions() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap& state) override;
    [[nodiscard]] widgets::DetailPage& page() const { return m_page; }
    [[nodiscard]] const QString& deploymentId() const { return m_id; }
    [[nodiscard]] SourceSession& session() const { return m_session; }
    /// The newest record that arrived; null before the first.
    [[nodiscard]] const sources::SnapshotPointer& snapshot() const;
    /// What is taken out of the page.
    [[nodiscard]] DetailOutput& output() const { return *m_output; }
    /// Fetches the record again.
    void fetch();
    /// The source takes commands; they are the session's.
    void setCommands(CommandSession& commands);
    /// In the page and in the menus.
    void showAvailability(const std::vector<widgets::CommandAvailability>& commands);
    /// Shows the dialog of the command, as soon as the deployment is known. For a source that takes
    /// commands.
    void ask(models::CommandKind kind);
    /// Shows the log, at that entry if there is one, as soon as it is known.
    void showLog(std::optional<std::size_t> entry);

Q_SIGNALS:
    void snapshotChanged();
    void fetchFailed(const deployment::Error& error);
    /// With the last good run.
    void compareRequested(const deployment::DeploymentKey& key);
    /// The list of the source is to show those with the same value there.
    void openRequested(const deployment::DeploymentKey& key);
    void filterRequested(const std::string& sourceId, history::Column column, const QString& value);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectSource();
    void connectPage();
    void follow();
    void showOutline();
    void showPartial(const sources::SnapshotPointer& beginning);
    void show();
    void showWantedLog();
    void showArchived();

    QString m_id;
    SourceSession& m_session;
    models::TimeContext& m_time;
    widgets::DetailPage& m_page;
    std::unique_ptr<FollowedRun> m_run;
    std::unique_ptr<DiagnosisController> m_diagnosis;
    std::unique_ptr<PodLogController> m_podLogs;
    std::shared_ptr<void> m_favored; ///< while the page is in front
    ReadingStatus* m_reading;
    DetailOutput* m_output;
    CommandActions* m_actions;
    DetailCommands* m_commands = nullptr;
    bool m_isLogWanted = false; ///< until there is a snapshot
    std::optional<std::size_t> m_wantedEntry; ///< of the log
    std::optional<operations::ConnectionColor> m_color; ///< of its connection
    QString m_toldToolTip;
};

} // namespace console
