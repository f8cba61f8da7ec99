// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_controller.h"

#include "comparison_job.h"
#include "session/freshness_line.h"
#include "session/runs/followed_run.h"
#include "session/source_session.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/sources/interval.h"
#include "deploy/widgets/compare/compare_page.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace console {

using widgets::StatusMessage;
using widgets::theme::Tone;

namespace {

/// What changes in the meantime waits for so long.
constexpr std::chrono::seconds leastTimeBetweenComparisons{3};

widgets::ComparePage::Run runOf(const sources::SnapshotPointer& snapshot)
{
    return {snapshot, &snapshot->deployment};
}

/// As far as its row says; null if there is none.
widgets::ComparePage::Run outlineOf(const history::History& history, const QString& id)
{
    const auto row = history.find(id.toStdString());
    if (!row)
        return nullptr;
    auto outline = std::make_shared<deployment::Deployment>();
    history::assignSummary(*outline, history.at(*row));
    return outline;
}

QString shownId(const FollowedRun& run)
{
    return models::displayText(run.id().toStdString(), 64);
}

bool isUnfinished(const sources::SnapshotPointer& snapshot)
{
    return !deployment::hasEnded(snapshot->deployment);
}

} // namespace

CompareController::CompareController(
    QString id, SourceSession& session, const models::TimeContext& time, widgets::ComparePage& page)
    : Page({PageKind::Comparison, {session.id(), id.toStdString()}}, page)
    , m_session(session)
    , m_time(time)
    , m_page(page)
    , m_here(std::make_unique<FollowedRun>(std::move(id), session))
{
    connectPage();
    follow(*m_here);
    for (const auto signal : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&session, signal, this, &CompareController::followHistory);
    connect(&time, &models::TimeContext::ticked, this, &CompareController::advance);
    connect(&time, &models::TimeContext::zoneChanged, this, [this] {
        showFreshness();
        showChoices();
    });
    chooseLastGoodRun();
}

CompareController::~CompareController() = default;

void CompareController::follow(const FollowedRun& run)
{
    connect(&run, &FollowedRun::stateRead, this, &CompareController::handleChange);
    connect(&run, &FollowedRun::readFailed, this, &CompareController::handleChange);
    connect(&run, &FollowedRun::freshnessChanged, this, &CompareController::showFreshness);
}

void CompareController::connectPage()
{
    connect(&m_page, &widgets::ComparePage::runChosen, this, &CompareController::choose);
    connect(&m_page, &widgets::ComparePage::refreshRequested, this, &CompareController::refresh);
    connect(&m_page, &widgets::ComparePage::statusMessage, this, &CompareController::statusMessage);
    const auto keyOf = [this](const QString& id) {
        return deployment::DeploymentKey{m_session.id(), id.toStdString()};
    };
    connect(&m_page, &widgets::ComparePage::openRequested, this,
        [this, keyOf](const QString& id) { Q_EMIT openRequested({keyOf(id)}); });
    connect(&m_page, &widgets::ComparePage::logEntryRequested, this,
        [this, keyOf](
            const QString& id, std::size_t entry) { Q_EMIT logEntryRequested(keyOf(id), entry); });
}

QString CompareController::title() const
{
    return m_title.isEmpty() ? tr("Comparison") : m_title;
}

void CompareController::compareWith(const std::optional<QString>& id)
{
    m_chosen = id;
    if (id)
        choose(*id);
    else
        chooseLastGoodRun();
}

QVariantMap CompareController::state() const
{
    QVariantMap state = Page::state();
    if (m_chosen)
        state.insert(QStringLiteral("other"), *m_chosen);
    return state;
}

void CompareController::restoreState(const QVariantMap& state)
{
    if (const QVariant other = state.value(QStringLiteral("other")); other.isValid())
        compareWith(other.toString());
    Page::restoreState(state);
}

void CompareController::chooseLastGoodRun()
{
    const auto history = m_session.history();
    const auto row = history->find(m_here->id().toStdString());
    const auto good =
        row ? m_session.runIndex()->goodRunsBefore(*history, *row, 1) : std::vector<history::Row>();
    if (!good.empty())
        choose(models::rawText(history->id(good.front())));
    else
        handleChange();
}

void CompareController::choose(const QString& id)
{
    if (m_there == nullptr || m_there->id() != id) {
        m_job.reset();
        m_compared = {};
        m_page.setComparison(nullptr);
        m_page.setLogDifference(std::nullopt);
        m_there = std::make_unique<FollowedRun>(id, m_session);
        follow(*m_there);
    }
    showChoices();
    handleChange();
}

void CompareController::followHistory()
{
    // It may have the last good run by now; a long one is not searched at each of its changes.
    m_isSearchDue = m_there == nullptr;
    if (m_there != nullptr && m_compared.here == nullptr)
        showOutlines();
}

void CompareController::advance()
{
    showFreshness();
    if (std::exchange(m_isSearchDue, false))
        chooseLastGoodRun();
    compareIfDue();
}

void CompareController::refresh()
{
    m_session.source().retryNow();
    m_here->fetch();
    if (m_there != nullptr)
        m_there->fetch();
}

void CompareController::handleChange()
{
    m_page.setLoadState(loadState());
    showFreshness();
    if (m_compared.here == nullptr)
        showOutlines();
    compareIfDue();
}

bool CompareController::isOutdated(const Compared& runs) const
{
    if (m_compared.here == nullptr)
        return true;
    // What runs takes longer by the second.
    const bool hasChanged =
        runs != m_compared || isUnfinished(runs.here) || isUnfinished(runs.there);
    return hasChanged
        && sources::hasPassed(leastTimeBetweenComparisons, m_comparedAt, m_time.localNow());
}

void CompareController::compareIfDue()
{
    if (m_there == nullptr || m_here->snapshot() == nullptr || m_there->snapshot() == nullptr)
        return;
    const Compared runs{m_here->snapshot(), m_there->snapshot()};
    if (m_job == nullptr && isOutdated(runs))
        compare(runs);
    if (m_page.isVisible() && (isUnfinished(runs.here) || isUnfinished(runs.there)))
        m_time.requestTickEverySecond();
}

void CompareController::compare(const Compared& runs)
{
    const auto logs = runs == m_compared ? ComparisonJob::Logs::Skip : ComparisonJob::Logs::Compare;
    m_compared = runs;
    m_comparedAt = m_time.localNow();
    m_job = std::make_unique<ComparisonJob>(
        runOf(runs.here), runOf(runs.there), m_time.seenUntil(), logs);
    connect(m_job.get(), &ComparisonJob::compared, &m_page, &widgets::ComparePage::setComparison);
    connect(m_job.get(), &ComparisonJob::compared, this, &CompareController::announceTitle);
    connect(m_job.get(), &ComparisonJob::logsCompared, &m_page,
        [this](
            const diagnosis::LogDifference& difference) { m_page.setLogDifference(difference); });
    connect(m_job.get(), &ComparisonJob::finished, this, [this] {
        m_job.release()->deleteLater(); // it is telling us
        compareIfDue();
    });
}

void CompareController::showChoices()
{
    const QString chosen = m_there != nullptr ? m_there->id() : QString();
    m_page.setChoices(
        models::runChoices(*m_session.history(), m_here->id(), chosen, m_time.zone()), chosen);
}

void CompareController::showOutlines()
{
    const auto history = m_session.history();
    const auto known = [&](const std::unique_ptr<FollowedRun>& run) {
        if (run == nullptr)
            return widgets::ComparePage::Run();
        return run->snapshot() ? runOf(run->snapshot()) : outlineOf(*history, run->id());
    };
    m_page.setRuns(known(m_here), known(m_there));
    announceTitle();
}

StatusMessage CompareController::loadState() const
{
    if (m_there == nullptr)
        return {tr("No earlier run of the same environment, service and strategy succeeded. To "
                   "compare with any other run, select both in the list."),
            Tone::Info};
    const std::array runs{m_here.get(), m_there.get()};
    const auto first = [&](auto matches) {
        const auto* const found =
            std::ranges::find_if(runs, [&](const FollowedRun* run) { return matches(*run); });
        return found == runs.end() ? nullptr : *found;
    };
    if (const auto* failed = first([](const FollowedRun& run) { return run.error().has_value(); }))
        return StatusMessage::withAction(
            tr("%1 could not be read: %2", "id of a deployment, reason")
                .arg(shownId(*failed), models::translated(failed->error()->message)),
            Tone::Bad);
    if (first([](const FollowedRun& run) { return run.snapshot() == nullptr; }) != nullptr)
        return {tr("Loading…"), Tone::Info};
    if (const auto* cut =
            first([](const FollowedRun& run) { return run.snapshot()->logError.has_value(); }))
        return {tr("The log of %1 is not complete, so lines may seem to be missing: %2",
                    "id of a deployment, reason")
                    .arg(shownId(*cut), models::translated(*cut->snapshot()->logError)),
            Tone::Warning};
    return {};
}

void CompareController::showFreshness()
{
    m_page.setFreshness(freshnessLine(m_here->freshness(), m_time));
}

void CompareController::announceTitle()
{
    const auto history = m_session.history();
    const auto versionOf = [&](const FollowedRun& run) {
        const auto row = history->find(run.id().toStdString());
        const std::string version = run.snapshot() ? run.snapshot()->deployment.version
            : row ? std::string(history->word(history::Column::Version, *row))
                  : run.id().toStdString();
        return models::displayText(version.empty() ? run.id().toStdString() : version, 40);
    };
    const QString title = m_there == nullptr
        ? tr("Comparison")
        : tr("%1 ↔ %2", "versions of two runs").arg(versionOf(*m_here), versionOf(*m_there));
    if (std::exchange(m_title, title) != title)
        Q_EMIT titleChanged(title);
}

} // namespace console
