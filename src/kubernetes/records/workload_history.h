// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attempt.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace kubernetes {

struct Judgement;

/// One workload (one uid) and its attempts, oldest first. Revisions only rise: a lower one is an
/// older state that came late, and is not taken but from a list.
class WorkloadHistory {
public:
    struct Context {
        deployment::Timestamp now;
        std::string environment;
        bool isInList = false; ///< a list is believed even if it goes back
        const PodTemplate* templateOfOwner = nullptr; ///< what a workloadRef names, if it is known
    };

    /// The workload as it is now. Revisions of the attempts whose rows are others than before.
    std::vector<std::int64_t> apply(const WorkloadObject& object, const Context& context);
    /// It was deleted, or a list lacks it.
    std::vector<std::int64_t> markGone(deployment::Timestamp now);
    /// Of the state of the cluster that lacks it: what comes of an earlier one is late.
    void noteMissingAt(const std::string& version) { m_version = version; }
    /// What its ReplicaSets and Events tell: earlier attempts, hashes, the age of templates,
    /// versions, when an attempt began and ended, how far it had come before it was aborted.
    /// Revisions of the attempts whose rows are others than before.
    std::vector<std::int64_t> learn(const std::vector<ReplicaSet>& replicaSets,
        const std::vector<Event>& events, const Context& context);
    /// Keeps so many attempts, the latest ones, and learns of no earlier ones any more: what is
    /// still told of them is less than what was known. The ids of those that were forgotten.
    std::vector<std::string> forgetEarlier(std::size_t most);

    [[nodiscard]] const WorkloadObject& object() const { return m_object; }
    [[nodiscard]] bool isGone() const { return m_isGone; }
    /// Of its latest state.
    [[nodiscard]] const std::string& version() const { return m_version; }
    /// Of the newest attempt; 0: there is none.
    [[nodiscard]] std::int64_t currentRevision() const { return m_current; }
    /// nullptr if there is none.
    [[nodiscard]] const Attempt* find(std::int64_t revision) const;
    [[nodiscard]] const std::map<std::int64_t, Attempt>& attempts() const { return m_attempts; }
    /// When the attempt after that one began; nullopt where that is only guessed, and for the
    /// newest one.
    [[nodiscard]] std::optional<deployment::Timestamp> nextStart(std::int64_t revision) const;
    /// The first moment that is not of the attempt any more; nullopt for the newest one.
    [[nodiscard]] std::optional<deployment::Timestamp> firstMomentAfter(
        const Attempt& attempt) const;

private:
    using Revisions = std::vector<std::int64_t>;
    static constexpr std::int64_t firstRevision = 1;

    [[nodiscard]] bool isOlderState(const WorkloadObject& object, bool isInList) const;
    Attempt& attemptFor(const WorkloadObject& object, const Context& context);
    void beginAgain(Attempt& attempt);
    void begin(Attempt& attempt, const WorkloadObject& object, const Context& context);
    /// @p object: that tells of the next one.
    void replace(
        Attempt& previous, const Attempt& next, const WorkloadObject& object, bool isInList);
    void markSuperseded(Attempt& previous, const Attempt& next);
    void loseNewer(std::int64_t revision);
    [[nodiscard]] bool speaksOf(const Attempt& attempt) const;
    [[nodiscard]] bool hasTemplateOf(const Attempt& attempt) const;
    [[nodiscard]] std::optional<deployment::Timestamp> openAt(const Attempt& attempt) const;
    void refresh(Attempt& attempt, bool isFirstSight, const Context& context);
    void readState(Attempt& attempt, bool isFirstSight, const Context& context);
    void notePassedSteps(Attempt& attempt, bool isFirstSight, bool isInList);
    void takeJudgement(
        Attempt& attempt, const Judgement& judgement, bool isFirstSight, deployment::Timestamp now);
    void readVersion(Attempt& attempt, const Context& context);
    void recognizeRollbacks();
    [[nodiscard]] bool hasTakenOver(const Attempt& attempt) const;
    void markRollback(Attempt& previous, Attempt& attempt, const Attempt* target);
    /// Of the newest one, where nobody saw it.
    void learnStepsDone(const std::vector<Event>& events);
    /// How steps were passed, where nobody saw it.
    void learnPassedSteps(Attempt& attempt, const std::vector<Event>& events) const;
    /// Of one of which only its ReplicaSet is known beside that.
    void learnCompletion(Attempt& attempt, const std::vector<Event>& events);
    [[nodiscard]] std::optional<deployment::Timestamp> firstArrival(const Attempt& first) const;
    void learnSuperseded(
        const std::vector<ReplicaSet>& replicaSets, const std::vector<Event>& events);
    void endUndone(Attempt& past, const std::vector<Event>& events);
    void learnTemplate(Attempt& attempt, const ReplicaSet& replicaSet);
    void addPast(std::int64_t revision, const ReplicaSet& replicaSet, const Context& context);
    void writeStandings();
    void writeNotes(Attempt& attempt);
    [[nodiscard]] Revisions changedSince(const std::map<std::int64_t, Attempt>& before) const;

    WorkloadObject m_object;
    std::string m_version;
    std::map<std::int64_t, Attempt> m_attempts; ///< by revision
    std::optional<Attempt> m_beforeGone; ///< the newest one, should the workload come back
    std::int64_t m_current = 0;
    std::int64_t m_forgotten = 0; ///< the latest attempt that was forgotten, and all before it
    bool m_isGone = false;
    bool m_wasPromoted = false; ///< by the state before, of the same revision
    bool m_wasPromotingFully = false; ///< likewise
    /// What the state before told of its progress, where it was of the same revision and that was
    /// not done.
    std::optional<deployment::Timestamp> m_openSince;
};

} // namespace kubernetes
