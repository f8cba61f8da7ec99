// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/run_digests.h"
#include "deploy/diagnosis/runs/run_index.h"
#include "deploy/history/history.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace diagnosis {

/// What someone on call has to look at, in ascending order of the rows:
///
/// - what is paused, or waits to be promoted;
/// - what runs and is late (ExpectedEnd::isLate), or has pods that fail or have
///   not become ready for long (PodState::isTrouble());
/// - what has failed or was rolled back and is still the newest deployment of its environment and
///   service, or may be: nothing is known to have taken its place, and no new attempt to run.
///
/// Reads every row once. The index is up to date; of what was read whole it is known how far it
/// has come (null: nothing was).
[[nodiscard]] std::vector<history::Row> needingAttention(const history::History& history,
    const RunIndex& index, const RunDigests* digests, deployment::Timestamp now);

/// The same in steps, for whoever cannot wait for all of it. Between two of them the history may
/// change, but not be replaced by another: each row counts as it was when it was read.
class AttentionScan {
public:
    /// Of so many rows that are there.
    explicit AttentionScan(std::size_t rows);
    ~AttentionScan();
    AttentionScan(const AttentionScan&) = delete;
    AttentionScan& operator=(const AttentionScan&) = delete;

    /// Reads on until the time is up; true once every row is read.
    bool advance(const history::History& history, const RunIndex& index, const RunDigests* digests,
        deployment::Timestamp now, const std::function<bool()>& isTimeUp);
    [[nodiscard]] const std::vector<history::Row>& rows() const { return m_rows; }

private:
    class LatestRows;

    std::size_t m_count;
    std::size_t m_next = 0; ///< of those that are to be judged
    std::unique_ptr<LatestRows> m_latest;
    std::vector<history::Row> m_rows;
};

} // namespace diagnosis
