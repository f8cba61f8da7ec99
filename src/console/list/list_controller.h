// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "list_place.h"
#include "pages/page.h"

#include "deploy/models/commands/command_plan.h"
#include "deploy/sources/freshness.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace models {
class ProblemsModel;
class TimeContext;
} // namespace models
namespace widgets {
class ListPage;
}

namespace console {

class CommandActions;
class CommandSession;
class ExportController;
class ListCommands;
class ListMemory;
class PreviewController;
class Settings;
class SourceSession;

/// Ties one list page to its session and to what lasts over restarts: rows, freshness and problems
/// in, filter, columns and opened deployments out.
class ListController final : public Page {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListController)

public:
    ListController(SourceSession& session, Settings& settings, const models::TimeContext& time,
        widgets::ListPage& page);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString toolTip() const override;
    [[nodiscard]] QIcon icon() const override;
    [[nodiscard]] QList<QAction*> commandActions() const override;
    [[nodiscard]] QVariantMap state() const override;
    void restoreState(const QVariantMap& state) override;
    [[nodiscard]] SourceSession& session() const { return m_session; }
    [[nodiscard]] widgets::ListPage& page() const { return m_page; }
    [[nodiscard]] ExportController& exports() const { return *m_export; }
    /// The source takes commands; they are the session's. Offers them in the menu of the table.
    void setCommands(CommandSession& commands);
    /// Null for a source that takes none.
    [[nodiscard]] CommandSession* commands() const;

Q_SIGNALS:
    void commandRequested(models::CommandKind kind, const deployment::DeploymentKey& key);
    void compareRequested(const deployment::DeploymentKey& key, const QString& other);
    /// The log of a deployment is to be shown, at an entry or as it is.
    void logRequested(const deployment::DeploymentKey& key, std::optional<std::size_t> entry);

private:
    void connectSession();
    void connectPage();
    void connectPreview();
    void showLoad(bool loading);
    void showProblems();
    void listProblems();
    void openProblemsWindow();
    void showFreshness();
    void requestOpen(const QStringList& ids);
    [[nodiscard]] deployment::DeploymentKey keyOf(const QString& id) const;

    SourceSession& m_session;
    const models::TimeContext& m_time;
    widgets::ListPage& m_page;
    ListPlace m_place;
    models::ProblemsModel* m_problems;
    QPointer<QDialog> m_problemsWindow;
    QTimer m_listing; ///< of problems that the model does not have yet
    bool m_wasAnyUnread = false; ///< something newer of some deployment
    ExportController* m_export;
    PreviewController* m_preview;
    ListCommands* m_commands = nullptr;
    CommandActions* m_noCommands; ///< as long as there are none, they say why
    ListMemory* m_memory;
    sources::Freshness::State m_toldState = sources::Freshness::State::Idle; ///< by the icon
};

} // namespace console
