// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/rules/finding.h"
#include "deploy/diagnosis/runs/run_digest.h"

#include <optional>
#include <span>
#include <string>

namespace diagnosis {

/// The line that tells why a run failed, as judging it against good runs found it. Those know
/// which lines are new, which a digest of the run alone does not.
struct JudgedReason {
    std::string id;
    deployment::Status status = deployment::Status::Unknown;
    std::optional<deployment::Timestamp> end;
    std::size_t entry = 0; ///< of the log
    std::string line; ///< as FailureReason has it

    bool operator==(const JudgedReason&) const = default;
    /// The digest tells the same from now on, if it is of that state of the run.
    void applyTo(RunDigest& digest) const;
};

/// nullopt of one that has not failed, that was rolled back by hand, or where no line was found.
[[nodiscard]] std::optional<JudgedReason> judgedReasonOf(
    const deployment::Deployment& run, std::span<const Finding> findings);

} // namespace diagnosis
