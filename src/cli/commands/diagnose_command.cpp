// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "output/diagnosis_report.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/diagnosis/diagnose.h"
#include "deploy/diagnosis/runs/baseline.h"

#include <algorithm>

namespace cli {

namespace {

using deployment::Deployment;
using deployment::Expected;

/// Gathers what a deployment is judged against, reading as few whole runs as will do.
class ReferenceReading {
public:
    ReferenceReading(const CommandContext& context, const Deployment& deployment)
        : m_context(context)
        , m_deployment(deployment)
    {
        m_reference.now = context.now();
    }

    Expected<diagnosis::Reference> read()
    {
        if (!m_context.request.against.empty()) {
            const auto against = m_context.source.read(m_context.request.against);
            if (!against)
                return tl::unexpected{against.error()};
            compareWith(*against);
        }
        const auto history = m_context.source.historyOf(m_deployment.environment);
        if (!history)
            return tl::unexpected{history.error()};
        if (const auto row = (*history)->find(m_deployment.id))
            readRunsBefore(**history, *row);
        return std::move(m_reference);
    }

private:
    void readRunsBefore(const history::History& history, history::Row row)
    {
        // How long steps usually take is asked only of what is running.
        const std::size_t wanted = deployment::hasEnded(m_deployment)
            ? diagnosis::goodRunsWanted
            : diagnosis::DurationStatistics::maxRuns;
        const auto runs = diagnosis::goodRunsBefore(history, row, wanted);
        for (const history::Row good : runs)
            readRun(std::string(history.id(good)));
        // The newest may be among them, and without any nothing is new or unusual.
        if (!m_unread.empty())
            m_context.reporter.say(std::to_string(m_unread.size()) + " of "
                + std::to_string(runs.size())
                + " good runs before it could not be read and are not compared with; the newest: "
                + m_unread.front());
    }

    /// One that cannot be read is one fewer to learn from.
    void readRun(const std::string& id)
    {
        if (id == m_context.request.against)
            return;
        const auto run = m_context.source.read(id);
        if (!run) {
            m_unread.push_back(id + ": " + run.error().message.toEnglish());
            m_context.reporter.detail(m_unread.back());
            return;
        }
        m_reference.usual.add(diagnosis::digestOf(*run->deployment));
        if (m_reference.goodRuns.size() < diagnosis::goodRunsWanted)
            compareWith(*run);
    }

    void compareWith(const WholeDeployment& run) { m_reference.goodRuns.push_back(run.deployment); }

    const CommandContext& m_context;
    const Deployment& m_deployment;
    diagnosis::Reference m_reference;
    std::vector<std::string> m_unread; ///< which, and why; the newest first
};

} // namespace

Expected<ExitCode> diagnoseDeployment(const CommandContext& context)
{
    const auto whole = context.source.read(context.request.id);
    if (!whole)
        return tl::unexpected{whole.error()};
    if (whole->logError)
        context.reporter.say("the log could not be read: " + whole->logError->toEnglish());
    const Deployment& deployment = *whole->deployment;
    const auto reference = ReferenceReading(context, deployment).read();
    if (!reference)
        return tl::unexpected{reference.error()};
    Diagnosis result{deployment, std::nullopt, diagnosis::diagnose(deployment, *reference),
        context.request.zone, context.request.now};
    if (!reference->goodRuns.empty())
        result.against = reference->goodRuns.front()->id;
    if (context.request.format == OutputFormat::Json)
        context.output.write(diagnosisJson(result));
    else
        writeDiagnosisReport(result, context.output);
    return ExitCode::Done;
}

} // namespace cli
