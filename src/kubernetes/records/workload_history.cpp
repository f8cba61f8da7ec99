// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_history.h"

#include "judging.h"
#include "notes.h"
#include "rollouts/phase.h"
#include "rollouts/workload_view.h"
#include "starts.h"
#include "steps.h"
#include "versions.h"

#include "deploy/deployment/log/unknown_time.h"

#include <algorithm>
#include <utility>

namespace kubernetes {

namespace {

using deployment::Status;
using deployment::Timestamp;
using deployment::workloadNote;
using deployment::WorkloadNote;

deployment::OpenStatus wireStatus(Status status)
{
    return {status, std::string(toWire(status))};
}

/// Both controllers count from 1, a moment after a workload was made.
std::int64_t countedRevision(const WorkloadObject& object)
{
    return std::max<std::int64_t>(1, revisionOf(object.meta));
}

} // namespace

bool Attempt::isUnfinished() const
{
    return outcome == Outcome::Open && !deployment::isFinished(record.status.known);
}

AttemptChange changeOf(const Attempt& attempt)
{
    return {attempt.record, attempt.isUnfinished(), attempt.isHidden};
}

const Attempt* WorkloadHistory::find(std::int64_t revision) const
{
    const auto found = m_attempts.find(revision);
    return found == m_attempts.end() ? nullptr : &found->second;
}

WorkloadHistory::Revisions WorkloadHistory::changedSince(
    const std::map<std::int64_t, Attempt>& before) const
{
    Revisions changed;
    for (const auto& [revision, attempt] : m_attempts) {
        const auto old = before.find(revision);
        if (old == before.end() || old->second.record != attempt.record
            || old->second.isHidden != attempt.isHidden
            || old->second.isUnfinished() != attempt.isUnfinished())
            changed.push_back(revision);
    }
    return changed;
}

bool WorkloadHistory::isOlderState(const WorkloadObject& object, bool isInList) const
{
    if (isInList || m_current == 0)
        return false;
    return countedRevision(object) < m_current || object.meta.generation < m_object.meta.generation
        || isEarlierVersion(object.meta.resourceVersion, m_version);
}

WorkloadHistory::Revisions WorkloadHistory::apply(
    const WorkloadObject& object, const Context& context)
{
    if (isOlderState(object, context.isInList))
        return {};
    const auto before = m_attempts;
    const bool isFirstSight = m_current == 0;
    if (std::exchange(m_isGone, false) && m_beforeGone)
        m_attempts[m_current] = *m_beforeGone;
    Attempt& attempt = attemptFor(object, context);
    const bool isSameRevision = m_current == attempt.id.revision;
    m_wasPromoted = isSameRevision && isFullyPromoted(m_object);
    m_wasPromotingFully = isSameRevision && m_object.status.isFullyPromoting;
    m_openSince = isSameRevision && attempt.isUnfinished() && !attempt.mayHaveEnded
        ? progressingSince(m_object)
        : std::nullopt;
    m_object = object;
    m_version = object.meta.resourceVersion;
    m_current = attempt.id.revision;
    refresh(attempt, isFirstSight, context);
    recognizeRollbacks();
    writeStandings();
    return changedSince(before);
}

Attempt& WorkloadHistory::attemptFor(const WorkloadObject& object, const Context& context)
{
    const std::int64_t revision = countedRevision(object);
    if (revision < m_current)
        loseNewer(revision);
    const auto found = m_attempts.find(revision);
    if (found != m_attempts.end() && revision > m_current)
        beginAgain(found->second);
    if (found != m_attempts.end() && found->second.outcome != Outcome::Past) {
        found->second.isCounted = found->second.isCounted || revisionOf(object.meta) > 0;
        return found->second;
    }
    Attempt& attempt = m_attempts[revision];
    begin(attempt, object, context);
    if (const auto previous = m_attempts.find(m_current);
        previous != m_attempts.end() && m_current < revision)
        replace(previous->second, attempt, object, context.isInList);
    return attempt;
}

/// One that was set back has come after all, or another one in its place.
void WorkloadHistory::beginAgain(Attempt& attempt)
{
    const bool wasSetBack = std::ranges::any_of(attempt.marks, [](const std::string& mark) {
        return deployment::isWorkloadNote(mark, WorkloadNote::SetBack);
    });
    if (!wasSetBack)
        return;
    removeMarks(attempt, {WorkloadNote::SetBack});
    attempt.outcome = Outcome::Past;
}

void WorkloadHistory::begin(Attempt& attempt, const WorkloadObject& object, const Context& context)
{
    attempt.id = {
        object.meta.nameSpace, object.meta.name, object.meta.uid, countedRevision(object)};
    attempt.isCounted = revisionOf(object.meta) > 0;
    attempt.outcome = Outcome::Open;
    attempt.wasSeenToBegin = m_current != 0 && !context.isInList;
    const auto [start, accuracy] = startByObject(object, attempt.id.revision);
    attempt.start = accuracy == Accuracy::Unknown ? context.now : start;
    attempt.startAccuracy = accuracy;
    // Whoever looked on as it began knows better than any condition.
    if (accuracy <= Accuracy::Guessed && attempt.wasSeenToBegin) {
        attempt.start = context.now;
        attempt.startAccuracy = Accuracy::Noticed;
    }
}

/// A new revision stands on the object a moment before the status of it does.
bool WorkloadHistory::speaksOf(const Attempt& attempt) const
{
    if (!isStatusCurrent(m_object))
        return false;
    const Attempt* const previous = find(attempt.id.revision - 1);
    return !attempt.hash.empty() || !previous || previous->hash.empty()
        || previous->hash != m_object.status.currentHash;
}

/// While its status is not of the spec, or it holds another one back, the template may already be
/// that of the next attempt.
bool WorkloadHistory::hasTemplateOf(const Attempt& attempt) const
{
    if (mayHoldTemplate(m_object))
        return false;
    return speaksOf(attempt)
        || (!attempt.hasVersionOfTemplate && (attempt.wasSeenToBegin || !attempt.isCounted));
}

void WorkloadHistory::refresh(Attempt& attempt, bool isFirstSight, const Context& context)
{
    attempt.record.id = attempt.id.text();
    attempt.record.environment = context.environment;
    attempt.record.service = m_object.meta.name;
    const auto [start, accuracy] = startByObject(m_object, attempt.id.revision);
    if (accuracy > attempt.startAccuracy) {
        attempt.start = start;
        attempt.startAccuracy = accuracy;
    }
    readState(attempt, isFirstSight, context);
    const bool hasItsTemplate = hasTemplateOf(attempt);
    readVersion(attempt, context);
    // While its status is not of the spec, that may already be of the next attempt.
    if (!attempt.record.workload || speaksOf(attempt)) {
        attempt.record.strategy = strategyOf(m_object);
        attempt.record.workload = workloadSummary(m_object);
        if (hasItsTemplate)
            attempt.record.executor = executorOf(m_object);
        else // whose writer may have begun nothing yet
            attempt.record.workload->images.clear();
        attempt.record.workload->revision = attempt.id.revision;
    }
    attempt.record.workload->continuesAt = pauseEnd(m_object);
    writeNotes(attempt);
}

/// The latest moment at which it is known not to have been done.
std::optional<Timestamp> WorkloadHistory::openAt(const Attempt& attempt) const
{
    const bool isStartKnown = attempt.startAccuracy >= Accuracy::Noticed;
    return isStartKnown ? std::max(std::optional(attempt.start), m_openSince) : m_openSince;
}

void WorkloadHistory::readState(Attempt& attempt, bool isFirstSight, const Context& context)
{
    const bool speaks = speaksOf(attempt);
    if (speaks) {
        if (!m_object.status.currentHash.empty())
            attempt.hash = m_object.status.currentHash;
        if (m_object.status.stepIndex && !isAborted(m_object))
            attempt.steps.done = m_object.status.stepIndex;
    }
    if (attempt.outcome != Outcome::Open)
        return; // what has ended stays ended
    if (speaks && m_object.status.stepIndex && !isAborted(m_object))
        notePassedSteps(attempt, isFirstSight, context.isInList);
    // Before a list, too, much may have happened that nobody saw.
    Judgement judgement =
        judge(m_object, isFirstSight || (context.isInList && !m_wasPromoted), openAt(attempt));
    if (!speaks && !isFirstSight) {
        if (deployment::isFinished(attempt.record.status.known) || attempt.mayHaveEnded)
            return;
        judgement = {.status = wireStatus(Status::Pending)};
    }
    attempt.mayHaveEnded =
        judgement.mayHaveEnded && (isFirstSight || context.isInList || attempt.mayHaveEnded);
    if (attempt.mayHaveEnded)
        judgement = {.status = {Status::Unknown, "UNKNOWN"}, .mayHaveEnded = true};
    takeJudgement(attempt, judgement, isFirstSight, context.now);
}

void WorkloadHistory::notePassedSteps(Attempt& attempt, bool isFirstSight, bool isInList)
{
    const bool areWhole =
        !isFirstSight && !isInList && (attempt.wasSeenToBegin || attempt.hasToldSteps);
    passSteps(attempt.steps.passed, m_object,
        {areWhole, attempt.wasSeenToBegin && !isInList, m_wasPromotingFully});
    attempt.hasToldSteps = true;
}

void WorkloadHistory::takeJudgement(
    Attempt& attempt, const Judgement& judgement, bool isFirstSight, Timestamp now)
{
    auto& record = attempt.record;
    const bool hasJustEnded = deployment::isFinished(judgement.status.known) && !isFirstSight
        && !deployment::isFinished(record.status.known);
    record.status = judgement.status;
    record.paused = judgement.isPaused;
    if (!deployment::isFinished(judgement.status.known))
        attempt.end.reset();
    else if (judgement.end
        && (attempt.startAccuracy == Accuracy::Unknown || *judgement.end >= attempt.start))
        attempt.end = judgement.end;
    else if (hasJustEnded)
        attempt.end = now;
    if (judgement.isOver)
        attempt.outcome = Outcome::Completed;
    record.progress = progressOf(m_object, judgement.status.known, attempt.steps);
    if (attempt.mayHaveEnded)
        record.progress.percentage.reset();
}

void WorkloadHistory::readVersion(Attempt& attempt, const Context& context)
{
    const PodTemplate& own = m_object.spec.podTemplate;
    const PodTemplate* const podTemplate =
        m_object.spec.templateOwner.empty() ? &own : context.templateOfOwner;
    const std::string version =
        podTemplate ? versionOf(*podTemplate, m_object.meta.name) : std::string();
    if (!version.empty() && hasTemplateOf(attempt)) {
        attempt.record.version = version;
        attempt.hasVersionOfTemplate = true;
    } else if (!attempt.hasVersionOfTemplate) {
        attempt.record.version = attempt.hash;
    }
}

void WorkloadHistory::writeNotes(Attempt& attempt)
{
    const bool isStartKnown = attempt.startAccuracy != Accuracy::Unknown;
    attempt.record.start = isStartKnown ? attempt.start : deployment::unknownTime;
    attempt.record.end = attempt.end;
    if (attempt.startAccuracy <= Accuracy::Guessed)
        attempt.record.end.reset();
    else if (attempt.end)
        attempt.record.end = std::max(*attempt.end, attempt.start);
    if (!attempt.record.workload)
        return;
    auto& notes = attempt.record.workload->notes;
    notes.clear();
    if (attempt.id.revision == m_current && attempt.outcome != Outcome::Replaced) {
        notes = notesOf(m_object);
        if (std::string note = pauseNote(m_object, attempt); !note.empty())
            notes.push_back(std::move(note));
    }
    for (const auto& more : {attempt.marks, accuracyNotes(attempt)})
        notes.insert(notes.end(), more.begin(), more.end());
}

} // namespace kubernetes
