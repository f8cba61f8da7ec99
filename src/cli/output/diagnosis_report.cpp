// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis_report.h"

#include "value_formatting.h"
#include "workload_report.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/display_text.h"
#include "deploy/deployment/metrics.h"
#include "deploy/deployment/steps/end_by_choice.h"

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

/// "流量切换" (7 of 9)
std::string stepText(const deployment::Deployment& deployment, std::size_t step)
{
    const auto& steps = deployment.progress.steps;
    return quotedText(steps[step].name) + " (" + std::to_string(step + 1) + " of "
        + std::to_string(steps.size()) + ')';
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

    std::string operator()(const diagnosis::UnreadyPods& finding) const
    {
        std::string text = "Pods that are not ready, " + std::to_string(finding.nodes.size())
            + " of " + std::to_string(finding.pods) + " of this version: for "
            + durationText(finding.elapsed) + " or longer, since "
            + timeText(finding.since, m_diagnosis.zone) + '\n';
        if (finding.usual)
            text += "  Those of other versions were ready within " + durationText(*finding.usual)
                + '\n';
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
    [[nodiscard]] std::string stepText(std::size_t step) const
    {
        return cli::stepText(m_diagnosis.deployment, step);
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

/// Who ended it, and why, is told by the line of the log, if by anything.
std::string chosenEndText(const Diagnosis& diagnosis, const deployment::ChosenEnd& end)
{
    const deployment::Deployment& run = diagnosis.deployment;
    const bool isAborted = end.how == deployment::EndByChoice::Aborted;
    std::string text = isAborted ? "Aborted" : end.logEntry ? "Rolled back by hand" : "Rolled back";
    if (end.at)
        text += ", " + timeText(*end.at, diagnosis.zone);
    if (end.step)
        text += ", during step " + stepText(run, *end.step);
    if (end.logEntry)
        return text + ":\n  " + readable(run.log.message(*end.logEntry)) + "\n      entry "
            + std::to_string(*end.logEntry + 1) + '\n';
    return text
        + (isAborted ? ".\n  Somebody ended it; its cluster does not say who, or why.\n"
                     : ".\n  Another version took its place; its record tells of no failure.\n");
}

/// What is so whatever the rules find; empty where there is nothing of that kind.
std::string stateText(const Diagnosis& diagnosis)
{
    const deployment::Deployment& run = diagnosis.deployment;
    if (const auto end = deployment::chosenEndOf(run))
        return chosenEndText(diagnosis, *end);
    return deployment::isEndInDoubt(run, diagnosis.now)
        ? "Whether it has ended is not known: by its status it goes on, by its end it does not.\n"
        : "";
}

std::string_view nothingFoundText(const deployment::Deployment& run)
{
    using deployment::Status;
    if (run.status.known == Status::Failed)
        return "Nothing was found that tells why it failed.\n";
    return run.status.known == Status::RolledBack
        ? "Nothing was found that tells why it was rolled back.\n"
        : "Nothing was found.\n";
}

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
    const std::string state = stateText(diagnosis);
    output.write(state);
    for (const diagnosis::Finding& finding : diagnosis.findings)
        output.write(std::visit(FindingReport(diagnosis), finding));
    if (diagnosis.findings.empty() && state.empty())
        output.write(nothingFoundText(run));
}

} // namespace cli
