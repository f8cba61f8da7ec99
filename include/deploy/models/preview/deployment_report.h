// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/detail/deployment_facts.h"
#include "deploy/models/detail/happening_now.h"
#include "deploy/models/detail/time_marks.h"
#include "deploy/models/preview/preview.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace models {

struct ReportRow {
    QStringList cells;
    Emphasis emphasis = Emphasis::Plain;

    bool operator==(const ReportRow&) const = default;
};

/// A part of a report; where it has no rows, the note says why.
struct ReportTable {
    QString title;
    QStringList headings;
    std::vector<ReportRow> rows;
    QString note;

    bool operator==(const ReportTable&) const = default;
};

/// All that is written of one deployment on paper, for a post-mortem or a ticket: what it is, why
/// it failed, its steps, resources, curves, plain fields and the lines of its log that tell most.
/// A value made of text and of what is never changed: it can be laid out in any thread. Times are
/// unambiguous, since paper lasts.
struct DeploymentReport {
    PreviewHeader header;
    QString times; ///< "Started 2025-02-15 18:00:00 UTC+08:00 · ended … · Duration: 4 min"
    std::optional<HappeningNow> now; ///< of one that has not ended
    FindingsText findings;
    QString zone; ///< in which the times of the tables are told
    ReportTable steps;
    ReportTable resources;
    QString curvesTitle;
    /// The curves are its metrics; null: nothing is known of it.
    std::shared_ptr<const deployment::Deployment> deployment;
    TimeEvents events; ///< while they ran
    deployment::Zone clock = deployment::Zone::Utc; ///< of the curves' axis
    QString infoTitle;
    std::vector<DeploymentFact> info;
    PreviewLog log;
    QString made; ///< when, at the foot of each page
};

/// As it stands now.
[[nodiscard]] DeploymentReport deploymentReport(
    const PreviewFacts& facts, deployment::Timestamp now, deployment::Zone zone);

} // namespace models
