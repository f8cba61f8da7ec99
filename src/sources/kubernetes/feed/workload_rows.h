// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/throttle.h"
#include "deploy/kubernetes/attempts.h"
#include "deploy/sources/source.h"

#include "watch_batch.h"
#include "workload_lister.h"

#include <QObject>

#include <map>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace sources {

/// The rows of a cluster's history: what becomes of the workloads that lists and watches tell of,
/// as the AttemptBook says.
class WorkloadRows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadRows)

public:
    explicit WorkloadRows(kubernetes::RecordOptions options);

    void awaitKind(kubernetes::ObjectKind kind);
    void beginKind(kubernetes::ObjectKind kind);
    void handlePage(const WorkloadPage& page);
    void endKind(kubernetes::ObjectKind kind, const std::string& version);
    /// The list will not come to its end.
    void dropList();
    /// The whole list stands; these are all the problems it had besides its objects'.
    void endList(std::vector<deployment::Problem> problems);
    void handleBatch(const WatchBatch& batch);
    /// A workload that was read by itself.
    void handleObject(const kubernetes::WorkloadObject& object);
    void handleChanges(const std::vector<kubernetes::AttemptChange>& changes);

    [[nodiscard]] kubernetes::AttemptBook& book() { return m_book; }
    [[nodiscard]] const kubernetes::AttemptBook& book() const { return m_book; }
    /// All workloads that there are are known: both kinds were listed, and nothing was unreadable.
    [[nodiscard]] bool isWhole() const
    {
        return m_listed.size() == workloadKinds.size() && m_said.empty();
    }
    [[nodiscard]] bool hasUnfinished() const { return !m_unfinished.empty(); }
    [[nodiscard]] bool isUnfinished(const std::string& id) const
    {
        return m_unfinished.contains(id);
    }
    [[nodiscard]] std::size_t size() const { return m_told.size(); }

Q_SIGNALS:
    void updated(const sources::HistoryUpdate& update);
    void progressed(const sources::LoadProgress& progress);
    /// Something of the workloads with these uids is new.
    void touched(const std::vector<std::string>& uids);

private:
    [[nodiscard]] bool takeChanges(
        const std::vector<kubernetes::AttemptChange>& changes, history::History& rows);
    void dropHidden();
    void tell(const std::vector<deployment::Problem>& problems);

    kubernetes::AttemptBook m_book;
    std::unordered_set<std::string> m_told; ///< ids of rows
    std::unordered_set<std::string> m_unfinished;
    /// Of the objects of the list that is coming.
    std::map<kubernetes::ObjectKind, std::vector<deployment::Problem>> m_problems;
    std::vector<deployment::Problem> m_said; ///< with the latest list, and by watches since
    deployment::ProblemTotals m_totals; ///< of those
    std::set<kubernetes::ObjectKind> m_listed; ///< to their end
    deployment::Throttle m_progress{deployment::progressInterval};
    bool m_isFirst = true; ///< nothing was told yet
};

} // namespace sources
