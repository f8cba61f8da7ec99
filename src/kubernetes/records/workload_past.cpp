// SPDX-License-Identifier: GPL-3.0-or-later
// What ReplicaSets and Events tell of a workload's attempts beside the workload itself.
#include "judging.h"
#include "notes.h"
#include "rollouts/phase.h"
#include "rollouts/replica_sets.h"
#include "rollouts/tree.h"
#include "starts.h"
#include "steps.h"
#include "versions.h"
#include "workload_history.h"

#include "deploy/deployment/workload/failure_words.h"

#include <algorithm>

namespace kubernetes {

namespace {

using deployment::Status;
using deployment::Timestamp;
using deployment::workloadNote;
using deployment::WorkloadNote;

enum class Fate : std::uint8_t { Superseded, Completed, Unknown };

/// What became of one that was under way, by a list that tells of a later one: what happened
/// between is not seen.
Fate fateOf(const Attempt& previous, const Attempt& next, const WorkloadObject& object)
{
    const std::string& stable = object.status.stableHash;
    if (stable.empty() || previous.hash.empty() || !isStatusCurrent(object))
        return Fate::Unknown;
    if (stable == previous.hash)
        return Fate::Completed;
    const bool isNext = next.id.revision == previous.id.revision + 1;
    return isNext && !isFullyPromoted(object) ? Fate::Superseded : Fate::Unknown;
}

/// What took its place was the way back: that is no failure.
void takeBackSuperseded(deployment::Progress& progress)
{
    const auto words = deployment::failureWordsOf(progress.currentStep);
    if (words && words->ownReason())
        progress.currentStep = std::string(words->step);
}

} // namespace

WorkloadHistory::Revisions WorkloadHistory::learn(const std::vector<ReplicaSet>& replicaSets,
    const std::vector<Event>& events, const Context& context)
{
    const auto before = m_attempts;
    for (const ReplicaSet* const each : replicaSetsOf(m_object.meta.uid, replicaSets)) {
        for (const std::int64_t earlier : earlierRevisions(each->meta))
            addPast(earlier, *each, context);
        addPast(revisionOf(each->meta), *each, context);
    }
    // Where nobody may see ReplicaSets, what a workloadRef names tells the version.
    if (const auto current = m_attempts.find(m_current);
        current != m_attempts.end() && !current->second.hasVersionOfTemplate)
        readVersion(current->second, context);
    for (auto& [revision, attempt] : m_attempts) {
        const auto told = startByEvents(events, m_object.meta.uid, revision);
        if (told && attempt.startAccuracy < Accuracy::Told) {
            attempt.start = *told;
            attempt.startAccuracy = Accuracy::Told;
        }
        // By its start it may be plain that no pause has hidden that it was done.
        if (revision == m_current && attempt.mayHaveEnded)
            readState(attempt, false, context);
        if (attempt.outcome == Outcome::Past)
            learnCompletion(attempt, events);
        learnPassedSteps(attempt, events);
        writeNotes(attempt);
    }
    learnStepsDone(events);
    learnSuperseded(replicaSets, events);
    recognizeRollbacks();
    writeStandings();
    return changedSince(before);
}

/// A ReplicaSet that was taken again keeps its age: only its first revision began with it.
void WorkloadHistory::learnTemplate(Attempt& attempt, const ReplicaSet& replicaSet)
{
    attempt.hash = templateHashOf(replicaSet.meta);
    attempt.templateCreated = replicaSet.meta.created;
    if (const std::string version = versionOf(replicaSet.podTemplate, m_object.meta.name);
        !version.empty()) {
        attempt.record.version = version;
        attempt.hasVersionOfTemplate = true;
    }
    const auto earlier = earlierRevisions(replicaSet.meta);
    const bool isFirst = earlier.empty() || earlier.front() == attempt.id.revision;
    if (!isFirst || !replicaSet.meta.created || attempt.startAccuracy == Accuracy::Told)
        return;
    attempt.start = *replicaSet.meta.created;
    attempt.startAccuracy = Accuracy::Told;
}

void WorkloadHistory::addPast(
    std::int64_t revision, const ReplicaSet& replicaSet, const Context& context)
{
    // What is newer than the workload's own state is for the next state to tell.
    if (revision <= m_forgotten || revision > m_current)
        return;
    const auto [place, isNew] = m_attempts.try_emplace(revision);
    Attempt& attempt = place->second;
    if (!isNew) {
        learnTemplate(attempt, replicaSet);
        return;
    }
    attempt.id = {m_object.meta.nameSpace, m_object.meta.name, m_object.meta.uid, revision};
    attempt.outcome = Outcome::Past;
    attempt.start = context.now;
    attempt.startAccuracy = Accuracy::Unknown; // until its ReplicaSet or an event tells
    auto& record = attempt.record;
    record.id = attempt.id.text();
    record.environment = context.environment;
    record.service = m_object.meta.name;
    record.strategy = strategyOf(m_object);
    // The first revision is called stable before there is a single pod of it. Which of several that
    // took the same ReplicaSet made it stable is only plain of the last one.
    const bool isStable = !m_object.status.stableHash.empty()
        && revision == revisionOf(replicaSet.meta)
        && templateHashOf(replicaSet.meta) == m_object.status.stableHash
        && (revision != firstRevision || replicaSet.available > 0);
    record.status = isStable ? deployment::openStatus(toWire(Status::Completed))
                             : deployment::OpenStatus{Status::Unknown, "UNKNOWN"};
    deployment::Workload& workload = record.workload.emplace();
    workload.kind = resourceOf(m_object.kind).kindWord;
    workload.name = m_object.meta.name;
    workload.nameSpace = m_object.meta.nameSpace;
    workload.revision = revision;
    addMark(attempt,
        workloadNote(
            isStable ? WorkloadNote::KnownAfterwardsAsStable : WorkloadNote::KnownAfterwards));
    learnTemplate(attempt, replicaSet);
}

void WorkloadHistory::replace(
    Attempt& previous, const Attempt& next, const WorkloadObject& object, bool isInList)
{
    if (!previous.isCounted) { // it was this one all the time
        previous.isHidden = true;
        previous.outcome = Outcome::Replaced;
        return;
    }
    if (previous.outcome != Outcome::Open)
        return;
    previous.outcome = Outcome::Replaced;
    previous.record.paused = false;
    const bool isUnderWay =
        !deployment::isFinished(previous.record.status.known) && !previous.mayHaveEnded;
    const Fate fate = isInList ? fateOf(previous, next, object) : Fate::Superseded;
    if (isUnderWay && fate == Fate::Superseded) {
        markSuperseded(previous, next);
    } else if (isUnderWay) {
        const bool isDone = fate == Fate::Completed;
        previous.record.status = isDone ? deployment::openStatus(toWire(Status::Completed))
                                        : deployment::OpenStatus{Status::Unknown, "UNKNOWN"};
        previous.record.progress =
            progressOf(m_object, previous.record.status.known, previous.steps);
        if (!isDone) {
            previous.record.progress.percentage.reset();
            addMark(previous,
                workloadNote(WorkloadNote::ReplacedUnseen, {std::to_string(next.id.revision)}));
        }
    }
    writeNotes(previous);
}

void WorkloadHistory::markSuperseded(Attempt& previous, const Attempt& next)
{
    previous.record.status = deployment::openStatus(toWire(Status::Failed));
    previous.end = std::max(next.start, previous.start);
    const std::string by = std::to_string(next.id.revision);
    previous.marks.push_back(workloadNote(WorkloadNote::Superseded, {by}));
    previous.record.progress = progressOf(m_object, Status::Unknown, previous.steps);
    addFailure(previous.record.progress, deployment::supersededBy(by).toEnglish());
}

/// A list that is older than what was seen is that of a cluster that was set back.
void WorkloadHistory::loseNewer(std::int64_t revision)
{
    for (auto& [other, attempt] : m_attempts) {
        if (other <= revision || attempt.outcome != Outcome::Open)
            continue;
        attempt.outcome = Outcome::Replaced;
        attempt.record.status = {Status::Unknown, "UNKNOWN"};
        attempt.record.paused = false;
        attempt.marks.push_back(workloadNote(WorkloadNote::SetBack));
        writeNotes(attempt);
    }
    if (const auto found = m_attempts.find(revision);
        found != m_attempts.end() && found->second.outcome == Outcome::Replaced)
        found->second.outcome = Outcome::Open;
}

void WorkloadHistory::recognizeRollbacks()
{
    const auto end = m_attempts.upper_bound(m_current);
    for (auto next = m_attempts.begin(); next != end; ++next) {
        const auto previous = m_attempts.find(next->first - 1);
        if (previous == m_attempts.end())
            continue;
        Attempt& before = previous->second;
        Attempt& attempt = next->second;
        if (before.hash.empty() || attempt.hash.empty() || before.hash == attempt.hash
            || before.isHidden)
            continue;
        const Attempt* target = nullptr;
        for (const auto& [revision, other] : m_attempts) {
            if (revision < previous->first && other.hash == attempt.hash)
                target = &other;
        }
        const bool isOlder = before.templateCreated && attempt.templateCreated
            && *attempt.templateCreated < *before.templateCreated;
        if (target || isOlder)
            markRollback(before, attempt, target);
    }
}

/// It is done, or what it brought is the stable version by now.
bool WorkloadHistory::hasTakenOver(const Attempt& attempt) const
{
    const bool isStable = attempt.id.revision == m_current && isStatusCurrent(m_object)
        && isFullyPromoted(m_object) && m_object.status.stableHash == attempt.hash;
    return isStable || attempt.outcome == Outcome::Completed
        || attempt.record.status.known == Status::Completed;
}

/// As long as the way back is not gone, or was not gone to its end, what is rolled back may serve.
void WorkloadHistory::markRollback(Attempt& previous, Attempt& attempt, const Attempt* target)
{
    removeMarks(attempt, {WorkloadNote::RollsBackToRevision, WorkloadNote::RollsBackToOlder});
    addRollbackMark(attempt, WorkloadNote::RollsBackToOlder, WorkloadNote::RollsBackToRevision,
        previous, target);
    removeMarks(previous,
        {WorkloadNote::RolledBackToRevision, WorkloadNote::RolledBackToOlder,
            WorkloadNote::SetOutForRevision, WorkloadNote::SetOutForOlder});
    if (previous.record.status.known == Status::RolledBack || hasTakenOver(attempt)) {
        // When it was done, if it was, is still when it ended.
        previous.record.status = deployment::openStatus(toWire(Status::RolledBack));
        previous.record.paused = false;
        previous.outcome = Outcome::Replaced;
        takeBackSuperseded(previous.record.progress);
        removeMarks(previous,
            {WorkloadNote::Superseded, WorkloadNote::ReplacedUnseen,
                WorkloadNote::KnownAfterwardsAsStable, WorkloadNote::KnownAfterwards});
        addRollbackMark(previous, WorkloadNote::RolledBackToOlder,
            WorkloadNote::RolledBackToRevision, attempt, target);
    } else {
        addRollbackMark(previous, WorkloadNote::SetOutForOlder, WorkloadNote::SetOutForRevision,
            attempt, target);
    }
    writeNotes(previous);
    writeNotes(attempt);
}

std::vector<std::string> WorkloadHistory::forgetEarlier(std::size_t most)
{
    std::vector<std::string> ids;
    while (m_attempts.size() > most && m_attempts.begin()->first < m_current) {
        m_forgotten = m_attempts.begin()->first;
        ids.push_back(m_attempts.begin()->second.record.id);
        m_attempts.erase(m_attempts.begin());
    }
    return ids;
}

} // namespace kubernetes
