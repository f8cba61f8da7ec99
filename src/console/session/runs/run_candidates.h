// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace console {

/// Which runs of a history are worth being read whole: the newest good ones of each kind, the
/// newest that failed, and the newest that run. Goes through the history a little at a time and
/// follows what changes in it. One that drops out leaves its place empty until a newer one comes.
class RunCandidates final {
public:
    struct Limits {
        std::size_t perKind = 0; ///< good runs of an environment, service and strategy
        std::size_t kinds = 0; ///< those with the newest runs
        std::size_t failed = 0;
        std::size_t running = 0;
    };

    explicit RunCandidates(const Limits& limits);

    /// Looks at so many rows more, always of the same history or of one that takes its place.
    /// False once all of it has been seen.
    bool look(const history::History& history, std::size_t rows);
    /// Grows when inOrder() may be another one.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// A page shows this run, nullopt: none does. Also where the history has changed since.
    void favor(const history::History& history, std::optional<history::Row> row);
    /// The ones to read first at the front: the good ones of the kind of the favored run; some that
    /// failed and some that run, then these and good
    /// ones by turns, the newest of each first. Good ones of kinds of which one runs come before
    /// others: its end is told by them. Among each, the newest of each kind comes before the second
    /// of any.
    [[nodiscard]] std::vector<history::Row> inOrder() const;
    /// So many of those at the front are favored, failed or run: what they say is missing in sight
    /// until then.
    [[nodiscard]] std::size_t waitedFor() const;
    /// So many of these are favored.
    [[nodiscard]] std::size_t favored() const { return favoredGood().size(); }
    [[nodiscard]] bool contains(history::Row row) const { return m_places.contains(row); }
    [[nodiscard]] std::size_t kinds() const { return m_good.size(); }
    [[nodiscard]] std::size_t size() const { return m_places.size(); }
    /// There were more kinds than are followed.
    [[nodiscard]] bool hasLeftOutKinds() const { return m_hasLeftOutKinds; }

private:
    using Kind = std::array<history::Symbol, 3>; ///< environment, service, strategy
    using Run = std::pair<deployment::Timestamp, history::Row>;
    using Runs = std::set<Run>;
    struct Place {
        deployment::Status status = deployment::Status::Unknown;
        Kind kind{};
        deployment::Timestamp start;
    };

    void follow(const history::History& history);
    void add(const history::History& history, history::Row row);
    void addTo(Runs& runs, std::size_t limit, history::Row row, const Place& place);
    void addGood(history::Row row, const Place& place);
    [[nodiscard]] bool makeRoomForKind(deployment::Timestamp start);
    void remove(history::Row row);
    [[nodiscard]] bool isOneRunning(const Kind& kind) const;
    [[nodiscard]] std::vector<history::Row> favoredGood() const;
    [[nodiscard]] std::vector<history::Row> goodInOrder() const;

    Limits m_limits;
    std::uint64_t m_identity = 0;
    std::uint64_t m_historyRevision = 0;
    history::Row m_next = 0; ///< all rows before it were looked at
    std::uint64_t m_revision = 0;
    std::optional<Kind> m_favored;
    std::map<Kind, Runs> m_good;
    Runs m_failed;
    Runs m_running;
    std::unordered_map<history::Row, Place> m_places; ///< of those that are held
    bool m_hasLeftOutKinds = false;
};

} // namespace console
