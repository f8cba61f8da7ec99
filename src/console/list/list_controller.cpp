// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_controller.h"

#include "commands/command_actions.h"
#include "commands/command_session.h"
#include "copy_controller.h"
#include "export_controller.h"
#include "list_commands.h"
#include "list_memory.h"
#include "pages/tab_icons.h"
#include "preview_controller.h"
#include "session/freshness_line.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/problems_model.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/interval.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/problems_panel.h"

#include <QTimer>
#include <QVBoxLayout>

#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>

namespace console {

using widgets::ListPage;
using widgets::ListRows;
using widgets::theme::Tone;

namespace {

/// A trouble that passes within this time is only a word beside the title.
constexpr std::chrono::seconds longestBriefTrouble{5};

models::RunKnowledge::Extent extentOf(const SourceSession& session)
{
    using Extent = models::RunKnowledge::Extent;
    if (session.isWhole())
        return Extent::Whole;
    return session.isLoading() ? Extent::Growing : Extent::Part;
}

/// Of many problems.
constexpr std::chrono::milliseconds listedAfter{250};

} // namespace

ListController::ListController(
    SourceSession& session, Settings& settings, const models::TimeContext& time, ListPage& page)
    : Page({PageKind::List, {session.id()}}, page)
    , m_session(session)
    , m_time(time)
    , m_page(page)
    , m_place(session, page)
    , m_problems(new models::ProblemsModel(this))
    , m_export(new ExportController(m_session, settings, time, page))
    , m_preview(new PreviewController(session, time, page, this))
    , m_noCommands(new CommandActions(this))
    , m_memory(new ListMemory(session.source().location(), settings, page, this))
{
    m_noCommands->setAvailability(CommandActions::none(session.source()));
    connectSession();
    connectPage();
    connectPreview();
    m_listing.setSingleShot(true);
    m_listing.setInterval(listedAfter);
    connect(&m_listing, &QTimer::timeout, this, &ListController::listProblems);
    m_page.setSourceName(m_session.source().name());
    m_page.setHistory(m_session.history());
    showLoad(m_session.isLoading());
}

QString ListController::title() const
{
    return models::displayText(m_session.source().name().toStdString(), 40);
}

QString ListController::toolTip() const
{
    return tabToolTip(m_session.source().location());
}

QIcon ListController::icon() const
{
    const auto color =
        m_commands == nullptr ? std::nullopt : std::optional(commands()->connection().color);
    return listTabIcon(m_session.source().freshness().state, color, m_page.palette());
}

QList<QAction*> ListController::commandActions() const
{
    return m_commands == nullptr ? m_noCommands->actions() : m_commands->actions().actions();
}

QVariantMap ListController::state() const
{
    QVariantMap state = Page::state();
    m_place.addTo(state);
    m_memory->addTo(state);
    return state;
}

void ListController::restoreState(const QVariantMap& state)
{
    m_memory->restoreFrom(state);
    m_place.restore(state);
}

void ListController::setCommands(CommandSession& commands)
{
    m_commands = new ListCommands(commands, m_session, m_page, this);
    if (const std::string& user = commands.connection().credential.user; !user.empty())
        m_page.filters().setUser(QString::fromStdString(user));
    m_page.filters().setProduction(
        commands.connection().safety == operations::SafetyLevel::Production);
    connect(m_commands, &ListCommands::requested, this,
        [this](models::CommandKind kind, const QString& id) {
            Q_EMIT commandRequested(kind, keyOf(id));
        });
}

CommandSession* ListController::commands() const
{
    return m_commands == nullptr ? nullptr : &m_commands->session();
}

void ListController::connectSession()
{
    connect(&m_session, &SourceSession::historyReplaced, this, [this] {
        m_page.setExtent(extentOf(m_session));
        m_page.setHistory(m_session.history());
        m_place.selectWanted();
    });
    connect(&m_session, &SourceSession::historyChanged, this, [this] {
        m_page.historyChanged();
        m_place.selectWanted();
    });
    m_page.rows().setProblemTest(
        [&session = m_session](std::string_view id) { return session.problems().concern(id); });
    m_page.rows().knowledge().setUnreadNewsTest([&session = m_session](std::string_view id) {
        return session.problems().hasUnreadNews(id);
    });
    m_page.rows().setArchivedTest([&source = m_session.source()](history::RecordHandle record) {
        return source.isArchived(record);
    });
    RunLibrary& library = m_session.library();
    m_page.rows().knowledge().shareIndex(m_session.runIndex());
    m_page.rows().knowledge().setDigests(&library.digests());
    connect(&library, &RunLibrary::digestsChanged, this,
        [this] { m_page.rows().knowledge().handleDigestsChanged(); });
    connect(&m_session, &SourceSession::problemsChanged, this, &ListController::showProblems);
    connect(&m_session, &SourceSession::loadingChanged, this, &ListController::showLoad);
    sources::Source* source = &m_session.source();
    connect(source, &sources::Source::loadProgressed, this,
        [this](const sources::LoadProgress& progress) {
            m_page.setLoad(
                {m_session.isLoading(), progress.done, progress.total, progress.records});
        });
    connect(source, &sources::Source::freshnessChanged, this, &ListController::showFreshness);
    connect(&m_time, &models::TimeContext::ticked, this, &ListController::showFreshness);
    connect(&m_time, &models::TimeContext::zoneChanged, this, &ListController::showFreshness);
}

void ListController::connectPage()
{
    sources::Source* source = &m_session.source();
    connect(&m_page.rows(), &ListRows::openRequested, this, &ListController::requestOpen);
    connect(&m_page.rows(), &ListRows::compareRequested, this,
        [this](const QString& id, const QString& other) {
            Q_EMIT compareRequested(keyOf(id), other);
        });
    connect(&m_page.rows(), &ListRows::logRequested, this,
        [this](const QString& id) { Q_EMIT logRequested(keyOf(id), std::nullopt); });
    connect(&m_page, &ListPage::refreshRequested, source, &sources::Source::refresh);
    connect(&m_page, &ListPage::retryRequested, source, &sources::Source::retryNow);
    connect(&m_page, &ListPage::wayOutRequested, this, [this](models::WayOut way) {
        if (way == models::WayOut::SignIn)
            m_session.source().retryNow(); // what asks for the credentials
        else
            Q_EMIT wayOutRequested(way);
    });
    connect(&m_page, &ListPage::cancelRequested, source, &sources::Source::cancel);
    connect(&m_page.rows(), &ListRows::statusMessage, this, &ListController::statusMessage);
    connect(&m_page, &ListPage::exportRequested, m_export, &ExportController::ask);
    connect(m_export, &ExportController::statusMessage, this, &ListController::statusMessage);
    connect(&m_page, &ListPage::problemsRequested, this, &ListController::openProblemsWindow);
}

void ListController::connectPreview()
{
    auto* copy = new CopyController(m_session, m_time, m_page,
        [preview = m_preview](const QString& id) { return preview->snapshotOf(id); });
    connect(copy, &CopyController::statusMessage, this, &ListController::statusMessage);
    connect(m_preview, &PreviewController::openRequested, this, &ListController::requestOpen);
    connect(m_preview, &PreviewController::compareRequested, this,
        [this](const QString& id, const QString& other) {
            Q_EMIT compareRequested(keyOf(id), other);
        });
    connect(m_preview, &PreviewController::logEntryRequested, this,
        [this](const QString& id, std::size_t entry) { Q_EMIT logRequested(keyOf(id), entry); });
}

void ListController::showLoad(bool loading)
{
    m_page.setLoad({loading, 0, 0, 0});
    showFreshness();
    if (loading)
        return;
    m_memory->handleLoaded(*m_session.history());
    m_place.handleLoaded();
}

void ListController::showProblems()
{
    m_page.setProblems(m_session.problems().totals());
    const bool isAnyUnread = m_session.problems().hasAnyUnreadNews();
    if (std::exchange(m_wasAnyUnread, isAnyUnread) || isAnyUnread)
        m_page.rows().knowledge().handleUnreadNews();
    // Many are not listed with each update of many: nobody reads that fast.
    constexpr std::uint64_t few = 200;
    const bool isWanted = m_problemsWindow != nullptr || m_session.history()->empty();
    if (m_session.problems().totals().all() <= few)
        listProblems();
    else if (isWanted && !m_listing.isActive())
        m_listing.start();
}

void ListController::listProblems()
{
    m_listing.stop();
    m_problems->setProblems(m_session.problems().listed(), m_session.problems().totals());
    m_page.setFirstProblem(m_problems->first());
}

void ListController::openProblemsWindow()
{
    listProblems();
    if (m_problemsWindow != nullptr) {
        m_problemsWindow->raise();
        m_problemsWindow->activateWindow();
        return;
    }
    auto* window = new QDialog(&m_page);
    m_problemsWindow = window;
    window->setObjectName(QStringLiteral("problems"));
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->setWindowTitle(
        tr("Problems in %1").arg(models::displayText(m_session.source().name().toStdString(), 80)));
    window->resize(1100, 520);
    auto* panel = new widgets::ProblemsPanel(*m_problems, window);
    auto* layout = new QVBoxLayout(window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panel);
    connect(panel, &widgets::ProblemsPanel::openRequested, this,
        [this](const QString& id) { requestOpen({id}); });
    connect(panel, &widgets::ProblemsPanel::statusMessage, this, &ListController::statusMessage);
    window->show();
}

void ListController::requestOpen(const QStringList& ids)
{
    std::vector<deployment::DeploymentKey> keys;
    for (const QString& id : ids)
        keys.push_back(keyOf(id));
    Q_EMIT openRequested(keys);
}

deployment::DeploymentKey ListController::keyOf(const QString& id) const
{
    return {m_session.id(), id.toStdString()};
}

void ListController::showFreshness()
{
    const auto state = m_session.source().freshness().state;
    if (std::exchange(m_toldState, state) != state)
        Q_EMIT lookChanged();
    m_page.setExtent(extentOf(m_session));
    const auto& trouble = m_session.trouble();
    const bool isEmpty = m_session.history()->empty();
    // A connection that breaks and comes back moves nothing on the page.
    const bool isBrief = trouble && trouble->freshness.nextAttempt && !isEmpty
        && !sources::hasPassed(longestBriefTrouble, trouble->since, m_time.localNow());
    m_page.setFailure(isBrief ? std::nullopt : sourceFailure(m_session, m_time));
    const auto& freshness = m_session.source().freshness();
    m_page.setFreshness(!trouble ? freshnessLine(freshness, m_time)
            : isEmpty            ? widgets::StatusMessage()
                                 : shortFreshnessLine(freshness, m_time));
}

} // namespace console
