// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/deployment_report.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/side_texts.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace models {

namespace {

using deployment::Deployment;
using deployment::Zone;

/// Of the log, on paper.
constexpr PreviewLogSize reportLog{15, 10, 30};

class ReportTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ReportTexts)
};

QString dashUnlessKnown(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

QString timesOfReport(const Deployment& run, deployment::Timestamp now, Zone zone)
{
    QStringList texts{ReportTexts::tr("Started %1", "a time").arg(momentText(run.start, zone))};
    if (run.end)
        texts << ReportTexts::tr("ended %1", "a time").arg(momentText(run.end, zone));
    texts << elapsedText(run, now);
    return texts.join(QStringLiteral(" · "));
}

ReportTable stepTable(const PreviewFacts& facts, deployment::Timestamp now, Zone zone)
{
    ReportTable table{ReportTexts::tr("Steps"),
        {ReportTexts::tr("Step"), ReportTexts::tr("Status"), ReportTexts::tr("Start"),
            ReportTexts::tr("End"), ReportTexts::tr("Duration"), ReportTexts::tr("Usually")},
        {}, ReportTexts::tr("The record has no steps.")};
    const Deployment& run = *facts.deployment;
    const std::vector<PreviewStep> steps = previewSteps(facts, now);
    for (std::size_t index = 0; index < steps.size(); ++index) {
        const deployment::Step& step = run.progress.steps[index];
        const QString status = stepStatusText(run, step);
        const auto time = [&](std::optional<deployment::Timestamp> at) {
            return at ? timeTextBeside(run.start, *at, zone) : QString();
        };
        // In the place of a time stands why there is none.
        table.rows.push_back(
            {{QString::number(index + 1) + QStringLiteral(". ") + steps[index].name, status,
                 time(step.start), time(step.end),
                 steps[index].took == status ? QString() : steps[index].took, steps[index].usual},
                steps[index].emphasis});
    }
    return table;
}

/// What it is called beside its role; empty where the role is all there is.
QString slotTitle(const Deployment& run, const deployment::EnvironmentSlot& slot)
{
    for (const deployment::Side side : {deployment::Side::Blue, deployment::Side::Green}) {
        if (slot.name != deployment::slotName(side))
            continue;
        const deployment::SideName name = deployment::sideName(run, side);
        return deployment::isColor(name) ? sideTitle(name) : QString();
    }
    return displayText(slot.name, 64);
}

QString slotRoleText(deployment::SlotRole role)
{
    switch (role) {
    case deployment::SlotRole::New:
        return sideTitle(deployment::SideName::NewVersion);
    case deployment::SlotRole::Old:
        return sideTitle(deployment::SideName::OldVersion);
    case deployment::SlotRole::Other:
        break;
    }
    return QStringLiteral("–");
}

/// Where no set of resources has a name beside its role, there is no column of them.
void dropEmptyTitles(ReportTable& table)
{
    const auto isEmpty = [](const ReportRow& row) { return row.cells.constFirst().isEmpty(); };
    if (table.rows.empty() || !std::ranges::all_of(table.rows, isEmpty))
        return;
    table.headings.removeFirst();
    for (ReportRow& row : table.rows)
        row.cells.removeFirst();
}

ReportTable resourceTable(const Deployment& run)
{
    ReportTable table{ReportTexts::tr("Resources"),
        {ReportTexts::tr("Environment"), ReportTexts::tr("Role"), ReportTexts::tr("Traffic"),
            ReportTexts::tr("Nodes"), ReportTexts::tr("Containers"), ReportTexts::tr("Image"),
            ReportTexts::tr("Status")},
        {}, ReportTexts::tr("The record has no resources.")};
    const auto count = [](std::optional<std::int64_t> number) {
        return number ? QLocale().toString(qlonglong(*number)) : QStringLiteral("–");
    };
    for (const deployment::EnvironmentSlot& slot : run.resources.slots)
        table.rows.push_back({{slotTitle(run, slot), slotRoleText(deployment::roleOf(run, slot)),
            percentText(slot.traffic), count(slot.nodes), count(slot.containers),
            dashUnlessKnown(displayText(slot.image, 256)),
            dashUnlessKnown(displayText(slot.status, 128))}});
    dropEmptyTitles(table);
    return table;
}

} // namespace

DeploymentReport deploymentReport(const PreviewFacts& facts, deployment::Timestamp now, Zone zone)
{
    DeploymentReport report;
    report.deployment = facts.deployment;
    report.clock = zone;
    if (!facts.deployment)
        return report;
    const Deployment& run = *facts.deployment;
    report.header = previewHeader(facts, now, zone);
    report.times = timesOfReport(run, now, zone);
    report.now = happeningNow(run, {}, now, zone);
    report.findings = findingsText(run, facts.judgement, facts.live, zone);
    report.zone = ReportTexts::tr("Times: %1", "a time zone").arg(zoneText(run.start, zone));
    report.steps = stepTable(facts, now, zone);
    report.resources = resourceTable(run);
    report.curvesTitle =
        deployment::hasEnded(run) ? ReportTexts::tr("Metrics") : ReportTexts::tr("Live monitoring");
    report.events = timeEvents(run, now);
    report.infoTitle = ReportTexts::tr("Basic information");
    report.info = deploymentFacts(run, now, zone);
    report.log = previewLog(facts, previewReason(facts, zone).entry, zone, reportLog);
    report.made = ReportTexts::tr("As of %1", "a time").arg(momentText(now, zone));
    return report;
}

} // namespace models
