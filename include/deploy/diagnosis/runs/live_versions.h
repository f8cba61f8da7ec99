// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace diagnosis {

/// What is live in an environment (of a service): the newest deployment that succeeded and was not
/// rolled back since. Defined in the user guide.
struct LiveVersion {
    /// So many that run are listed.
    static constexpr std::size_t maxRunning = 100;

    std::string environment;
    std::string service;
    std::optional<history::Row> live; ///< nullopt: it is not known what is, or nothing
    /// The newest of a workload that was deleted, where nothing has succeeded after it.
    std::optional<history::Row> deleted;
    /// Those that started after it, the newest first; paused ones too, pending ones not.
    std::vector<history::Row> running;
    std::optional<history::Row> failed; ///< the newest after it that failed or was rolled back
    /// Whether that came after it; false where it only may have, or nothing failed.
    bool hasFailedAfterLive = false;
    /// The newest after it that has ended in a status that is not known, or succeeded no one knows
    /// when, also by a start that is still to come: it may be live instead.
    std::optional<history::Row> unclear;
    /// The latest start or end of those above.
    std::optional<deployment::Timestamp> lastActivity;

    bool operator==(const LiveVersion&) const = default;
};

/// What is live in each environment of a history, kept up to date as the history changes. What it
/// keeps grows with the environments and services, not with the rows.
class LiveVersions {
public:
    LiveVersions();
    ~LiveVersions();
    LiveVersions(LiveVersions&&) noexcept;
    LiveVersions& operator=(LiveVersions&&) noexcept;
    LiveVersions(const LiveVersions&) = delete;
    LiveVersions& operator=(const LiveVersions&) = delete;

    /// Takes in what has changed since the last call, or another history, and that starts are no
    /// longer to come; whether versions() may differ. Costs the changes where the history remembers
    /// them (History::changesSince), one pass over its columns otherwise.
    bool update(const history::History& history, deployment::Timestamp now);
    /// Of each environment and service of the history at that time, whatever is filtered: those
    /// with the newest activity first, then by environment and service.
    [[nodiscard]] const std::vector<LiveVersion>& versions() const { return m_versions; }

private:
    class Places;

    std::unique_ptr<Places> m_places;
    std::uint64_t m_history = 0; ///< its identity
    std::uint64_t m_revision = 0;
    std::vector<LiveVersion> m_versions;
};

} // namespace diagnosis
