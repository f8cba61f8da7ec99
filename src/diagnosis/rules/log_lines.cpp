// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/log_lines.h"

#include "deploy/deployment/steps/end_by_choice.h"
#include "deploy/deployment/steps/failed_step.h"
#include "deploy/diagnosis/log/failure_entry.h"

#include "log/line_ranking.h"
#include "log/stack_trace.h"

#include <algorithm>

namespace diagnosis {

namespace {

using deployment::ErrorSign;
using deployment::Trouble;

std::vector<std::string> whyOf(const RankedLine& line)
{
    std::vector<std::string> why;
    if (line.isNew)
        why.emplace_back("new");
    if (line.signs.error == ErrorSign::Error)
        why.emplace_back("error");
    else if (line.signs.isWarning)
        why.emplace_back("warning");
    for (std::size_t i = 0; i < deployment::troubleCount; ++i) {
        const auto trouble = static_cast<Trouble>(i);
        if (line.signs.troubles.holds(trouble))
            why.emplace_back(deployment::wordOf(trouble));
    }
    if (line.isNear)
        why.emplace_back("near-failure");
    return why;
}

/// The best lines, an exception with its stack as one.
std::optional<LogLines> linesOf(const deployment::Log& log, const std::vector<RankedLine>& ranked)
{
    LogLines found;
    for (const RankedLine& line : ranked) {
        if (found.lines.size() == LogLinesRule::maxLines)
            break;
        const StackOfEntries stack = stackAround(log, line.entry);
        const bool isThere = std::ranges::any_of(found.lines, [&](const TelltaleLine& other) {
            return other.entry - other.entriesBefore <= line.entry
                && line.entry < other.entry + other.entries;
        });
        if (isThere)
            continue;
        found.lines.push_back({stack.names, stack.first + stack.count - stack.names, line.count,
            whyOf(line), stack.names - stack.first});
    }
    if (found.lines.empty())
        return std::nullopt;
    return found;
}

} // namespace

LogLinesRule::LogLinesRule(const deployment::Deployment& deployment,
    std::span<const std::shared_ptr<const deployment::Deployment>> goodRuns)
    : m_deployment(deployment)
    , m_goodRuns(goodRuns)
{
}

bool LogLinesRule::hasFailed() const
{
    const deployment::Status status = m_deployment.status.known;
    return status == deployment::Status::Failed || status == deployment::Status::RolledBack
        || (status != deployment::Status::Completed
            && deployment::firstFailedStep(m_deployment).has_value());
}

std::optional<LogLines> LogLinesRule::judge(
    const std::stop_token& stop, const OnProgress& onProgress) const
{
    const deployment::Log& log = m_deployment.log;
    if ((!hasFailed() && !m_isTroubled) || log.empty())
        return std::nullopt;
    const FailureScene scene = sceneOf(m_deployment);
    std::optional<LogLines> soFar;
    // Of a longer log, what can be said at once.
    if (log.size() > entriesOfFailure && onProgress) {
        soFar = judgeEnd(stop);
        onProgress(soFar, 0);
    }
    std::size_t all = log.size();
    for (const auto& run : m_goodRuns)
        all += run->log.size();
    std::size_t read = 0;
    const auto kindsOf = [&](const deployment::Log& of) {
        const double share = static_cast<double>(of.size()) / static_cast<double>(all);
        const double before = static_cast<double>(read) / static_cast<double>(all);
        read += of.size();
        return LineKinds(of, {0, of.size()}, &of == &log ? scene.entries : EntryRange(), stop,
            [&](double judged) {
                if (onProgress)
                    onProgress(soFar, before + share * judged);
            });
    };
    const LineKinds kinds = kindsOf(log);
    LineTemplates known(std::max<std::size_t>(1, m_goodRuns.size()));
    for (std::size_t i = 0; i < m_goodRuns.size(); ++i)
        known.add(i, m_goodRuns[i]->log, kindsOf(m_goodRuns[i]->log));
    known.join();
    if (stop.stop_requested()) // of what was not read, nothing is known to be new
        return soFar;
    return told(rankedLines(m_deployment, scene, kinds, m_goodRuns.empty() ? nullptr : &known));
}

std::optional<LogLines> LogLinesRule::judgeEnd(const std::stop_token& stop) const
{
    const FailureScene scene = sceneOf(m_deployment, entriesOfFailure);
    const LineKinds kinds(m_deployment.log, scene.lookedAt, scene.entries, stop, {});
    return told(rankedLines(m_deployment, scene, kinds, nullptr));
}

std::optional<LogLines> LogLinesRule::told(std::vector<RankedLine> ranked) const
{
    const bool byHand = deployment::logEntryOfRollbackByHand(m_deployment).has_value()
        || deployment::endByChoice(m_deployment) != deployment::EndByChoice::None;
    keepTelling(ranked,
        byHand            ? Occasion::RollbackByHand
            : hasFailed() ? Occasion::Failure
                          : Occasion::OtherTrouble);
    return linesOf(m_deployment.log, ranked);
}

} // namespace diagnosis
