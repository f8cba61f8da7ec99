// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/rules/judged_reason.h"

#include "deploy/deployment/steps/failed_step.h"

#include "runs/short_reason.h"

#include <algorithm>

namespace diagnosis {

void JudgedReason::applyTo(RunDigest& digest) const
{
    const bool isOfThatState =
        digest.id == id && digest.status == status && digest.end == end && digest.failure;
    if (!isOfThatState)
        return;
    digest.failure->entry = entry;
    digest.failure->line = line;
}

std::optional<JudgedReason> judgedReasonOf(
    const deployment::Deployment& run, std::span<const Finding> findings)
{
    const auto status = run.status.known;
    const bool hasFailed =
        status == deployment::Status::Failed || status == deployment::Status::RolledBack;
    const auto found = std::ranges::find_if(
        findings, [](const Finding& each) { return std::holds_alternative<LogLines>(each); });
    if (!hasFailed || found == findings.end() || deployment::logEntryOfRollbackByHand(run))
        return std::nullopt;
    const auto& lines = std::get<LogLines>(*found).lines;
    if (lines.empty())
        return std::nullopt;
    const std::size_t entry = lines.front().entry;
    return JudgedReason{run.id, status, run.end, entry, shortReason(run.log.message(entry))};
}

} // namespace diagnosis
