// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/diagnosis/log/log_difference.h"
#include "deploy/models/compare/compared_runs.h"

#include <QString>

#include <optional>
#include <string>

/// The sentences about two runs beside each other.
namespace models {

/// "V2.1.0 Production": the environment in short; the id where the record names no version.
[[nodiscard]] QString runName(const deployment::Deployment& run);
/// "checkout · started 2025-02-15 10:00 CST (UTC+08:00) · 25 min 13 s · 100 % of the traffic ·
/// DEP-001".
[[nodiscard]] QString runFacts(
    const deployment::Deployment& run, deployment::Timestamp now, deployment::Zone zone);
/// "2 steps slower, 1 step not run": empty if there is nothing to say of the steps.
[[nodiscard]] QString stepsSummary(const ComparedRuns& runs);
/// "3 of 9 differ"
[[nodiscard]] QString factsSummary(const diagnosis::Comparison& comparison);
/// "12 new, 4 missing, 7 not as often"; "No difference".
[[nodiscard]] QString logSummary(const diagnosis::LogDifference& difference);
/// Of which run no steps, and no log, are known, so that nothing of them is missing; empty where
/// both have some.
[[nodiscard]] QString absentStepsText(const ComparedRuns& runs);
[[nodiscard]] QString absentLogText(const ComparedRuns& runs);
/// Likewise; empty also where neither has any.
[[nodiscard]] QString absentCurvesText(const ComparedRuns& runs);
/// Where the two curves of a metric come from; empty where both are of one kind, or one is none.
[[nodiscard]] QString curveOriginsText(const ComparedRuns& runs, const std::string& metric);
/// The whole comparison, to be pasted into a ticket: plain text, tables parted by tabs. The logs
/// are left out while they are not compared yet.
[[nodiscard]] QString comparisonText(const ComparedRuns& runs,
    const std::optional<diagnosis::LogDifference>& logs, deployment::Timestamp now,
    deployment::Zone zone);

} // namespace models
