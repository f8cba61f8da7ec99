// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "newest_rows.h"

#include "deploy/diagnosis/runs/live_versions.h"

#include <array>
#include <cstdint>
#include <span>

namespace diagnosis {

/// An environment, and a service in it: the rows that what is live there may depend on.
class LivePlace {
public:
    /// Of that row, which is not put in yet.
    explicit LivePlace(history::Row any)
        : m_any(any)
    {
    }

    /// @p isDeleted: its workload is no more.
    void insert(const history::History& history, history::Row row, deployment::Timestamp now,
        bool isDeleted);
    void remove(history::Row row);
    /// Whether there are rows that matter and are not kept.
    [[nodiscard]] bool lacksRows() const;
    [[nodiscard]] LiveVersion version(
        const history::History& history, deployment::Timestamp now) const;

private:
    /// As what a row bears on what is live.
    enum class Part : std::uint8_t { Succeeded, Running, Failed, Unclear, Deleted, None };
    /// What of a row's times its turn goes by. Rows of different kinds are not always in order.
    enum class Dating : std::uint8_t { Start, End, Nothing, StartToCome };
    static constexpr std::array datings{
        Dating::Start, Dating::End, Dating::Nothing, Dating::StartToCome};
    using Rows = std::array<NewestRows, datings.size()>;

    static Part partOf(deployment::Status status);
    static Dating datingOf(
        const history::History& history, history::Row row, deployment::Timestamp now);
    [[nodiscard]] std::span<const history::Row> rows(Part part, Dating dating) const;
    [[nodiscard]] std::optional<history::Row> newest(Part part, Dating dating) const;
    /// The newest of a part by any of its times.
    [[nodiscard]] std::optional<history::Row> newest(
        const history::History& history, Part part, deployment::Timestamp now) const;
    /// The newest of the part that did not come before that row.
    [[nodiscard]] std::optional<history::Row> newestAfter(const history::History& history,
        std::optional<history::Row> row, Part part, deployment::Timestamp now) const;
    [[nodiscard]] std::vector<history::Row> running(const history::History& history,
        std::optional<history::Row> live, deployment::Timestamp now) const;
    [[nodiscard]] std::vector<history::Row> unclear(std::optional<history::Row> live) const;

    /// Of two that succeeded without a start, or at the same time, the other one may be live
    /// instead.
    std::array<Rows, 5> m_parts{Rows{NewestRows(1), NewestRows(2), NewestRows(2), NewestRows(2)},
        Rows{NewestRows(LiveVersion::maxRunning), NewestRows(LiveVersion::maxRunning),
            NewestRows(LiveVersion::maxRunning), NewestRows(LiveVersion::maxRunning)},
        Rows{NewestRows(1), NewestRows(1), NewestRows(1), NewestRows(1)},
        Rows{NewestRows(1), NewestRows(1), NewestRows(1), NewestRows(1)},
        Rows{NewestRows(1), NewestRows(1), NewestRows(1), NewestRows(1)}};
    history::Row m_any; ///< for its names
};

} // namespace diagnosis
