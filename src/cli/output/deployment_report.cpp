// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment_report.h"

#include "text_table.h"
#include "value_formatting.h"
#include "workload_report.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/deployment/display_text.h"
#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/steps/bringing_back.h"
#include "deploy/deployment/steps/failed_step.h"

#include <algorithm>
#include <cmath>

namespace cli {

namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view nothing = "-";
constexpr std::size_t widestTime = std::string_view("2025-02-15 10:00:00+00:00").size();

std::string orNothing(const std::string& text)
{
    return text.empty() ? std::string{nothing} : text;
}

std::string shown(std::string_view foreign)
{
    return orNothing(deployment::displayText(foreign, 0));
}

std::string percent(std::optional<double> value)
{
    return value ? numberText(value) + " %" : std::string{nothing};
}

class Report {
public:
    Report(const deployment::Deployment& deployment, const DeploymentReportOptions& options,
        Output& output)
        : m_deployment(deployment)
        , m_options(options)
        , m_output(output)
    {
    }

    void write()
    {
        writeInformation();
        writeProgress();
        writeResources();
        writeWorkload();
        writeMetrics();
        writeLog();
    }

private:
    void writeInformation()
    {
        const deployment::Deployment& d = m_deployment;
        m_output.write("Basic information\n");
        std::vector<Cells> rows{
            {"Deployment ID", shown(d.id)},
            {"Version", shown(d.version)},
            {"Environment", shown(d.environment)},
        };
        if (!d.service.empty())
            rows.push_back({"Service", shown(d.service)});
        rows.insert(rows.end(),
            {
                {"Strategy", shown(d.strategy.text)},
                {"Status", statusText()},
                {"Start time", moment(d.start)},
                {"End time", moment(d.end)},
                {elapsedTitle(), elapsedText()},
                {"Executor", shown(d.executor)},
            });
        writeTable(rows);
    }

    [[nodiscard]] std::string moment(std::optional<deployment::Timestamp> time) const
    {
        const bool isInFuture = time && deployment::isInFuture(*time, m_options.now);
        return orNothing(timeText(time, m_options.zone)) + (isInFuture ? " (in the future)" : "");
    }

    [[nodiscard]] std::string statusText() const
    {
        const bool paused =
            m_deployment.paused && m_deployment.status.known == deployment::Status::Running;
        return shown(m_deployment.status.text) + (paused ? " (paused)" : "");
    }

    [[nodiscard]] std::string elapsedText() const
    {
        if (deployment::isEndInDoubt(m_deployment, m_options.now))
            return "not known whether it has ended";
        const auto untilDone = deployment::timeUntilDone(m_deployment);
        return orNothing(durationText(deployment::durationOf(m_deployment, m_options.now)))
            + (untilDone ? ", done after " + durationText(untilDone) : std::string());
    }

    [[nodiscard]] std::string elapsedTitle() const
    {
        if (deployment::hasEnded(m_deployment))
            return "Duration";
        return m_deployment.status.known == deployment::Status::Pending ? "Waiting" : "Elapsed";
    }

    /// The word of the record, and what it means where the deployment has ended or is held.
    [[nodiscard]] std::string stepStatusText(const deployment::Step& step) const
    {
        std::string word = shown(step.status.text);
        switch (deployment::stateOf(m_deployment, step)) {
        case deployment::StepState::NotRun:
            return word + " (not run)";
        case deployment::StepState::Unfinished:
            return word + " (not finished)";
        case deployment::StepState::Paused:
            return word + " (paused)";
        default:
            return word;
        }
    }

    void writeProgress()
    {
        const deployment::Progress& progress = m_deployment.progress;
        m_output.write("\nDeployment progress\n");
        writeTable({{"Progress", percent(progress.percentage)},
            {deployment::hasEnded(m_deployment) ? "Last step" : "Current step",
                shown(stepInWords(progress.currentStep))},
            {"Current traffic", percent(deployment::currentTraffic(m_deployment))}});
        if (progress.steps.empty())
            return;
        std::vector<Cells> rows{{"Step", "Status", "Start time", "End time", "Duration"}};
        const auto failing = deployment::stepThatFailed(m_deployment);
        for (std::size_t i = 0; i < progress.steps.size(); ++i) {
            const deployment::Step& step = progress.steps[i];
            rows.push_back({shown(step.name),
                stepStatusText(step) + (failing == i ? " (look here first)" : ""),
                orNothing(timeText(step.start, m_options.zone)),
                orNothing(timeText(step.end, m_options.zone)),
                orNothing(
                    durationText(deployment::durationOf(m_deployment, step, m_options.now)))});
        }
        m_output.write("\n");
        writeTable(rows);
    }

    void writeResources()
    {
        m_output.write("\nDeployment resources\n");
        std::vector<Cells> rows{
            {"Environment", "Nodes", "Containers", "Traffic", "Status", "Image"}};
        for (const deployment::EnvironmentSlot& slot : m_deployment.resources.slots)
            rows.push_back({slotTitle(slot), orNothing(countText(slot.nodes)),
                orNothing(countText(slot.containers)), percent(slot.traffic), shown(slot.status),
                shown(slot.image)});
        if (rows.size() == 1)
            m_output.write("  Not known\n");
        else
            writeTable(rows);
    }

    void writeWorkload()
    {
        if (!m_deployment.workload)
            return;
        const WorkloadReport report = workloadReport(*m_deployment.workload, m_options.now);
        m_output.write("\n" + orNothing(report.title) + "\n");
        for (const std::string& note : report.notes)
            m_output.write("  Note: " + note + "\n");
        if (!report.fields.empty())
            writeTable(report.fields);
        if (!report.tree.empty()) {
            m_output.write("\n");
            writeTable(report.tree);
        }
    }

    /// "Blue (new version V2.1.0)"; "New version V2.1.0" where it is not called by a color.
    [[nodiscard]] std::string slotTitle(const deployment::EnvironmentSlot& slot) const
    {
        using deployment::Side;
        using deployment::SideName;
        for (const Side side : {Side::Blue, Side::Green}) {
            if (slot.name != slotName(side))
                continue;
            switch (deployment::sideName(m_deployment, side)) {
            case SideName::Blue:
                return "Blue" + versionBeside(slot);
            case SideName::Green:
                return "Green" + versionBeside(slot);
            case SideName::NewVersion:
                return "New version " + shown(m_deployment.version);
            case SideName::OldVersion:
                return "Old version " + shown(deployment::oldVersion(m_deployment));
            }
        }
        return shown(slot.name) + versionBeside(slot);
    }

    [[nodiscard]] std::string versionBeside(const deployment::EnvironmentSlot& slot) const
    {
        switch (deployment::roleOf(m_deployment, slot)) {
        case deployment::SlotRole::New:
            return " (new version " + shown(m_deployment.version) + ')';
        case deployment::SlotRole::Old:
            return " (old version " + shown(deployment::oldVersion(m_deployment)) + ')';
        case deployment::SlotRole::Other:
            break;
        }
        return {};
    }

    void writeMetrics()
    {
        m_output.write("\nMetrics\n");
        std::vector<Cells> rows{{"", "Points", "Least", "Greatest", "Last", "Last time"}};
        for (const deployment::NamedSeries& series : m_deployment.metrics.series) {
            const deployment::MetricSpec spec = deployment::metricSpec(series);
            // Numbers stand apart from their units here: "99.9 %".
            const std::string unit = spec.unit == "%" ? " %" : std::string(spec.unit);
            rows.push_back(metricCells(shown(spec.title), series.points, unit));
        }
        writeTable(rows);
    }

    [[nodiscard]] Cells metricCells(
        std::string name, const deployment::MetricSeries& series, const std::string& unit) const
    {
        deployment::MetricSeries known;
        std::ranges::copy_if(series, std::back_inserter(known),
            [](const deployment::MetricPoint& point) { return !std::isnan(point.value); });
        std::string count = std::to_string(known.size());
        if (known.empty())
            return {std::move(name), count, "-", "-", "-", "-"};
        const auto [least, greatest] =
            std::ranges::minmax_element(known, {}, &deployment::MetricPoint::value);
        return {std::move(name), count, roundedText(least->value) + unit,
            roundedText(greatest->value) + unit, roundedText(known.back().value) + unit,
            timeText(known.back().time, m_options.zone)};
    }

    void writeLog()
    {
        const deployment::Log& log = m_deployment.log;
        m_output.write("\nDeployment log\n");
        if (log.empty())
            m_output.write("  No entries\n");
        for (std::size_t entry = 0; entry < log.size(); ++entry) {
            std::string time = timeText(log.ownTime(entry), m_options.zone);
            time.resize(std::max(time.size(), widestTime), ' '); // "unknown" is shorter
            std::string line = "  " + time + "  ";
            line.append(deployment::displayText(log.message(entry), 0)).append("\n");
            if (!m_output.write(line))
                return;
        }
    }

    void writeTable(const std::vector<Cells>& rows)
    {
        TextTable table{std::vector(rows.front().size(), TextTable::Align::Left)};
        for (const Cells& row : rows)
            table.measure(row);
        for (const Cells& row : rows)
            m_output.write("  " + table.line(row));
    }

    const deployment::Deployment& m_deployment;
    DeploymentReportOptions m_options;
    Output& m_output;
};

} // namespace

void writeDeploymentReport(const deployment::Deployment& deployment,
    const DeploymentReportOptions& options, Output& output)
{
    Report{deployment, options, output}.write();
}

} // namespace cli
