// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/run_digest.h"
#include "deploy/diagnosis/runs/usual_durations.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace diagnosis {

/// What is kept of the runs of one source that were read whole, and what was learned from them.
class RunDigests {
public:
    /// The later one of an id wins.
    void insert(RunDigest digest);
    void remove(std::string_view id);
    /// As UsualDurations has them.
    bool await(std::optional<std::vector<AwaitedRun>> runs);
    bool giveUp(std::string_view id);

    /// nullptr for one that was not read; valid until this changes.
    [[nodiscard]] const RunDigest* find(std::string_view id) const;
    [[nodiscard]] std::size_t size() const { return m_digests.size(); }
    [[nodiscard]] const UsualDurations& usual() const { return m_usual; }

    /// Counts the changes.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// Counts the changes of what is known of runs that go on.
    [[nodiscard]] std::uint64_t revisionOfRunning() const { return m_revisionOfRunning; }
    /// The runs of which something else is known since that revision: those that were read, and all
    /// that go on, since when they end is learned from the others. nullopt if that is forgotten.
    [[nodiscard]] std::optional<std::vector<std::string>> changedSince(
        std::uint64_t revision) const;

private:
    void noteUsualChanged();
    void noteChanged(const std::string& id);

    std::unordered_map<std::string, UsualDurations::Run> m_digests;
    UsualDurations m_usual;
    std::uint64_t m_revision = 0;
    std::uint64_t m_revisionOfRunning = 0;
    std::deque<std::string> m_changed; ///< the last ones
    std::set<std::string> m_running;
};

} // namespace diagnosis
