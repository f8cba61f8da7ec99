// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_controller.h"

#include "detail/diagnosis_controller.h"
#include "session/runs/followed_run.h"
#include "session/runs/run_library.h"
#include "session/source_session.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_pane.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <algorithm>

namespace console {

using widgets::PreviewPane;
using widgets::theme::Tone;

namespace {

using RunPointer = std::shared_ptr<const deployment::Deployment>;

/// A run whose row says the same, and that will not change.
bool isSettled(const deployment::Deployment& run, const RowFingerprint& row)
{
    return deployment::hasEnded(run) && row.status == run.status.text && row.end == run.end;
}

} // namespace

PreviewController::PreviewController(SourceSession& session, const models::TimeContext& time,
    widgets::ListPage& page, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_time(time)
    , m_page(page)
    , m_pane(page.preview().pane())
    , m_isVisible(m_pane.isVisible())
{
    connectPane();
    connectSession();
    handleSelection();
}

PreviewController::~PreviewController() = default;

sources::SnapshotPointer PreviewController::snapshotOf(const QString& id) const
{
    return m_run && id == m_id ? m_run->snapshot() : nullptr;
}

void PreviewController::connectPane()
{
    connect(&m_page.rows(), &widgets::ListRows::selectionChanged, this,
        &PreviewController::handleSelection);
    connect(&m_pane, &PreviewPane::visibilityChanged, this, [this](bool visible) {
        m_isVisible = visible;
        handleSelection();
    });
    connect(&m_pane, &PreviewPane::openRequested, this, [this] { Q_EMIT openRequested({m_id}); });
    connect(&m_pane, &PreviewPane::logEntryRequested, this,
        [this](std::size_t entry) { Q_EMIT logEntryRequested(m_id, entry); });
    connect(&m_pane, &PreviewPane::compareRequested, this, &PreviewController::compare);
    connect(&m_pane, &PreviewPane::retryRequested, this, [this] {
        m_session.source().retryNow();
        m_pane.setState({tr("Reading…"), Tone::Neutral});
        if (m_run)
            m_run->fetch();
    });
}

void PreviewController::connectSession()
{
    for (const auto change : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&m_session, change, this, &PreviewController::handleHistory);
    connect(&m_session, &SourceSession::loadingChanged, this, [this] {
        m_taken = {};
        handleHistory();
    });
    connect(&m_session.library(), &RunLibrary::digestsChanged, this, [this] {
        if (!m_id.isEmpty())
            showTimes();
    });
    // Of a long file the runs before are known a little later than the rows.
    connect(&m_page.rows().knowledge(), &models::RunKnowledge::changed, this, [this] {
        if (!m_id.isEmpty() && !m_rest)
            findCompared();
    });
    connect(&m_time, &models::TimeContext::ticked, this, &PreviewController::handleTick);
    connect(&m_time, &models::TimeContext::zoneChanged, this, [this] {
        if (m_id.isEmpty())
            return;
        showAll();
        showCurve();
    });
}

void PreviewController::handleSelection()
{
    const auto id = m_isVisible ? m_page.rows().selectedId() : std::nullopt;
    if (id && *id == m_id)
        return;
    letGo();
    if (!m_isVisible)
        return;
    if (id)
        choose(*id);
    // To count the rows of a long selection while it still grows would take longer each time.
    m_rest = m_session.scheduler()->after(rest, [this] {
        m_rest.reset();
        handleRested();
    });
    if (!id && m_page.rows().isSelectionEmpty())
        showSummary();
}

void PreviewController::handleRested()
{
    if (m_id.isEmpty()) {
        showSummary();
        return;
    }
    findCompared();
    if (m_facts.isWhole)
        judge();
    else
        follow();
}

void PreviewController::letGo()
{
    m_rest.reset();
    m_diagnosis.reset();
    m_run.reset();
    m_id.clear();
    m_comparedId.clear();
    m_facts = {};
}

/// What is known of it is shown at once.
void PreviewController::choose(const QString& id)
{
    m_id = id;
    takeRow();
    const auto row = m_session.fingerprint(id.toStdString());
    const RunPointer kept = row ? m_shelf.find(id.toStdString(), *row) : nullptr;
    if (kept) {
        m_facts.deployment = kept;
        m_facts.isWhole = true;
    }
    m_pane.setState(kept ? widgets::StatusMessage() : widgets::StatusMessage{tr("Reading…"), {}});
    m_pane.setComparedVersion({});
    showAll();
    showCurve();
}

/// The deployment as far as its row says.
void PreviewController::takeRow()
{
    const auto history = m_session.history();
    deployment::Deployment outline;
    outline.id = m_id.toStdString();
    m_taken = {};
    if (const auto row = history->find(outline.id)) {
        history::assignSummary(outline, history->at(*row));
        m_taken = {history->identity(), history->revision()};
    }
    m_facts.deployment = std::make_shared<const deployment::Deployment>(std::move(outline));
}

void PreviewController::follow()
{
    m_run = std::make_unique<FollowedRun>(m_id, m_session);
    connect(m_run.get(), &FollowedRun::stateRead, this, &PreviewController::handleState);
    connect(m_run.get(), &FollowedRun::readFailed, this, [this](const deployment::Error& error) {
        const QString why = models::translated(error.message);
        m_pane.setState(widgets::StatusMessage::withAction(
            why.isEmpty() ? tr("This deployment could not be read.") : why, Tone::Bad));
    });
}

void PreviewController::handleState()
{
    const sources::SnapshotPointer& snapshot = m_run->snapshot();
    m_facts.deployment = RunPointer(snapshot, &snapshot->deployment);
    m_facts.isWhole = true;
    m_facts.logError = snapshot->logError;
    const auto row = m_session.fingerprint(m_id.toStdString());
    if (row && !snapshot->logError && isSettled(snapshot->deployment, *row))
        m_shelf.put(m_id.toStdString(), *row, m_facts.deployment);
    m_pane.setState({});
    judge();
    showAll();
    showCurve();
}

void PreviewController::judge()
{
    if (!m_diagnosis) {
        m_diagnosis = std::make_unique<DiagnosisController>(m_id.toStdString(), m_session, m_time);
        connect(m_diagnosis.get(), &DiagnosisController::judged, this,
            [this](const models::Judgement& judgement) {
                m_facts.judgement = judgement;
                showAll();
                showCurve();
            });
        connect(m_diagnosis.get(), &DiagnosisController::liveChanged, this,
            [this](const models::LiveNow& live) {
                m_facts.live = live;
                showAll();
            });
    }
    m_diagnosis->setDeployment(m_facts.deployment);
}

void PreviewController::handleHistory()
{
    if (m_id.isEmpty())
        return;
    if (!m_facts.isWhole) {
        // Of nearly all parts of a history that is being read no row is this one.
        const history::History& history = *m_session.history();
        if (m_session.isLoading() && m_taken.history == history.identity()
            && history.hasOnlyGrownSince(m_taken.revision))
            return;
        takeRow();
        showAll();
        return;
    }
    // What was kept is not followed: should its row become another one, it is read again.
    const auto row = m_session.fingerprint(m_id.toStdString());
    if (!m_run && !m_rest && row && !isSettled(*m_facts.deployment, *row))
        follow();
}

void PreviewController::handleTick()
{
    if (m_id.isEmpty())
        return;
    if (isRunning())
        m_time.requestTickEverySecond();
    showTimes();
}

bool PreviewController::isRunning() const
{
    return m_facts.deployment && !deployment::hasEnded(*m_facts.deployment);
}

void PreviewController::findCompared()
{
    const auto history = m_session.history();
    const auto row = history->find(m_id.toStdString());
    const auto good =
        row ? m_session.runIndex()->goodRunsBefore(*history, *row, 1) : std::vector<history::Row>();
    m_comparedId = good.empty() ? QString() : models::rawText(history->id(good.front()));
    m_pane.setComparedVersion(good.empty()
            ? QString()
            : models::displayText(history->word(history::Column::Version, good.front()), 40));
}

void PreviewController::compare()
{
    if (m_id.isEmpty())
        m_page.rows().compareSelected();
    else if (!m_comparedId.isEmpty())
        Q_EMIT compareRequested(m_id, m_comparedId);
}

void PreviewController::showSummary()
{
    m_pane.setSummary(models::selectionSummary(*m_session.history(), m_page.rows().selected()));
}

/// As the list beside it says it.
void PreviewController::takeKnowledge()
{
    const std::string id = m_id.toStdString();
    const models::RunKnowledge& knowledge = m_page.rows().knowledge();
    // Where another history takes the place of one, the list may have that still.
    const auto row = knowledge.history().find(id);
    m_facts.digest = m_session.library().digests().find(id);
    m_facts.usual = &m_session.library().digests().usual();
    m_facts.usualOfRun = row ? knowledge.usualDuration(*row) : std::nullopt;
    const bool goesOn = isRunning() && !m_facts.deployment->paused;
    // It may be read no more while the list is.
    const auto until = m_run ? m_run->seenUntil() : std::nullopt;
    m_facts.expected = row && goesOn && !until && m_time.isSeen()
        ? knowledge.expectedEnd(*row, m_time.now())
        : std::nullopt;
    m_facts.seenUntil =
        until ? std::min(m_time.seenUntil(), *until + m_time.lead()) : m_time.seenUntil();
}

void PreviewController::showAll()
{
    takeKnowledge();
    m_preview = models::previewOf(m_facts, m_time.now(), m_time.zone());
    m_pane.setPreview(m_preview);
}

/// To find the line that tells why takes too long for every second.
void PreviewController::showTimes()
{
    takeKnowledge();
    if (!m_facts.isWhole)
        m_preview.reason = models::previewReason(m_facts, m_time.zone());
    m_preview.header = models::previewHeader(m_facts, m_time.now(), m_time.zone());
    m_preview.steps = models::previewSteps(m_facts, *m_facts.seenUntil);
    m_pane.setPreview(m_preview);
}

void PreviewController::showCurve()
{
    m_pane.setCurve(models::previewCurve(m_facts, m_time.zone()));
}

} // namespace console
