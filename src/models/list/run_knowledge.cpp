// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/run_knowledge.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/workload/workload_words.h"
#include "deploy/models/display_strings.h"

#include <chrono>
#include <utility>

namespace models {

using history::Column;
using history::Row;

namespace {

/// What is taken in at once, in some milliseconds; events that came meanwhile are handled then.
constexpr std::size_t rowsAtOnce = 50'000;
constexpr std::chrono::milliseconds pause{5};
/// From how many rows on it waits until all of them are there...
constexpr std::size_t many = 200'000;
/// ...unless they are so many that it would be late for long.
constexpr std::size_t veryMany = 1'000'000;

} // namespace

RunKnowledge::RunKnowledge(QObject* parent)
    : QObject(parent)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] {
        followHistory();
        if (!m_isBehind)
            Q_EMIT changed();
    });
}

void RunKnowledge::setHistory(std::shared_ptr<const history::History> history)
{
    m_history = std::move(history);
    handleHistoryChanged();
}

void RunKnowledge::handleHistoryChanged()
{
    followHistory();
    Q_EMIT historyChanged();
}

void RunKnowledge::setFilling(bool filling)
{
    m_isFilling = filling;
    if (m_isBehind)
        m_next.start(pause);
}

void RunKnowledge::setExtent(Extent extent)
{
    if (std::exchange(m_extent, extent) != extent)
        Q_EMIT changed();
}

bool RunKnowledge::isWorthWaiting() const
{
    return m_isFilling && history().size() > many && history().size() <= veryMany;
}

void RunKnowledge::followHistory()
{
    m_usual = {};
    m_isBehind = isWorthWaiting() || !m_index->update(history(), rowsAtOnce);
    if (m_isBehind && !isWorthWaiting())
        m_next.start(pause);
    else
        m_next.stop();
}

const history::History& RunKnowledge::history() const
{
    static const history::History none;
    return m_history != nullptr ? *m_history : none;
}

void RunKnowledge::setDigests(const diagnosis::RunDigests* digests)
{
    m_digests = digests;
    m_digestsRevision = digests == nullptr ? 0 : digests->revision();
    Q_EMIT changed();
}

void RunKnowledge::handleDigestsChanged()
{
    const auto ids =
        m_digests == nullptr ? std::nullopt : m_digests->changedSince(m_digestsRevision);
    if (!ids) {
        setDigests(m_digests);
        return;
    }
    m_digestsRevision = m_digests->revision();
    std::vector<Row> rows;
    for (const std::string& id : *ids) {
        if (const auto row = history().find(id))
            rows.push_back(*row);
    }
    Q_EMIT runsRead(rows);
}

void RunKnowledge::setCommandsUnderWay(QHash<QString, QString> texts)
{
    if (texts == m_commandsUnderWay)
        return;
    m_commandsUnderWay = std::move(texts);
    Q_EMIT changed();
}

void RunKnowledge::setCommandNotes(QHash<QString, CommandNote> notes)
{
    if (notes == m_commandNotes)
        return;
    m_commandNotes = std::move(notes);
    Q_EMIT changed();
}

void RunKnowledge::setOtherEnvironments(history::EnvironmentKind kind)
{
    if (std::exchange(m_otherEnvironments, kind) != kind)
        Q_EMIT changed();
}

void RunKnowledge::setUnreadNewsTest(std::function<bool(std::string_view id)> hasUnreadNews)
{
    m_unreadNewsTest = std::move(hasUnreadNews);
    Q_EMIT changed();
}

bool RunKnowledge::hasUnreadNews(Row row) const
{
    return m_unreadNewsTest && m_unreadNewsTest(m_history->id(row));
}

const diagnosis::RunDigest* RunKnowledge::digestOf(Row row) const
{
    return m_digests == nullptr ? nullptr : m_digests->find(m_history->id(row));
}

RunState RunKnowledge::stateOf(Row row, deployment::Timestamp now) const
{
    RunState run;
    run.status = m_history->status(row);
    run.hasUnreadNews = hasUnreadNews(row);
    const auto step = m_history->word(Column::CurrentStep, row);
    if (step == deployment::scaledToZeroStep)
        run.currentStep = step;
    // Of most rows nothing else is said.
    if (run.status == deployment::Status::Completed && m_commandsUnderWay.isEmpty())
        return run;
    const QString id = rawText(m_history->id(row));
    const auto note = m_commandNotes.constFind(id);
    run.isPaused = m_history->paused(row);
    run.isEndInDoubt = deployment::isEndInDoubt(run.status, m_history->end(row), now);
    run.isStartInFuture = deployment::isInFuture(m_history->start(row), now);
    run.percentage = m_history->percentage(row);
    run.currentStep = step;
    run.expected = expectedEnd(row, now);
    if (note != m_commandNotes.constEnd())
        run.note = *note;
    run.commandUnderWay = m_commandsUnderWay.value(id);
    run.digest = digestOf(row);
    return run;
}

std::optional<diagnosis::ExpectedEnd> RunKnowledge::expectedEnd(
    Row row, deployment::Timestamp now) const
{
    if (m_history->status(row) != deployment::Status::Running)
        return std::nullopt;
    return diagnosis::expectedEnd(*m_history, row, durationsBefore(row), m_digests, now);
}

std::string RunKnowledge::fromVersion(Row row) const
{
    const diagnosis::RunDigest* digest = digestOf(row);
    std::string otherSide = digest != nullptr ? digest->fromVersion : std::string();
    // Somebody may have gone back to another one than it came from.
    const bool isFrom = digest == nullptr || !digest->wasRolledBackByHand;
    if (isFrom && !otherSide.empty())
        return otherSide;
    const auto predecessor = m_isBehind ? std::nullopt : m_index->predecessorOf(*m_history, row);
    return predecessor ? std::string(m_history->word(Column::Version, *predecessor)) : otherSide;
}

std::optional<diagnosis::DurationStatistics> RunKnowledge::usualDuration(Row row) const
{
    if (m_usual.row != row || m_usual.revision != m_history->revision())
        m_usual = {row, m_history->revision(), diagnosis::statisticsOf(durationsBefore(row))};
    return m_usual.duration;
}

/// Among rows that are not taken in yet there may be others that came before it.
std::vector<deployment::Milliseconds> RunKnowledge::durationsBefore(Row row) const
{
    return m_isBehind ? std::vector<deployment::Milliseconds>()
                      : m_index->durationsBefore(*m_history, row);
}

std::vector<Row> RunKnowledge::needingAttention(deployment::Timestamp now) const
{
    return diagnosis::needingAttention(history(), *m_index, m_digests, now);
}

std::uint64_t RunKnowledge::revisionOfRunning() const
{
    return m_digests == nullptr ? 0 : m_digests->revisionOfRunning();
}

bool RunKnowledge::advance(diagnosis::AttentionScan& scan, deployment::Timestamp now,
    const std::function<bool()>& isTimeUp) const
{
    // It goes by the runs before each one.
    return !m_isBehind && scan.advance(history(), *m_index, m_digests, now, isTimeUp);
}

} // namespace models
