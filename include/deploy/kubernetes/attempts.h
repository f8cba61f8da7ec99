// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/deployment/error.h"
#include "deploy/kubernetes/reading.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

/// One attempt to bring one version of one workload, by which a record is known: the workload's own
/// uid, and its revision (an undo gives what it goes back to a new, highest one).
struct AttemptId {
    std::string nameSpace;
    std::string name;
    std::string uid; ///< of the workload
    std::int64_t revision = 0;

    /// "shop/checkout/3f2a9c1e/7", with the first eight characters of the uid.
    [[nodiscard]] std::string text() const;
    bool operator==(const AttemptId&) const = default;
};

/// What a cluster is asked about one workload beside the workload itself. What belongs to another
/// one is left out by its owners: a selector may take more than it should.
struct Children {
    std::vector<ReplicaSet> replicaSets;
    std::vector<Pod> pods;
    std::vector<AnalysisRun> analysisRuns;
    std::vector<Experiment> experiments;
    std::vector<Event> events; ///< of the workload, and of whatever else is here
    /// What a workloadRef names; nullopt where there is none, or it was not asked for.
    std::optional<WorkloadObject> templateOwner;

    /// Where its kind belongs; a workload becomes the templateOwner.
    void add(AnyObject object);
};

/// A row that is new or has changed, and whether the attempt may still change.
struct AttemptChange {
    deployment::Deployment record; ///< what the list shows of it; neither log nor curves
    bool isUnfinished = false;
    /// It is no deployment of its own, as turned out, and is not shown (any more): of a Deployment
    /// that only keeps the template of a Rollout. Only its id counts.
    bool isHidden = false;
};

struct RecordOptions {
    /// The environment of a namespace.
    std::function<std::string(std::string_view nameSpace)> environmentOf;
    std::function<deployment::Timestamp()> now;
};

/// The workloads (Rollouts, apps/v1 Deployments) of a connection, as list and watch told them, and
/// the attempts that were seen of each: what becomes of one that another takes the place of, which
/// is a rollback, which step it had reached before it was aborted. Knows no network.
///
/// It has bounds: of workloads that are gone it keeps the latest ones, and of each workload the
/// latest attempts. A record of another one is not known any more, like one that the cluster has
/// forgotten; whoever was told its row may keep that.
class AttemptBook {
public:
    static constexpr std::size_t maxGoneWorkloads = 1'000;
    static constexpr std::size_t maxAttempts = 50; ///< of one workload
    explicit AttemptBook(RecordOptions options);
    ~AttemptBook();
    AttemptBook(const AttemptBook&) = delete;
    AttemptBook& operator=(const AttemptBook&) = delete;

    /// A list of a kind is asked for: what is read by itself from here on may be newer.
    void awaitList(ObjectKind kind);
    /// It begins; what is not told until its end is gone. It is of that version of the cluster.
    void beginList(ObjectKind kind);
    [[nodiscard]] std::vector<AttemptChange> endList(
        ObjectKind kind, const std::string& version = {});
    /// Lists that have begun do not come to their end.
    void dropLists();
    /// The workload as it is now: from the list that has begun, ADDED, or MODIFIED.
    [[nodiscard]] std::vector<AttemptChange> apply(const WorkloadObject& object);
    /// It was read by itself, perhaps beside a list.
    [[nodiscard]] std::vector<AttemptChange> applyRead(const WorkloadObject& object);
    /// DELETED; with the last state.
    [[nodiscard]] std::vector<AttemptChange> remove(const WorkloadObject& object);

    /// What ReplicaSets and events tell of whichever workloads they belong to, as whole() learns it
    /// of one.
    [[nodiscard]] std::vector<AttemptChange> learn(const Children& children);

    /// Whose record it is; nullopt for one that is not known (any more).
    struct Workload {
        ObjectKind kind = ObjectKind::Rollout;
        ObjectMeta meta;
        std::string selector; ///< for labelSelector=: "app=checkout,tier in (a,b)"
        bool isCurrent = true; ///< it is the newest attempt
        bool isGone = false; ///< the workload was deleted
        std::string templateOwnerKind; ///< of a workloadRef: "Deployment"; else empty
        std::string templateOwner; ///< its name
    };
    [[nodiscard]] std::optional<Workload> workloadOf(std::string_view id) const;
    /// Whether that is the id of an attempt, which need not be known, of a workload that is not
    /// there.
    [[nodiscard]] bool lacksWorkloadOf(std::string_view id) const;
    /// The same as it was told last; null for one that is not known. Valid until the next change.
    [[nodiscard]] const WorkloadObject* objectOf(std::string_view id) const;

    /// A whole record: steps with their times, resources, curves, log, and what the cluster's own
    /// tool would show. nullopt for one that is not known.
    struct Whole {
        deployment::Deployment deployment;
        /// What was learned on the way: attempts that its ReplicaSets tell of, and when the attempt
        /// itself began and ended.
        std::vector<AttemptChange> changes;
    };
    [[nodiscard]] std::optional<Whole> whole(std::string_view id, const Children& children);

    struct Size {
        std::size_t workloads = 0; ///< with those that are gone
        std::size_t goneWorkloads = 0;
        std::size_t attempts = 0;
        std::size_t forgotten = 0; ///< attempts, since the beginning
    };
    [[nodiscard]] Size size() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace kubernetes
