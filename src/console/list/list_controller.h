// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/commands/command_plan.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>

class QAction;

namespace models {
class ProblemsModel;
class TimeContext;
} // namespace models
namespace widgets {
class ListPage;
}

namespace console {

class CommandSession;
class ExportController;
class Settings;
class SourceSession;

/// Ties one list page to its session and to what lasts over restarts: rows, freshness and problems
/// in, filter, columns and opened deployments out. Owned by its page, and gone
/// after everything in it that shows the history.
class ListController final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListController)

public:
    /// Takes the session.
    ListController(std::unique_ptr<SourceSession> session, Settings& settings,
        const models::TimeContext& time, widgets::ListPage& page);
    ~ListController() override;

    [[nodiscard]] SourceSession& session() const { return *m_session; }
    [[nodiscard]] widgets::ListPage& page() const { return m_page; }
    [[nodiscard]] ExportController& exports() const { return *m_export; }
    void start();
    /// The source takes commands; they are the session's. Offers them in the menu of the table.
    void setCommands(CommandSession& commands);
    /// Null for a source that takes none.
    [[nodiscard]] CommandSession* commands() const { return m_commands; }

Q_SIGNALS:
    void commandRequested(models::CommandKind kind, const QString& id);
    void openRequested(const QStringList& ids);
    void openSourceRequested();
    void demoRequested();
    /// A short sentence for the status bar.
    void noticed(const QString& text);

private:
    void connectSession();
    void connectPage();
    void restore();
    void restoreFilter();
    void remember();
    void showLoad(bool loading);
    void showProblems();
    void openProblemsWindow();
    void showFreshness();
    void showRequests();
    void updateActions();
    [[nodiscard]] QString objection(models::CommandKind kind) const;

    std::unique_ptr<SourceSession> m_session;
    Settings& m_settings;
    const models::TimeContext& m_time;
    widgets::ListPage& m_page;
    models::ProblemsModel* m_problems;
    ExportController* m_export;
    CommandSession* m_commands = nullptr;
    QList<QAction*> m_actions; ///< one for each kind of command, its kind as data
    QTimer m_saveTimer; ///< a filter changes with every keystroke; the disk need not
};

} // namespace console
