// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include "commands/command_session.h"
#include "connections/connection_controller.h"
#include "connections/connection_store.h"
#include "detail/detail_commands.h"
#include "detail/detail_controller.h"
#include "files/recent_files.h"
#include "list/list_controller.h"
#include "plain_question.h"
#include "program/demo_file.h"
#include "program/event_log.h"
#include "session/source_session.h"
#include "settings/settings.h"
#include "waiting_tab.h"

#include "deploy/models/texts.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/file/file_source.h"
#include "deploy/sources/rest/rest_source.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/list/list_page.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QPointer>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace console {

namespace {

/// Which source or deployment a tab shows, so that each is opened once.
constexpr auto keyProperty = "console.key";

constexpr std::chrono::seconds oneSecond{1};
/// What begins to run meanwhile goes on with the seconds from here on.
constexpr std::chrono::seconds whileNothingGoesOn{5};

QString tabText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

DetailController* controllerOf(const QWidget* page)
{
    return page->findChild<DetailController*>(QString(), Qt::FindDirectChildrenOnly);
}

ListController* listOf(const QWidget* page)
{
    return page->findChild<ListController*>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace

MainWindow::MainWindow(const Context& context, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(context.settings)
    , m_time(context.time)
    , m_journal(context.journal)
    , m_readOnly(context.readOnly || context.settings.flag(Setting::ReadOnly))
{
    setWindowTitle(tr("Deployment Console"));
    setAcceptDrops(true);
    m_connections = new ConnectionController(m_settings, m_journal, context.redactor, *this);
    connect(m_connections, &ConnectionController::noticed, this, &MainWindow::notice);
    setupTabs();
    setupMenus();
    restoreWindow();
    tickWhileNeeded();
}

MainWindow::~MainWindow() = default;

void MainWindow::setupTabs()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setMovable(true);
    m_tabs->setTabsClosable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideRight);
    m_tabs->tabBar()->setUsesScrollButtons(true);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_tabs);
    setCentralWidget(m_stack);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &MainWindow::closeTab);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::followTab);
}

/// The page without a source; most windows begin with one and never need it.
QWidget* MainWindow::welcomePage()
{
    if (m_welcome == nullptr) {
        m_welcome = new widgets::ListPage(m_time);
        connect(m_welcome, &widgets::ListPage::openSourceRequested, this, &MainWindow::chooseFile);
        connect(m_welcome, &widgets::ListPage::demoRequested, this, &MainWindow::openDemo);
        m_stack->addWidget(m_welcome);
    }
    return m_welcome;
}

void MainWindow::tickWhileNeeded()
{
    // Aligned to whole seconds, with all others of its kind in one wake-up.
    m_ticks.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_ticks, &QTimer::timeout, this, &MainWindow::tick);
    tick();
}

void MainWindow::tick()
{
    const bool isSecondNeeded = !isMinimized() && m_time.tick();
    m_ticks.start(isSecondNeeded ? oneSecond : whileNothingGoesOn);
}

void MainWindow::restoreWindow()
{
    // A usual window, or what the screen has room for, frame and panels left out.
    constexpr QSize usual(1180, 780);
    constexpr double most = 0.92;
    resize(usual.boundedTo((QSizeF(screen()->availableSize()) * most).toSize()));
    restoreGeometry(m_settings.bytes(Setting::WindowGeometry));
}

void MainWindow::open(const QString& source)
{
    if (!sources::looksLikeUrl(source)) {
        openFile(source);
        return;
    }
    const auto connection = connectionFor(m_settings, source);
    if (connection)
        openConnection(*connection);
    else
        notice(models::translated(connection.error().message));
}

void MainWindow::openAll(const QStringList& sources)
{
    openAtOnce(*this, sources, tr("Open %Ln source(s)?", nullptr, int(sources.size())),
        [this](const QStringList& some) {
            for (const QString& source : some)
                open(source);
        });
}

void MainWindow::openConnection(const models::ConnectionRecord& connection)
{
    auto source = m_connections->makeSource(connection);
    if (source == nullptr)
        return;
    if (ListController* list = addList(std::move(source), connection.id)) {
        offerCommands(*list, connection);
        list->start();
    }
}

void MainWindow::openFile(const QString& path)
{
    const QFileInfo file(path);
    const QString whole = file.absoluteFilePath();
    m_settings.setText(Setting::LastFolder, file.absolutePath());
    m_recent->add(whole);
    openFileAs(whole, whole);
}

void MainWindow::openFileAs(const QString& path, const QString& key)
{
    auto source = std::make_unique<sources::FileSource>(
        path.toStdString(), sources::FileSource::Options{.clock = [this] { return m_time.now(); }});
    if (ListController* list = addList(std::move(source), key))
        list->start();
}

void MainWindow::openDemo()
{
    const QString path = writeDemoFile(m_time.now());
    if (path.isEmpty()) {
        notice(tr("The demonstration could not be written to the cache folder."));
        return;
    }
    openFileAs(path, path);
}

ListController* MainWindow::addList(std::unique_ptr<sources::Source> source, const QString& key)
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->widget(tab)->property(keyProperty) == key) {
            m_tabs->setCurrentIndex(tab);
            listOf(m_tabs->widget(tab))->session().source().refresh();
            return nullptr;
        }
    }
    auto* page = new widgets::ListPage(m_time);
    page->setProperty(keyProperty, key);
    auto* list = new ListController(
        std::make_unique<SourceSession>(std::move(source)), m_settings, m_time, *page);
    SourceSession* session = &list->session();
    logSession(*session);
    connect(list, &ListController::noticed, this, &MainWindow::notice);
    connect(list, &ListController::openSourceRequested, this, &MainWindow::chooseFile);
    connect(list, &ListController::demoRequested, this, &MainWindow::openDemo);
    connect(list, &ListController::openRequested, this,
        [this, session](const QStringList& ids) { openDeployments(*session, ids); });
    const int tab = m_tabs->addTab(
        page, tabText(models::displayText(session->source().name().toStdString(), 40)));
    m_tabs->setTabToolTip(tab, session->source().location().toHtmlEscaped());
    showTab(page);
    return list;
}

int MainWindow::tabOf(const SourceSession& session, const QString& id) const
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        const QWidget* page = m_tabs->widget(tab);
        const auto* waiting = qobject_cast<const WaitingTab*>(page);
        const DetailController* known = controllerOf(page);
        if ((waiting != nullptr && waiting->deploymentId() == id && &waiting->session() == &session)
            || (known != nullptr && known->deploymentId() == id && &known->session() == &session))
            return tab;
    }
    return -1;
}

widgets::DetailPage* MainWindow::openDeployment(
    SourceSession& session, const QString& id, bool inFront)
{
    const int tab = tabOf(session, id);
    auto* page = qobject_cast<widgets::DetailPage*>(m_tabs->widget(tab));
    if (page == nullptr)
        page = buildDeployment(session, id, tab);
    if (inFront)
        showTab(page);
    return page;
}

void MainWindow::openDeployments(SourceSession& session, const QStringList& ids)
{
    openAtOnce(*this, ids, tr("Open %Ln deployment(s)?", nullptr, int(ids.size())),
        [this, list = QPointer(&session)](const QStringList& some) {
            if (!list || some.isEmpty())
                return;
            openDeployment(*list, some.first());
            for (const QString& id : some.sliced(1))
                addWaitingTab(*list, id);
        });
}

void MainWindow::addWaitingTab(SourceSession& session, const QString& id)
{
    if (tabOf(session, id) >= 0)
        return;
    auto* waiting = new WaitingTab(session, id);
    m_tabs->addTab(waiting, tabText(waiting->title()));
}

widgets::DetailPage* MainWindow::buildDeployment(
    SourceSession& session, const QString& id, int waiting)
{
    auto* page = new widgets::DetailPage(m_time);
    page->setOnePage(m_settings.flag(Setting::DetailOnePage));
    const int tab =
        m_tabs->insertTab(waiting, page, tabText(models::displayText(id.toStdString(), 40)));
    if (waiting >= 0) {
        QWidget* former = m_tabs->widget(tab + 1);
        m_tabs->setTabText(tab, m_tabs->tabText(tab + 1));
        if (m_tabs->currentWidget() == former)
            m_tabs->setCurrentIndex(tab);
        m_tabs->removeTab(tab + 1);
        former->deleteLater();
    }
    connect(page, &widgets::DetailPage::titleChanged, this, [this, page](const QString& title) {
        m_tabs->setTabText(m_tabs->indexOf(page), tabText(title));
    });
    connect(page, &widgets::DetailPage::layoutChosen, this, &MainWindow::chooseOnePage);
    connect(page, &widgets::DetailPage::noticed, this, &MainWindow::notice);
    auto* controller = new DetailController(id, session, m_time, m_settings, *page);
    connect(controller, &DetailController::noticed, this, &MainWindow::notice);
    if (CommandSession* commands = commandsOf(session)) {
        new DetailCommands(*controller, *commands, m_time, *page);
    }
    return page;
}

ListController* MainWindow::currentList() const
{
    const QWidget* page = m_tabs->currentWidget();
    if (page == nullptr)
        return nullptr;
    const DetailController* detail = controllerOf(page);
    const auto all = lists();
    const auto found = std::ranges::find_if(all, [&](const ListController* list) {
        return &list->page() == page
            || (detail != nullptr && &list->session() == &detail->session());
    });
    return found == all.end() ? nullptr : *found;
}

QList<ListController*> MainWindow::lists() const
{
    QList<ListController*> all;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (ListController* list = listOf(m_tabs->widget(tab)))
            all.append(list);
    }
    return all;
}

widgets::DetailPage* MainWindow::currentDetail() const
{
    return qobject_cast<widgets::DetailPage*>(m_tabs->currentWidget());
}

void MainWindow::showTab(QWidget* page)
{
    m_tabs->setCurrentWidget(page);
    page->setFocus();
}

void MainWindow::closeTab(int index)
{
    QWidget* page = m_tabs->widget(index);
    if (page == nullptr)
        return;
    if (listOf(page) != nullptr)
        closeList(page);
    m_tabs->removeTab(m_tabs->indexOf(page));
    delete page;
}

void MainWindow::closeList(QWidget* page)
{
    // A deployment cannot outlive the session that it comes from.
    const SourceSession* session = &listOf(page)->session();
    for (int tab = m_tabs->count() - 1; tab >= 0; --tab) {
        QWidget* other = m_tabs->widget(tab);
        const DetailController* detail = controllerOf(other);
        const auto* waiting = qobject_cast<const WaitingTab*>(other);
        const bool isOfIt = (detail != nullptr && &detail->session() == session)
            || (waiting != nullptr && &waiting->session() == session);
        if (!isOfIt)
            continue;
        m_tabs->removeTab(tab);
        delete other;
    }
}

void MainWindow::followTab()
{
    const QWidget* page = m_tabs->currentWidget();
    if (const auto* waiting = qobject_cast<const WaitingTab*>(page)) {
        buildDeployment(waiting->session(), waiting->deploymentId(), m_tabs->currentIndex());
        return;
    }
    m_stack->setCurrentWidget(page == nullptr ? welcomePage() : m_tabs);
    tick();
    const QString title = page == nullptr ? QString() : m_tabs->tabText(m_tabs->currentIndex());
    setWindowTitle(title.isEmpty()
            ? tr("Deployment Console")
            : tr("%1 - Deployment Console")
                  .arg(QString(title).replace(QLatin1String("&&"), QLatin1String("&"))));
}

void MainWindow::notice(const QString& text)
{
    statusBar()->showMessage(text, 8000);
}

void MainWindow::showEvent(QShowEvent* event)
{
    if (m_tabs->count() == 0)
        followTab();
    QMainWindow::showEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() != QEvent::WindowStateChange)
        return;
    const auto all = lists();
    for (const ListController* list : all)
        list->session().source().setHidden(isMinimized());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_settings.setBytes(Setting::WindowGeometry, saveGeometry());
    m_settings.save();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    const auto urls = event->mimeData()->urls();
    QStringList files;
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    event->acceptProposedAction();
    openAll(files);
}

} // namespace console
