// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "compare/compare_controller.h"
#include "connections/connection_controller.h"
#include "detail/detail_controller.h"
#include "diagnostics/program_report.h"
#include "diagnostics/state_report.h"
#include "help/about_dialog.h"
#include "list/list_controller.h"
#include "main_menu.h"
#include "pages/page.h"
#include "palette/command_palette.h"
#include "session/source_kinds.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/windows/screen_fit.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStatusBar>

namespace console {

MainWindow::MainWindow(const Context& context, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(context.settings)
    , m_place(context.place == nullptr ? context.settings : *context.place)
    , m_redactor(context.redactor)
    , m_isReadOnlyRun(context.readOnly)
    , m_preferences(context.settings, context.time)
    , m_ticker(context.time)
    , m_spareMemory(SpareMemory::usualRest, this)
    , m_commands(context.journal, context.readOnly || context.settings.flag(Setting::ReadOnly))
    , m_connections(new ConnectionController(
          context.settings, context.journal, context.redactor, context.kinds, *this))
    , m_opener(
          {context.settings, context.time, m_sources, m_commands, *m_connections, context.kinds},
          *this)
    , m_lists(listContext(context))
    , m_details(detailContext(context))
    , m_comparisons({context.time, m_sources,
          [this](const deployment::DeploymentKey& key, std::size_t entry) { showLog(key, entry); }})
    , m_journalPages({context.journal, context.settings, context.time, m_commands})
    , m_welcome(m_opener, *m_connections)
    , m_diagnostics(context.time, [this] { return report(); })
    , m_workspace(std::make_unique<Workspace>(std::vector<PageFactory*>{
          &m_lists, &m_details, &m_comparisons, &m_journalPages, &m_welcome, &m_diagnostics}))
{
    widgets::fitWindowsToScreen(*this);
    setAcceptDrops(true);
    setCentralWidget(m_workspace.get());
    setupHabits();
    setupMenus();
    connectParts();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

/// Of the lists. What they ask for is given to the workspace, which comes after them.
ListPages::Context MainWindow::listContext(const Context& context)
{
    return {context.settings, context.time, m_sources, m_commands, m_preferences,
        [this](models::CommandKind kind, const deployment::DeploymentKey& key) { ask(kind, key); },
        [this](const deployment::DeploymentKey& key, const QString& other) { compare(key, other); },
        [this](const deployment::DeploymentKey& key, std::optional<std::size_t> entry) {
            showLog(key, entry);
        }};
}

DetailPages::Context MainWindow::detailContext(const Context& context)
{
    return {context.settings, context.time, m_sources, m_commands, m_preferences,
        [this](const deployment::DeploymentKey& key) { compare(key, std::nullopt); },
        [this](const deployment::DeploymentKey& key) {
            m_workspace->open({PageKind::Deployment, key});
        },
        [this](const std::string& sourceId, history::Column column, const QString& value) {
            filterList(sourceId, column, value);
        }};
}

/// What goes beside the pages: tabs that come back, the desktop, language, settings.
void MainWindow::setupHabits()
{
    m_tabs =
        std::make_unique<TabMemory>(TabMemory::Context{m_place, m_opener, m_sources, *m_workspace});
    m_desktop = std::make_unique<DesktopLink>(
        DesktopLink::Context{m_settings, m_sources, m_commands, m_opener, *m_workspace, *this});
    m_renewal = std::make_unique<Renewal>(
        Renewal::Context{m_preferences, *m_workspace, *this, [this] { setupMenus(); }});
    m_settingsOpener = std::make_unique<SettingsOpener>(
        SettingsDialog::Context{m_settings, m_preferences, *m_connections}, *m_renewal, *this);
}

/// In place of those in another language.
void MainWindow::setupMenus()
{
    delete menuBar()->findChild<MainMenu*>();
    qDeleteAll(menuBar()->findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly));
    auto* menu = new MainMenu(
        {m_settings, m_preferences, *m_connections, m_opener, *m_workspace, *m_tabs}, *menuBar());
    connect(menu, &MainMenu::newWindowRequested, this, &MainWindow::newWindowRequested);
    connect(menu, &MainMenu::quitRequested, this, &MainWindow::quitRequested);
    connect(menu, &MainMenu::paletteRequested, this, &MainWindow::showPalette);
    connect(menu, &MainMenu::statusMessage, this, &MainWindow::showStatusMessage);
    connect(menu, &MainMenu::aboutRequested, this, [this] {
        showAbout(*this,
            [this] { return forOthers(programReport(m_settings) + '\n' + report(), *m_redactor); });
    });
    connect(menu, &MainMenu::settingsRequested, m_settingsOpener.get(), &SettingsOpener::show);
}

void MainWindow::connectParts()
{
    m_connections->setOpenSources(m_sources);
    m_sources.setPollPace(m_preferences.pollPace());
    connect(&m_preferences, &Preferences::changed, this, [this](Setting setting) {
        if (setting == Setting::PollPace)
            m_sources.setPollPace(m_preferences.pollPace());
        if (setting == Setting::ReadOnly)
            m_commands.setReadOnly(m_isReadOnlyRun || m_preferences.flag(Setting::ReadOnly));
    });
    connect(m_renewal.get(), &Renewal::statusMessage, this, &MainWindow::showStatusMessage);
    connect(m_tabs.get(), &TabMemory::saving, this, [this] {
        if (isVisible())
            m_place.setBytes(Setting::WindowGeometry, saveGeometry());
    });
    connect(&m_opener, &SourceOpener::statusMessage, this, &MainWindow::showStatusMessage);
    connect(m_workspace.get(), &Workspace::statusMessage, this, &MainWindow::showStatusMessage);
    connect(&m_opener, &SourceOpener::opened, this, [this](const SourceSession& session) {
        connect(&session, &SourceSession::loadingChanged, &m_spareMemory, &SpareMemory::noteLoading,
            Qt::UniqueConnection);
        m_workspace->open({PageKind::List, {session.id()}});
    });
    connect(&m_opener, &SourceOpener::deploymentNamed, this,
        [this](const SourceSession& session, const QString& id) { openDeployment(session, id); });
    connect(m_workspace.get(), &Workspace::closed, this, [this](const PageKey& key) {
        if (key.kind == PageKind::List)
            m_sources.close(key.subject.sourceId);
        m_spareMemory.noteClosed();
    });
    connect(m_workspace.get(), &Workspace::wayOutRequested, this,
        [this](models::WayOut way, const PageKey& key) {
            if (way == models::WayOut::ChooseFile)
                m_opener.chooseFile();
            else
                m_opener.editConnection(models::rawText(key.subject.sourceId));
        });
    connect(m_workspace.get(), &Workspace::shown, &m_ticker, &Ticker::tick);
    connect(
        &m_commands, &OpenCommands::connectionNeeded, &m_opener, &SourceOpener::openConnectionOf);
    connect(&m_commands, &OpenCommands::unfinishedFound, this, [this](int count) {
        m_workspace->open({PageKind::Journal});
        showStatusMessage(tr(
            "%n command(s) of an earlier run had no outcome; the journal says what became of them.",
            nullptr, count));
    });
}

void MainWindow::showPalette()
{
    const PaletteEntries entries({*menuBar(), m_settings, m_opener, m_sources, *m_workspace,
        [this] { return currentList(); }});
    (new CommandPalette(entries, *this))->show();
}

void MainWindow::restoreWindow()
{
    // A usual window, or what the screen has room for, frame and panels left out.
    constexpr QSize usual(1180, 780);
    constexpr double most = 0.92;
    resize(usual.boundedTo((QSizeF(screen()->availableSize()) * most).toSize()));
    restoreGeometry(m_place.bytes(Setting::WindowGeometry));
}

widgets::DetailPage* MainWindow::openDeployment(const SourceSession& session, const QString& id)
{
    m_workspace->open({PageKind::Deployment, {session.id(), id.toStdString()}});
    return currentDetail();
}

/// A command is decided on in front of the deployment, never on a row of the list alone.
void MainWindow::ask(models::CommandKind kind, const deployment::DeploymentKey& key)
{
    m_workspace->open({PageKind::Deployment, key});
    if (DetailController* detail = m_details.find(key))
        detail->ask(kind);
}

void MainWindow::compare(const deployment::DeploymentKey& key, const std::optional<QString>& other)
{
    m_workspace->open({PageKind::Comparison, key});
    if (CompareController* comparison = m_comparisons.find(key))
        comparison->compareWith(other);
}

void MainWindow::showLog(const deployment::DeploymentKey& key, std::optional<std::size_t> entry)
{
    m_workspace->open({PageKind::Deployment, key});
    if (DetailController* detail = m_details.find(key))
        detail->showLog(entry);
}

/// What was chosen there before is one step back.
void MainWindow::filterList(
    const std::string& sourceId, history::Column column, const QString& value)
{
    m_workspace->open({PageKind::List, {sourceId}});
    models::ListFilter filter;
    filter.words[column] = {value};
    if (const ListController* list = m_lists.find(sourceId))
        list->page().filters().choose(filter);
}

ListController* MainWindow::currentList() const
{
    const Page* page = m_workspace->current();
    return page == nullptr ? nullptr : m_lists.find(page->key().subject.sourceId);
}

widgets::DetailPage* MainWindow::currentDetail() const
{
    const Page* page = m_workspace->current();
    const DetailController* detail = page == nullptr || page->key().kind != PageKind::Deployment
        ? nullptr
        : m_details.find(page->key().subject);
    return detail == nullptr ? nullptr : &detail->page();
}

std::string MainWindow::report() const
{
    return stateReport(m_sources, m_commands, *m_redactor);
}

void MainWindow::showStatusMessage(const QString& text)
{
    QStatusBar* bar = statusBar();
    connect(bar, &QStatusBar::messageChanged, this, &MainWindow::giveBackStatusBar,
        Qt::UniqueConnection);
    bar->show();
    bar->showMessage(text, 8000);
    widgets::announce(*this, text);
}

/// The page has its room again. A tip of a control under the pointer takes none for itself: what is
/// pointed at would move.
void MainWindow::giveBackStatusBar(const QString& message)
{
    if (message.isEmpty())
        statusBar()->hide();
}

void MainWindow::showEvent(QShowEvent* event)
{
    if (m_workspace->current() == nullptr)
        m_workspace->showFront();
    QMainWindow::showEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange)
        return;
    m_ticker.setPaused(isMinimized());
    m_sources.setHidden(isMinimized());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_tabs->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const QMimeData* data = event->mimeData();
    if (data->hasUrls() || isServer(data->text().trimmed()))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const QMimeData* data = event->mimeData();
    QStringList locations;
    for (const QUrl& url : data->urls()) {
        if (url.isLocalFile())
            locations.append(url.toLocalFile());
        else if (isServer(url.toString()))
            locations.append(url.toString());
    }
    if (locations.isEmpty() && isServer(data->text().trimmed()))
        locations.append(data->text().trimmed());
    event->acceptProposedAction();
    m_opener.openAll(locations);
}

} // namespace console
