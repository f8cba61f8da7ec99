// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace diagnosis {

/// Which runs came before which, for whoever asks it of many rows of a large history: no row is
/// read for an answer. Four bytes for each row that succeeded or was
/// rolled back.
class RunIndex {
public:
    RunIndex();
    ~RunIndex();
    RunIndex(RunIndex&&) noexcept;
    RunIndex& operator=(RunIndex&&) noexcept;
    RunIndex(const RunIndex&) = delete;
    RunIndex& operator=(const RunIndex&) = delete;

    /// Takes in what has changed since the last call, or another history; to be called before
    /// asking. Costs the changes where the history remembers them (History::changesSince); all rows
    /// are read otherwise, and where a row has another start, environment, service or strategy than
    /// before. Of rows that it has not read yet, it takes in at most so many: whether these are all
    /// of them. Nothing is known of the others until then.
    bool update(const history::History& history, std::size_t most = allRows);

    // Of another history than that nothing is known.

    /// As baseline.h defines them.
    [[nodiscard]] std::vector<history::Row> goodRunsBefore(
        const history::History& history, history::Row row, std::size_t count) const;
    /// The deployment that was live when the row started: whose version it replaces. That is the
    /// newest one that had succeeded by then. nullopt if there is none, or if it is not known: a
    /// later one was rolled back afterwards, and may have been live until then.
    [[nodiscard]] std::optional<history::Row> predecessorOf(
        const history::History& history, history::Row row) const;
    /// How long the newest of the good runs took that had succeeded when the row started; up to
    /// DurationStatistics::maxRuns, the newest first. For statisticsOf() and expectedEnd().
    [[nodiscard]] std::vector<deployment::Milliseconds> durationsBefore(
        const history::History& history, history::Row row) const;

private:
    class Runs;

    static constexpr std::size_t allRows = std::numeric_limits<std::size_t>::max();

    [[nodiscard]] bool followChanges(const history::History& history);
    [[nodiscard]] bool knows(const history::History& history) const;

    std::unique_ptr<Runs> m_runs;
    std::uint64_t m_history = 0; ///< its identity
    std::uint64_t m_revision = 0;
    std::size_t m_rows = 0; ///< that are taken in: the first ones
};

} // namespace diagnosis
