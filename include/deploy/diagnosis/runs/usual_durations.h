// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/runs/duration_statistics.h"
#include "deploy/diagnosis/runs/run_digest.h"

#include <map>
#include <optional>
#include <vector>

namespace diagnosis {

/// How long runs of a kind and their steps usually take, learned from those that succeeded. Kept up
/// to date run by run: adding and removing cost the logarithm of the runs.
class UsualDurations {
public:
    /// Nothing is claimed from fewer.
    static constexpr std::size_t minRuns = 5;

    /// Of a run that did not succeed, nothing is learned.
    void add(const RunDigest& run);
    void remove(const RunDigest& run);

    /// nullopt if fewer than minRuns are known.
    [[nodiscard]] std::optional<DurationStatistics> ofRun(const RunKind& kind) const;
    [[nodiscard]] std::optional<DurationStatistics> ofStep(
        const RunKind& kind, const StepKey& step) const;

private:
    struct OfKind {
        std::vector<deployment::Milliseconds> runs; ///< sorted
        std::map<StepKey, std::vector<deployment::Milliseconds>> steps; ///< each sorted
    };

    std::map<RunKind, OfKind> m_kinds;
};

} // namespace diagnosis
