// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/throttle.h"

#include "hash_set.h"
#include "live_updates.h"

#include <QObject>

#include <cstdint>
#include <string>
#include <unordered_set>

namespace sources {

/// Lets the rows of a live source through, whichever way they come (list, events, a whole
/// deployment), but for those that are older than what is known already (RevisionLedger).
class NewestRows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NewestRows)

public:
    explicit NewestRows(RevisionLedger& ledger)
        : m_ledger(ledger)
    {
    }

    /// A list is asked for; the first one begins a history.
    void beginList(bool isFirst);
    void handleListPart(const ListPart& part);
    void handleEvents(const EventBatch& batch);
    /// The row of a whole deployment that was read.
    void acceptWhole(const Snapshot& snapshot);

    /// The list that was read last, or is being read, is older than what is known.
    [[nodiscard]] bool isBehind() const { return m_isBehind; }
    /// That list lacks what may still come, and so stays in sight.
    [[nodiscard]] bool lacksSome() const { return m_lacksSome; }
    /// That list gave this deployment in an older state.
    [[nodiscard]] bool isDisputed(const QString& id) const
    {
        return m_disputed.contains(id.toStdString());
    }
    /// Something may still change.
    [[nodiscard]] bool hasUnfinished() const { return !m_unfinished.empty(); }

Q_SIGNALS:
    void updated(const sources::HistoryUpdate& update);
    void progressed(const sources::LoadProgress& progress);

private:
    void pass(const HistoryUpdate& update);
    void noteUnfinished(const history::History& rows);

    RevisionLedger& m_ledger;
    /// Hashes of ids, of 64 bits: if two ever share one, polling is less frequent than it could be.
    HashSet m_unfinished;
    std::unordered_set<std::string> m_disputed;
    deployment::Throttle m_progress{deployment::progressInterval};
    quint64 m_records = 0;
    bool m_isFirst = true;
    bool m_isBehind = false;
    bool m_lacksSome = false;
};

} // namespace sources
