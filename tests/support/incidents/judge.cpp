// SPDX-License-Identifier: GPL-3.0-or-later
#include "judge.h"

#include "deploy/diagnosis/diagnose.h"

#include <algorithm>

namespace incidents {

namespace {

using diagnosis::TelltaleLine;

/// The line, with the stack that belongs to it, is one of the causes and not much more than it.
bool tellsCause(const TelltaleLine& line, const Answer& answer)
{
    constexpr std::size_t slack = 2;
    const std::size_t last = line.entry + std::max<std::size_t>(1, line.entries) - 1;
    return std::ranges::any_of(answer.causes, [&](const EntrySpan& cause) {
        return line.entry >= cause.first && line.entry <= cause.last && last <= cause.last + slack;
    });
}

class Judge {
public:
    explicit Judge(const Incident& incident)
        : m_answer(incident.answer)
    {
        m_verdict.hasCause = !m_answer.causes.empty();
        m_verdict.hasFailedStep = m_answer.failedStep.has_value();
        m_verdict.hasShift = !m_answer.shifts.empty();
        m_verdict.hasLateStep = m_answer.lateStep.has_value();
    }

    void operator()(const diagnosis::FailedStep& finding)
    {
        const bool isTrue =
            m_answer.failedStep == finding.step || m_answer.stoppedIn == finding.step;
        claim(m_verdict.foundFailedStep, isTrue, finding);
    }

    void operator()(const diagnosis::LogLines& finding)
    {
        if (m_answer.isHealthy)
            m_verdict.falseClaims.emplace_back(diagnosis::ruleOf(finding));
        const auto tells = [this](const TelltaleLine& line) { return tellsCause(line, m_answer); };
        m_verdict.foundCause = !finding.lines.empty() && tells(finding.lines.front());
        m_verdict.listedCause = std::ranges::any_of(finding.lines, tells);
    }

    /// No incident has a workload.
    void operator()(const diagnosis::FailingPods& finding)
    {
        m_verdict.falseClaims.emplace_back(diagnosis::ruleOf(finding));
    }

    void operator()(const diagnosis::UnreadyPods& finding)
    {
        m_verdict.falseClaims.emplace_back(diagnosis::ruleOf(finding));
    }

    void operator()(const diagnosis::MetricShift& finding)
    {
        const bool isTrue = std::ranges::any_of(m_answer.shifts, [&](const ShiftAnswer& shift) {
            return shift.metric == finding.metric && finding.at >= shift.at - shift.before
                && finding.at <= shift.at + shift.after;
        });
        claim(m_verdict.foundShift, isTrue, finding);
    }

    void operator()(const diagnosis::LateStep& finding)
    {
        claim(m_verdict.foundLateStep, m_answer.lateStep == finding.step, finding);
    }

    [[nodiscard]] Verdict take() { return std::move(m_verdict); }

private:
    void claim(bool& found, bool isTrue, const diagnosis::Finding& finding)
    {
        found = found || isTrue;
        if (!isTrue)
            m_verdict.falseClaims.emplace_back(diagnosis::ruleOf(finding));
    }

    const Answer& m_answer;
    Verdict m_verdict;
};

void count(Score::Part& part, bool counts, bool hit)
{
    part.of += counts ? 1 : 0;
    part.hits += counts && hit ? 1 : 0;
}

} // namespace

Verdict judged(const Incident& incident, std::span<const diagnosis::Finding> findings)
{
    Judge judge(incident);
    for (const diagnosis::Finding& finding : findings)
        std::visit(judge, finding);
    return judge.take();
}

std::vector<diagnosis::Finding> diagnosed(const Incident& incident)
{
    diagnosis::Reference reference;
    for (const auto& run : incident.earlier) {
        reference.usual.add(diagnosis::digestOf(*run));
        if (reference.goodRuns.size() < diagnosis::goodRunsWanted)
            reference.goodRuns.push_back(run);
    }
    reference.now = incident.now;
    return diagnosis::diagnose(incident.deployment, reference);
}

void Score::add(const Verdict& verdict)
{
    ++runs;
    runsWithFalseClaims += verdict.falseClaims.empty() ? 0 : 1;
    count(causes, verdict.hasCause, verdict.foundCause);
    count(listedCauses, verdict.hasCause, verdict.listedCause);
    count(failedSteps, verdict.hasFailedStep, verdict.foundFailedStep);
    count(shifts, verdict.hasShift, verdict.foundShift);
    count(lateSteps, verdict.hasLateStep, verdict.foundLateStep);
}

} // namespace incidents
