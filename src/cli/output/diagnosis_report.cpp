// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis_report.h"

#include "value_formatting.h"
#include "workload_report.h"

#include "deploy/deployment/display_text.h"
#include "deploy/deployment/metrics.h"

namespace cli {

namespace {

/// Longer ones are cut: the log has them.
constexpr std::size_t maxLineLength = 1000;

std::string readable(std::string_view foreign)
{
    return deployment::displayText(foreign, maxLineLength);
}

std::string quotedText(std::string_view foreign)
{
    return '"' + readable(foreign) + '"';
}

class FindingReport {
public:
    explicit FindingReport(const Diagnosis& diagnosis)
        : m_diagnosis(diagnosis)
    {
    }

    std::string operator()(const diagnosis::FailedStep& finding) const
    {
        std::string text = "Failed step: " + stepText(finding.step);
        if (finding.at)
            text +=
                (finding.isByStart ? ", started " : ", ") + timeText(*finding.at, m_diagnosis.zone);
        text += '\n';
        for (const std::size_t step : finding.ranAfterwards)
            text += "  Started afterwards nevertheless: " + stepText(step) + '\n';
        return text;
    }

    std::string operator()(const diagnosis::LogLines& finding) const
    {
        std::string text = "Log lines to read, the first one first:\n";
        for (const diagnosis::TelltaleLine& line : finding.lines)
            text += lineText(line);
        return text;
    }

    std::string operator()(const diagnosis::FailingPods& finding) const
    {
        std::string text =
            "Failing pods, of " + std::to_string(finding.pods) + " of this version:\n";
        for (const std::size_t node : finding.nodes)
            text += nodeText(m_diagnosis.deployment.workload->tree[node]);
        return text;
    }

    std::string operator()(const diagnosis::MetricShift& finding) const
    {
        const deployment::MetricSpec spec = deployment::metricSpec(finding.metric);
        std::string text = "Metric shift: " + readable(spec.title) + " went from "
            + valueText(finding.before, spec) + " to " + valueText(finding.after, spec) + ", "
            + timeText(finding.at, m_diagnosis.zone) + '\n';
        if (finding.follows)
            text += "  Just before: " + timeText(finding.follows->at, m_diagnosis.zone) + "  "
                + readable(precursorText(m_diagnosis.deployment, *finding.follows)) + '\n';
        return text;
    }

    std::string operator()(const diagnosis::LateStep& finding) const
    {
        return "Late step: " + stepText(finding.step) + " has been running for "
            + durationText(finding.elapsed) + "\n  Usually " + durationText(finding.usual.median)
            + (finding.usual.runs < 20 ? "; all " : "; 95% of the ")
            + std::to_string(finding.usual.runs) + " known runs took up to "
            + durationText(finding.usual.p95) + '\n';
    }

private:
    /// "流量切换" (7 of 9)
    [[nodiscard]] std::string stepText(std::size_t step) const
    {
        const auto& steps = m_diagnosis.deployment.progress.steps;
        return quotedText(steps[step].name) + " (" + std::to_string(step + 1) + " of "
            + std::to_string(steps.size()) + ')';
    }

    [[nodiscard]] std::string lineText(const diagnosis::TelltaleLine& line) const
    {
        const deployment::Log& log = m_diagnosis.deployment.log;
        std::string text = "  " + timeText(log.ownTime(line.entry), m_diagnosis.zone) + "  "
            + readable(log.message(line.entry)) + "\n      entry " + std::to_string(line.entry + 1);
        if (line.entries > 1)
            text += " and " + std::to_string(line.entries - 1) + " more of its stack";
        if (line.occurrences > 1)
            text += ", " + std::to_string(line.occurrences) + " times";
        std::string reasons;
        for (const std::string& word : line.why)
            reasons += (reasons.empty() ? "" : ", ") + word;
        return text + (reasons.empty() ? "" : ": " + reasons) + '\n';
    }

    [[nodiscard]] static std::string nodeText(const deployment::WorkloadNode& node)
    {
        const std::string reason = reasonOf(node);
        return "  " + (node.kind == "Pod" ? "" : readable(node.kind) + ' ') + readable(node.name)
            + ": " + readable(node.status) + (reason.empty() ? "" : "\n      ") + reason + '\n';
    }

    [[nodiscard]] static std::string valueText(double value, const deployment::MetricSpec& spec)
    {
        return roundedText(value) + (spec.unit == "%" ? " %" : std::string(spec.unit));
    }

    const Diagnosis& m_diagnosis;
};

} // namespace

std::string precursorText(
    const deployment::Deployment& deployment, const diagnosis::Precursor& precursor)
{
    if (precursor.kind == diagnosis::Precursor::Kind::StepStarted)
        return deployment.progress.steps[precursor.index].name;
    return std::string(deployment.log.message(precursor.index));
}

void writeDiagnosisReport(const Diagnosis& diagnosis, Output& output)
{
    const deployment::Deployment& run = diagnosis.deployment;
    output.write(readable(run.id) + " (" + readable(run.version) + ", " + readable(run.environment)
        + ", " + readable(run.status.text) + "), "
        + (diagnosis.against ? "compared with " + readable(*diagnosis.against)
                             : "compared with no other run")
        + "\n\n");
    for (const diagnosis::Finding& finding : diagnosis.findings)
        output.write(std::visit(FindingReport(diagnosis), finding));
    if (diagnosis.findings.empty())
        output.write("Nothing was found.\n");
}

} // namespace cli
