// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_controller.h"

#include "commands/command_actions.h"
#include "commands/command_session.h"
#include "detail_commands.h"
#include "detail_output.h"
#include "diagnosis_controller.h"
#include "pages/tab_icons.h"
#include "pod_log_controller.h"
#include "reading_status.h"
#include "related_runs.h"
#include "session/runs/followed_run.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/detail/detail_page.h"
#include "deploy/widgets/detail/detail_places.h"

#include <QEvent>

#include <utility>

namespace console {

namespace {

models::DeploymentRecord recordOf(const sources::SnapshotPointer& snapshot, bool isComplete)
{
    return {std::shared_ptr<const deployment::Deployment>(snapshot, &snapshot->deployment),
        snapshot->problems, snapshot->receivedAt, isComplete, snapshot->logError};
}

/// A deployment as far as its row says.
deployment::Deployment outlineOf(const history::History& history, history::Row row)
{
    deployment::Deployment outline;
    history::assignSummary(outline, history.at(row));
    return outline;
}

} // namespace

DetailController::DetailController(QString id, SourceSession& session, models::TimeContext& time,
    Settings& settings, widgets::DetailPage& page)
    : Page({PageKind::Deployment, {session.id(), id.toStdString()}}, page)
    , m_id(std::move(id))
    , m_session(session)
    , m_time(time)
    , m_page(page)
    , m_run(std::make_unique<FollowedRun>(m_id, session))
    , m_diagnosis(std::make_unique<DiagnosisController>(m_id.toStdString(), session, time))
    , m_podLogs(std::make_unique<PodLogController>(m_id, session.source(), page.podLogs()))
    , m_actions(new CommandActions(this))
{
    m_output = new DetailOutput({session, *m_run, *m_diagnosis, time, settings}, page, this);
    connect(m_output, &DetailOutput::statusMessage, this, &DetailController::statusMessage);
    m_reading = new ReadingStatus({*m_run, session, time, page}, this);
    connectSource();
    connectPage();
    m_page.installEventFilter(this);
    // What a screen reader calls it until more is known.
    m_page.setAccessibleName(models::displayText(m_id.toStdString()));
    showOutline();
    showArchived();
    connect(m_actions, &CommandActions::requested, this, &DetailController::ask);
    // Whatever takes commands has its DetailCommands say which.
    if (m_session.source().commands() == nullptr)
        showAvailability(CommandActions::none(m_session.source()));
}

DetailController::~DetailController() = default;

/// What is usual of its kind is missing in sight.
bool DetailController::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show)
        m_favored = m_session.library().favor(m_id.toStdString());
    else if (event->type() == QEvent::Hide)
        m_favored.reset();
    return Page::eventFilter(watched, event);
}

void DetailController::connectSource()
{
    connect(m_run.get(), &FollowedRun::beginningRead, this, &DetailController::showPartial);
    connect(m_run.get(), &FollowedRun::stateRead, this, &DetailController::show);
    connect(m_run.get(), &FollowedRun::readFailed, this, &DetailController::fetchFailed);
    // It may be read no more while the list is.
    connect(m_run.get(), &FollowedRun::freshnessChanged, this,
        [this] { m_time.setSeenUntil(m_run->seenUntil()); });
    m_time.setSeenUntil(m_run->seenUntil());
    connect(&m_session, &SourceSession::historyChanged, this, &DetailController::follow);
    connect(&m_session, &SourceSession::historyReplaced, this, &DetailController::follow);
    // The tip of the tab says when it began.
    connect(&m_time, &models::TimeContext::zoneChanged, this, &DetailController::follow);
}

QString DetailController::title() const
{
    return m_page.title();
}

QString DetailController::toolTip() const
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    const QString source = models::displayText(m_session.source().name().toStdString(), 80);
    return row ? deploymentTabToolTip(*history, *row, source, m_time)
               : tabToolTip(models::displayText(m_id.toStdString()));
}

QIcon DetailController::icon() const
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    return row ? deploymentTabIcon(*history, *row, m_color, m_page.palette()) : QIcon();
}

QVariantMap DetailController::state() const
{
    QVariantMap state = Page::state();
    state.insert(QStringLiteral("panel"), models::rawText(m_page.currentPanel()));
    state.insert(QStringLiteral("time"), m_page.places().chosenTime());
    return state;
}

void DetailController::restoreState(const QVariantMap& state)
{
    const std::string panel = state.value(QStringLiteral("panel")).toString().toStdString();
    for (const std::string_view known : m_page.panels()) {
        if (known == panel)
            m_page.showPanel(known);
    }
    Page::restoreState(state);
    m_page.places().restoreChosenTime(state.value(QStringLiteral("time")).toMap());
}

void DetailController::setCommands(CommandSession& commands)
{
    m_color = commands.connection().color;
    m_commands = new DetailCommands(*this, commands, m_time, m_page);
    auto* related = new RelatedRuns(m_id.toStdString(), m_session, commands, this);
    connect(related, &RelatedRuns::changed, this,
        [this, related] { m_page.setRelated(related->origin(), related->outcome()); });
}

void DetailController::ask(models::CommandKind kind)
{
    if (m_commands != nullptr)
        m_commands->ask(kind);
}

void DetailController::showLog(std::optional<std::size_t> entry)
{
    m_isLogWanted = true;
    m_wantedEntry = entry;
    showWantedLog();
}

void DetailController::showWantedLog()
{
    if (!m_run->snapshot() || !std::exchange(m_isLogWanted, false))
        return;
    if (m_wantedEntry)
        m_page.places().showLogEntry(*m_wantedEntry);
    else
        m_page.showPanel(widgets::DetailPage::logPanel);
}

void DetailController::connectPage()
{
    connect(&m_page, &widgets::DetailPage::compareRequested, this,
        [this] { Q_EMIT compareRequested(key().subject); });
    connect(&m_page, &widgets::DetailPage::openRequested, this, [this](const QString& id) {
        Q_EMIT openRequested({key().subject.sourceId, id.toStdString()});
    });
    connect(&m_page, &widgets::DetailPage::filterRequested, this,
        [this](history::Column column, const QString& value) {
            Q_EMIT filterRequested(key().subject.sourceId, column, value);
        });
    connect(m_diagnosis.get(), &DiagnosisController::judged, &m_page,
        &widgets::DetailPage::setJudgement);
    connect(m_diagnosis.get(), &DiagnosisController::liveChanged, &m_page,
        &widgets::DetailPage::setLive);
    connect(&m_diagnosis->outlook(), &RunOutlook::usualDurationChanged, &m_page,
        &widgets::DetailPage::setUsualDuration);
    connect(&m_diagnosis->outlook(), &RunOutlook::expectedEndChanged, &m_page,
        &widgets::DetailPage::setExpectedEnd);
    connect(&m_page, &widgets::DetailPage::titleChanged, this, &DetailController::titleChanged);
    connect(&m_page, &widgets::DetailPage::statusMessage, this, &DetailController::statusMessage);
    connect(&m_page, &widgets::DetailPage::refreshRequested, this, &DetailController::fetch);
    connect(&m_page, &widgets::DetailPage::retryRequested, this, [this] {
        m_session.source().retryNow();
        m_reading->restart();
    });
    connect(&m_page, &widgets::DetailPage::wayOutRequested, this, [this](models::WayOut way) {
        if (way == models::WayOut::SignIn)
            m_session.source().retryNow(); // what asks for the credentials
        else if (way == models::WayOut::StopReading)
            m_reading->stop();
        else
            Q_EMIT wayOutRequested(way);
    });
    widgets::addPageAction(
        m_page, widgets::PageAction::Refresh, widgets::KeyUse::Everywhere, [this] {
            m_session.source().refresh();
            fetch();
        });
}

const sources::SnapshotPointer& DetailController::snapshot() const
{
    return m_run->snapshot();
}

void DetailController::fetch()
{
    m_run->fetch();
}

void DetailController::showOutline()
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    if (row)
        m_page.setOutline(
            {std::make_shared<const deployment::Deployment>(outlineOf(*history, *row)), {},
                m_session.source().freshness().asOf.value_or(deployment::Timestamp()), false, {}});
}

/// What only the archive has is shown as it was kept: nothing asks its pods or for its state.
void DetailController::showArchived()
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    const bool isArchived = row && m_session.source().isArchived(history->record(*row));
    m_podLogs->setArchived(isArchived);
    m_reading->setArchived(isArchived);
}

void DetailController::follow()
{
    const QString told = toolTip();
    if (std::exchange(m_toldToolTip, told) != told)
        Q_EMIT lookChanged();
    showArchived();
    if (!m_run->snapshot())
        showOutline();
    const auto now = m_session.fingerprint(m_id.toStdString());
    // Several servers may not know the same.
    m_reading->setGone(!now && m_run->snapshot());
}

void DetailController::showPartial(const sources::SnapshotPointer& beginning)
{
    // Nothing is decided on it: there is no snapshot, and the page says that it is the beginning.
    if (!m_run->snapshot())
        m_page.setRecord(recordOf(beginning, false));
}

void DetailController::show()
{
    const sources::SnapshotPointer& snapshot = m_run->snapshot();
    m_page.setRecord(recordOf(snapshot, true));
    showWantedLog();
    m_diagnosis->setDeployment({snapshot, &snapshot->deployment});
    Q_EMIT snapshotChanged();
}

void DetailController::showAvailability(const std::vector<widgets::CommandAvailability>& commands)
{
    m_page.setCommandAvailability(commands);
    m_actions->setAvailability(commands);
}

QList<QAction*> DetailController::commandActions() const
{
    return m_actions->actions();
}

} // namespace console
