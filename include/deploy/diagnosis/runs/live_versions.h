// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/baseline.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace diagnosis {

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
    /// As liveVersions() has them for the history as it was.
    [[nodiscard]] const std::vector<LiveVersion>& versions() const { return m_versions; }

private:
    class Places;

    std::unique_ptr<Places> m_places;
    std::uint64_t m_history = 0; ///< its identity
    std::uint64_t m_revision = 0;
    std::vector<LiveVersion> m_versions;
};

} // namespace diagnosis
