// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnosis_report.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/formats/json/json_writer.h"

#include <cmath>

namespace cli {

namespace {

class FindingWriter {
public:
    FindingWriter(const Diagnosis& diagnosis, formats::JsonWriter& json)
        : m_diagnosis(diagnosis)
        , m_json(json)
    {
    }

    void operator()(const diagnosis::FailedStep& finding)
    {
        stepName(finding.step);
        m_json.key("stepIndex");
        m_json.integer(static_cast<std::int64_t>(finding.step));
        m_json.key("at");
        if (finding.at && !finding.isByStart)
            m_json.time(*finding.at, m_diagnosis.zone);
        else
            m_json.null();
    }

    void operator()(const diagnosis::LogLines& finding)
    {
        m_json.key("lines");
        m_json.beginArray();
        for (const diagnosis::TelltaleLine& line : finding.lines)
            write(line);
        m_json.endArray();
    }

    void operator()(const diagnosis::FailingPods& finding)
    {
        m_json.countField("of", finding.pods);
        pods(finding.nodes);
    }

    void operator()(const diagnosis::UnreadyPods& finding)
    {
        m_json.countField("of", finding.pods);
        time("since", finding.since);
        seconds("elapsedSeconds", finding.elapsed);
        if (finding.usual)
            seconds("usualSeconds", *finding.usual);
        pods(finding.nodes);
    }

    void operator()(const diagnosis::MetricShift& finding)
    {
        m_json.textField("metric", finding.metric);
        time("at", finding.at);
        m_json.key("before");
        m_json.number(rounded(finding.before));
        m_json.key("after");
        m_json.number(rounded(finding.after));
        m_json.key("follows");
        if (finding.follows)
            m_json.text(precursorText(m_diagnosis.deployment, *finding.follows));
        else
            m_json.null();
    }

    void operator()(const diagnosis::LateStep& finding)
    {
        stepName(finding.step);
        seconds("elapsedSeconds", finding.elapsed);
        m_json.key("usualSeconds");
        m_json.beginObject();
        seconds("median", finding.usual.median);
        seconds("p95", finding.usual.p95);
        m_json.countField("runs", finding.usual.runs);
        m_json.endObject();
    }

private:
    /// A median may lie between two values that were written with fewer digits.
    static double rounded(double value)
    {
        constexpr double digits = 1e6;
        const double scaled = std::round(value * digits) / digits;
        return std::isfinite(scaled) ? scaled : value;
    }

    void write(const diagnosis::TelltaleLine& line)
    {
        const deployment::Log& log = m_diagnosis.deployment.log;
        m_json.beginObject();
        m_json.countField("index", line.entry);
        if (deployment::isKnown(log.ownTime(line.entry)))
            time("time", log.ownTime(line.entry));
        m_json.textField("message", log.message(line.entry));
        m_json.key("why");
        m_json.beginArray();
        for (const std::string& word : line.why)
            m_json.text(word);
        m_json.endArray();
        m_json.endObject();
    }

    void write(const deployment::WorkloadNode& node)
    {
        m_json.beginObject();
        m_json.textField("kind", node.kind);
        m_json.textField("name", node.name);
        m_json.textField("status", node.status);
        m_json.textField("reason", node.reason);
        m_json.endObject();
    }

    void pods(const std::vector<std::size_t>& nodes)
    {
        m_json.key("pods");
        m_json.beginArray();
        for (const std::size_t node : nodes)
            write(m_diagnosis.deployment.workload->tree[node]);
        m_json.endArray();
    }

    void stepName(std::size_t step)
    {
        m_json.textField("step", m_diagnosis.deployment.progress.steps[step].name);
    }

    void time(std::string_view name, deployment::Timestamp at)
    {
        m_json.key(name);
        m_json.time(at, m_diagnosis.zone);
    }

    void seconds(std::string_view name, deployment::Milliseconds duration)
    {
        m_json.key(name);
        m_json.number(std::chrono::duration<double>(duration).count());
    }

    const Diagnosis& m_diagnosis;
    formats::JsonWriter& m_json;
};

void write(const Diagnosis& diagnosis, const deployment::ChosenEnd& end, formats::JsonWriter& json)
{
    const deployment::Deployment& run = diagnosis.deployment;
    json.beginObject();
    json.textField("how", end.how == deployment::EndByChoice::Aborted ? "aborted" : "rolled-back");
    if (end.at) {
        json.key("at");
        json.time(*end.at, diagnosis.zone);
    }
    if (end.step) {
        json.textField("step", run.progress.steps[*end.step].name);
        json.countField("stepIndex", *end.step);
    }
    if (end.logEntry) {
        json.countField("index", *end.logEntry);
        json.textField("message", run.log.message(*end.logEntry));
    }
    json.endObject();
}

} // namespace

std::string diagnosisJson(const Diagnosis& diagnosis)
{
    std::string text;
    formats::JsonWriter json(text);
    json.beginObject();
    json.textField("deployment", diagnosis.deployment.id);
    json.key("against");
    if (diagnosis.against)
        json.text(*diagnosis.against);
    else
        json.null();
    if (const auto end = deployment::chosenEndOf(diagnosis.deployment)) {
        json.key("endedByChoice");
        write(diagnosis, *end, json);
    }
    json.key("findings");
    json.beginArray();
    for (const diagnosis::Finding& finding : diagnosis.findings) {
        json.beginObject();
        json.textField("rule", diagnosis::ruleOf(finding));
        std::visit(FindingWriter(diagnosis, json), finding);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return text + "\n";
}

} // namespace cli
