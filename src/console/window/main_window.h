// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/journal_pages.h"
#include "commands/open_commands.h"
#include "compare_pages.h"
#include "desktop/desktop_link.h"
#include "detail_pages.h"
#include "diagnostics/diagnostics_pages.h"
#include "list_pages.h"
#include "preferences.h"
#include "program/spare_memory.h"
#include "renewal.h"
#include "session/open_sources.h"
#include "session/source_kinds.h"
#include "settings_dialog/settings_opener.h"
#include "source_opener.h"
#include "tab_memory.h"
#include "ticker.h"
#include "welcome/welcome_pages.h"
#include "workspace.h"

#include "deploy/deployment/redactor.h"

#include <QMainWindow>

#include <memory>

namespace widgets {
class DetailPage;
}

namespace console {

/// The window: its parts, and what they have to say to each other.
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
        /// Keeps tabs and geometry of a window beside the first one; null: the settings do.
        Settings* place = nullptr;
        /// What it can open.
        const sources::SourceRegistry& kinds = sourceRegistry();
    };

    explicit MainWindow(const Context& context, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] SourceOpener& opener() { return m_opener; }
    [[nodiscard]] Workspace& workspace() { return *m_workspace; }
    [[nodiscard]] OpenCommands& commands() { return m_commands; }
    [[nodiscard]] TabMemory& tabs() { return *m_tabs; }

    /// Opens a file or an address, or brings its tab to the front.
    void open(const QString& source) { m_opener.open(source); }
    /// The deployment's page in front, opened if it is not yet.
    widgets::DetailPage* openDeployment(const SourceSession& session, const QString& id);
    /// The deployment's comparison in front: with another run of its source; nullopt: with the last
    /// good one.
    void compare(const deployment::DeploymentKey& key, const std::optional<QString>& other);
    /// The list in front, or that of the deployment in front; null without any source.
    [[nodiscard]] ListController* currentList() const;
    /// The deployment in front; null if a list is.
    [[nodiscard]] widgets::DetailPage* currentDetail() const;
    /// What is open and how it stands, for those who look for a fault.
    [[nodiscard]] std::string report() const;
    /// A short sentence below, for some seconds.
    void showStatusMessage(const QString& text);

Q_SIGNALS:
    /// Another one, beside this one and empty.
    void newWindowRequested();
    /// All of them are to close, and to come back at the next start.
    void quitRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] ListPages::Context listContext(const Context& context);
    [[nodiscard]] DetailPages::Context detailContext(const Context& context);
    void connectParts();
    void setupHabits();
    void setupMenus();
    void restoreWindow();
    void giveBackStatusBar(const QString& message);
    void showPalette();
    void ask(models::CommandKind kind, const deployment::DeploymentKey& key);
    void showLog(const deployment::DeploymentKey& key, std::optional<std::size_t> entry);
    void filterList(const std::string& sourceId, history::Column column, const QString& value);

    Settings& m_settings;
    Settings& m_place; ///< of tabs and geometry
    std::shared_ptr<deployment::Redactor> m_redactor;
    bool m_isReadOnlyRun; ///< whatever the settings say
    Preferences m_preferences;
    Ticker m_ticker;
    SpareMemory m_spareMemory;
    OpenSources m_sources;
    OpenCommands m_commands;
    ConnectionController* m_connections;
    SourceOpener m_opener;
    ListPages m_lists;
    DetailPages m_details;
    ComparePages m_comparisons;
    JournalPages m_journalPages;
    WelcomePages m_welcome;
    DiagnosticsPages m_diagnostics;
    std::unique_ptr<Workspace> m_workspace; ///< its pages show what is above
    std::unique_ptr<TabMemory> m_tabs;
    std::unique_ptr<DesktopLink> m_desktop;
    std::unique_ptr<Renewal> m_renewal;
    std::unique_ptr<SettingsOpener> m_settingsOpener;
};

} // namespace console
