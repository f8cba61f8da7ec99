// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/models/commands/command_plan.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

class QMenu;
class QStackedWidget;
class QTabWidget;

namespace models {
struct ConnectionRecord;
class TimeContext;
} // namespace models
namespace operations {
struct JournalEntry;
}
namespace sources {
class Journal;
class Source;
} // namespace sources
namespace widgets {
class DetailPage;
class ListPage;
} // namespace widgets

namespace console {

class CommandSession;
class ConnectionController;
class ListController;
class RecentFiles;
class Settings;
class SourceSession;

/// The window: a tab for each open source and for each open deployment, and menus.
class MainWindow final : public QMainWindow {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)

public:
    /// Everything outlives the window.
    struct Context {
        Settings& settings;
        models::TimeContext& time;
        sources::Journal& journal;
        bool readOnly = false; ///< no commands in this run
        /// Learns the secrets in use; that of the program's log, so that they stay out of it.
        std::shared_ptr<deployment::Redactor> redactor = std::make_shared<deployment::Redactor>();
    };

    explicit MainWindow(const Context& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens a file or an address, or brings its tab to the front.
    void open(const QString& source);
    /// All of them; asks where they are many.
    void openAll(const QStringList& sources);
    void openDemo();
    /// The deployment's page, opened if it is not yet; in front unless told otherwise.
    widgets::DetailPage* openDeployment(
        SourceSession& session, const QString& id, bool inFront = true);
    /// The first one in front, the pages of the others as soon as they are looked at; asks where
    /// they are many.
    void openDeployments(SourceSession& session, const QStringList& ids);

    void openJournal();
    /// What an earlier run left open is resolved now: its connections are opened, and the journal
    /// is shown.
    void resolveOpenCommands();
    void showList(const ListController& list);

    /// The list in front, or that of the deployment in front; null without any source.
    [[nodiscard]] ListController* currentList() const;
    /// The deployment in front; null if a list is.
    [[nodiscard]] widgets::DetailPage* currentDetail() const;
    /// A short sentence below, for some seconds.
    void notice(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void setupTabs();
    void setupMenus();
    void setupFileMenu();
    void setupViewMenu();
    void setupChoices(QMenu& menu);
    void setupHelpMenu();
    void restoreWindow();
    void openFile(const QString& path);
    void openFileAs(const QString& path, const QString& key);
    void openConnection(const models::ConnectionRecord& connection);
    void fillConnections(QMenu& menu);
    void askForAddress();
    /// Null if it is open already.
    ListController* addList(std::unique_ptr<sources::Source> source, const QString& key);
    void offerCommands(ListController& list, const models::ConnectionRecord& connection);
    void ask(models::CommandKind kind, ListController& list, const QString& id);
    [[nodiscard]] CommandSession* commandsOf(const operations::JournalEntry& entry) const;
    [[nodiscard]] CommandSession* commandsOf(const SourceSession& session) const;
    void openConnectionOf(const operations::JournalEntry& entry);
    [[nodiscard]] QList<ListController*> lists() const;
    [[nodiscard]] int tabOf(const SourceSession& session, const QString& id) const;
    /// In place of the tab that waits for it; at the end where there is none (-1).
    widgets::DetailPage* buildDeployment(SourceSession& session, const QString& id, int waiting);
    void addWaitingTab(SourceSession& session, const QString& id);
    void showTab(QWidget* page);
    void closeTab(int index);
    void closeList(QWidget* page);
    void chooseFile();
    void chooseTheme(const QString& theme);
    void chooseLanguage(const QString& language);
    void chooseOnePage(bool onePage);
    void followTab();
    void tickWhileNeeded();
    void tick();
    [[nodiscard]] QWidget* welcomePage();

    Settings& m_settings;
    models::TimeContext& m_time;
    sources::Journal& m_journal;
    bool m_readOnly;
    widgets::ListPage* m_welcome = nullptr;
    QTimer m_ticks;
    QTabWidget* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr; ///< the tabs, or what to begin with
    RecentFiles* m_recent = nullptr;
    ConnectionController* m_connections = nullptr;
};

} // namespace console
