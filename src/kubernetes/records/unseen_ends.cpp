// SPDX-License-Identifier: GPL-3.0-or-later
// How attempts ended that nobody saw end, and what is said of those whose workload is gone.
#include "judging.h"
#include "notes.h"
#include "rollouts/replica_sets.h"
#include "rollouts/tree.h"
#include "starts.h"
#include "steps.h"
#include "workload_history.h"

#include "deploy/deployment/workload/failure_words.h"
#include "deploy/deployment/workload/workload_words.h"

#include <algorithm>
#include <utility>

namespace kubernetes {

namespace {

using deployment::Status;
using deployment::Timestamp;
using deployment::workloadNote;
using deployment::WorkloadNote;

} // namespace

/// When all pods of the first revision were there: since then the Rollout is available, and no
/// other revision had begun.
std::optional<Timestamp> WorkloadHistory::firstArrival(const Attempt& first) const
{
    const Condition* const available = findCondition(m_object.status.conditions, "Available");
    const Attempt* const next = find(first.id.revision + 1);
    const bool isTold = m_object.kind == ObjectKind::Rollout && available && available->changed
        && available->status == "True" && next && next->startAccuracy == Accuracy::Told;
    return isTold && *available->changed <= next->start ? available->changed : std::nullopt;
}

void WorkloadHistory::learnCompletion(Attempt& attempt, const std::vector<Event>& events)
{
    auto time = completionByEvents(events, m_object.meta.uid, attempt.id.revision);
    if (!time && attempt.id.revision == firstRevision)
        time = firstArrival(attempt);
    if (!time)
        return;
    attempt.record.status = deployment::openStatus(toWire(Status::Completed));
    attempt.end = time;
    removeMarks(attempt, {WorkloadNote::KnownAfterwards});
}

std::optional<Timestamp> WorkloadHistory::nextStart(std::int64_t revision) const
{
    const auto next = m_attempts.upper_bound(revision);
    const bool isKnown = next != m_attempts.end() && next->second.startAccuracy > Accuracy::Guessed;
    return isKnown ? std::optional(next->second.start) : std::nullopt;
}

std::optional<Timestamp> WorkloadHistory::firstMomentAfter(const Attempt& attempt) const
{
    constexpr deployment::Milliseconds resolution{1'000}; // of the times of events
    if (attempt.id.revision == m_current)
        return std::nullopt;
    if (const auto next = nextStart(attempt.id.revision))
        return next;
    return attempt.end ? std::optional(*attempt.end + resolution) : std::nullopt;
}

/// By events that are of this attempt for certain, and by the word of the controller of why it
/// promoted it.
void WorkloadHistory::learnPassedSteps(Attempt& attempt, const std::vector<Event>& events) const
{
    auto& passed = attempt.steps.passed;
    const auto learn = [&](std::size_t step, Passing how) {
        if (step >= passed.size() || passed[step] != Passing::Unknown)
            return;
        passed[step] = how;
        if (step < attempt.record.progress.steps.size())
            attempt.record.progress.steps[step].status = deployment::openStepStatus(wordOf(how));
    };
    if (std::ranges::find(passed, Passing::Unknown) == passed.end())
        return;
    const std::string& uid = m_object.meta.uid;
    const auto until = firstMomentAfter(attempt);
    const bool isEndKnown =
        attempt.id.revision == m_current || (until && find(attempt.id.revision + 1) != nullptr);
    if (attempt.startAccuracy > Accuracy::Guessed && isEndKnown) {
        AttemptTime within{attempt.start, until};
        within.start = firstStepStart(events, uid, within);
        forEachCompletedStep(events, uid, within, [&](std::int64_t number, Timestamp) {
            learn(static_cast<std::size_t>(number - 1), Passing::Done);
        });
    }
    const std::string_view why = promotionByEvents(events, uid, attempt.id.revision);
    for (std::size_t step = 0; step < passed.size(); ++step) {
        if (why.starts_with("Completed all "))
            learn(step, Passing::Done);
        else if (why == "Initial deploy")
            learn(step, Passing::Skipped);
    }
}

void WorkloadHistory::learnStepsDone(const std::vector<Event>& events)
{
    const auto current = m_attempts.find(m_current);
    if (current == m_attempts.end() || !isAborted(m_object) || current->second.steps.done)
        return;
    Attempt& attempt = current->second;
    const bool isStartSure = attempt.startAccuracy > Accuracy::Guessed;
    const bool isUnknown = attempt.startAccuracy == Accuracy::Unknown; // any event may be of it
    const auto start = isStartSure
        ? attempt.start
        : m_object.meta.created.value_or(isUnknown ? Timestamp() : attempt.start);
    attempt.steps.done = stepsDoneByEvents(events, m_object.meta.uid, {start, {}});
    if (attempt.outcome == Outcome::Open)
        attempt.record.progress = progressOf(m_object, attempt.record.status.known, attempt.steps);
}

/// What is not done cannot be where an older one is still the stable version: to become that again
/// it would have had to be rolled out anew, under a newer number.
void WorkloadHistory::learnSuperseded(
    const std::vector<ReplicaSet>& replicaSets, const std::vector<Event>& events)
{
    std::int64_t newest = 0;
    std::int64_t stable = 0;
    for (const ReplicaSet* const each : replicaSetsOf(m_object.meta.uid, replicaSets)) {
        const std::int64_t revision = revisionOf(each->meta);
        newest = std::max(newest, revision);
        if (!m_object.status.stableHash.empty()
            && templateHashOf(each->meta) == m_object.status.stableHash)
            stable = std::max(stable, revision);
    }
    // ReplicaSets that were read before its state may be older.
    if (stable == 0 || newest < m_current || !isStatusCurrent(m_object))
        return;
    for (auto attempt = m_attempts.upper_bound(stable);
         attempt != m_attempts.end() && attempt->first < m_current; ++attempt) {
        Attempt& past = attempt->second;
        if (past.outcome == Outcome::Past && past.record.status.known == Status::Unknown)
            endUndone(past, events);
    }
}

/// When it ended is told of an abort alone: it may have failed long before another one came.
void WorkloadHistory::endUndone(Attempt& past, const std::vector<Event>& events)
{
    past.record.status = deployment::openStatus(toWire(Status::Failed));
    removeMarks(past, {WorkloadNote::KnownAfterwards});
    if (const Event* const abort = abortByEvents(events, m_object.meta.uid, past.id.revision)) {
        past.end = abort->first;
        addFailure(past.record.progress, abort->reason + ": " + abort->message);
    } else {
        // They are counted one by one, also those that the cluster has forgotten.
        const std::string by = std::to_string(past.id.revision + 1);
        addMark(past, workloadNote(WorkloadNote::Superseded, {by}));
        addFailure(past.record.progress, deployment::supersededBy(by).toEnglish());
    }
    writeNotes(past);
}

WorkloadHistory::Revisions WorkloadHistory::markGone(Timestamp now)
{
    const auto before = m_attempts;
    const auto current = m_attempts.find(m_current);
    if (current == m_attempts.end() || std::exchange(m_isGone, true))
        return {};
    m_beforeGone = current->second;
    Attempt& attempt = current->second;
    const bool hadEnded = attempt.outcome == Outcome::Completed
        || deployment::isFinished(attempt.record.status.known);
    const bool isOpen = !hadEnded && !attempt.mayHaveEnded;
    attempt.outcome = Outcome::Replaced;
    attempt.record.paused = false;
    if (isOpen) {
        attempt.record.status = {Status::Unknown, std::string(deployment::deletedStatus)};
        attempt.end = std::max(now, attempt.start);
        attempt.record.progress = progressOf(m_object, Status::Unknown, attempt.steps);
    }
    attempt.marks.push_back(
        workloadNote(isOpen ? WorkloadNote::DeletedUnderWay : WorkloadNote::Deleted));
    for (auto& [revision, each] : m_attempts)
        writeNotes(each);
    writeStandings();
    return changedSince(before);
}

/// What succeeded is live no more once its workload is gone, and the last of it serves nobody while
/// that is scaled to 0.
void WorkloadHistory::writeStandings()
{
    const bool isIdle = !m_isGone && isScaledToZero(m_object);
    bool isLast = true;
    for (auto next = m_attempts.rbegin(); next != m_attempts.rend(); ++next) {
        auto& record = next->second.record;
        const bool isDone = record.status.known == Status::Completed;
        std::string& step = record.progress.currentStep;
        if (isDone && m_isGone)
            step = deployment::deletedStep;
        else if (isDone && isLast && isIdle)
            step = deployment::scaledToZeroStep;
        else if (step == deployment::deletedStep || step == deployment::scaledToZeroStep)
            step.clear();
        isLast = isLast && !isDone;
    }
}

} // namespace kubernetes
