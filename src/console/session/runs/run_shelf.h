// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_fingerprint.h"

#include "deploy/deployment/deployment.h"

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <string_view>

namespace console {

/// The few whole runs that were wanted last, since the next page will want them as well. The ones
/// that were not asked for the longest go first.
class RunShelf final {
public:
    using Run = std::shared_ptr<const deployment::Deployment>;

    /// One whose log alone is longer than that is not kept.
    RunShelf(std::size_t maxRuns, std::size_t maxEntries);

    void put(const std::string& id, const RowFingerprint& row, const Run& run);
    /// Null if it is not there, or was read when its row was another one.
    [[nodiscard]] Run find(std::string_view id, const RowFingerprint& row);
    [[nodiscard]] std::size_t size() const { return m_runs.size(); }

private:
    struct Kept {
        std::string id;
        RowFingerprint row;
        Run run;
    };

    void makeRoom();

    std::size_t m_maxRuns;
    std::size_t m_maxEntries;
    std::size_t m_entries = 0; ///< of all logs together
    std::list<Kept> m_runs; ///< what was asked for last at the front
};

} // namespace console
