// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_checks.h"

#include "output/value_formatting.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/history/filter.h"
#include "deploy/history/succession.h"

namespace cli {

namespace {

using history::Column;
using operations::CommandKind;
using operations::DisabledReason;

/// "生产环境", or "生产环境 (checkout)" where the record tells the service.
std::string placeOf(const deployment::Deployment& deployment)
{
    return deployment.service.empty() ? deployment.environment
                                      : deployment.environment + " (" + deployment.service + ')';
}

/// A sentence as it follows a colon: "the deployment is not paused".
std::string asClause(const deployment::Message& message)
{
    std::string text = message.toEnglish();
    if (text.ends_with('.'))
        text.pop_back();
    for (const std::string_view article : {"The ", "A "})
        if (text.starts_with(article))
            text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

bool succeededBefore(
    const history::History& history, history::Row row, const std::string& foldedVersion)
{
    const history::Lineage lineage(history, row);
    for (history::Row other = 0; other < history.size(); ++other)
        if (lineage.has(other) && history.status(other) == deployment::Status::Completed
            && history.start(other) < history.start(row)
            && history::asciiLowered(history.word(Column::Version, other)) == foldedVersion)
            return true;
    return false;
}

} // namespace

std::string disabledReasonFor(CommandKind kind, const deployment::Deployment& deployment)
{
    const auto reason = operations::disabledReasonFor(kind, operations::subjectOf(deployment));
    return asClause(operations::disabledReasonMessage(
        reason, {deployment.environment, {}, deployment.status.text}));
}

bool needsHistory(CommandKind kind, const deployment::Deployment& deployment)
{
    return operations::dependsOnSuccession(kind, deployment.status.known);
}

std::string disabledReasonWithin(const history::History& history, deployment::Timestamp now,
    CommandKind kind, const deployment::Deployment& deployment, const std::string& targetVersion)
{
    const auto row = history.find(deployment.id);
    if (!row)
        return disabledReasonFor(kind, deployment);
    if (const auto successor = history::successorOf(history, *row, now))
        return asClause(operations::disabledReasonMessage(DisabledReason::Superseded,
            {placeOf(deployment), std::string(history.word(Column::Version, *successor)), {}}));
    if (!operations::specOf(kind).needsTarget || targetVersion.empty())
        return {};
    const std::string target = history::asciiLowered(targetVersion);
    if (target == history::asciiLowered(deployment.version))
        return targetVersion + " is the version that is being rolled back";
    if (target != history::asciiLowered(deployment::oldVersion(deployment))
        && !succeededBefore(history, *row, target))
        return targetVersion + " was never successfully deployed to " + placeOf(deployment);
    return {};
}

std::string followedText(const history::History& history, deployment::Timestamp now,
    const deployment::Deployment& deployment)
{
    const auto row = history.find(deployment.id);
    const auto successor = row ? history::successorOf(history, *row, now) : std::nullopt;
    if (!successor)
        return {};
    return "a deployment of " + std::string(history.word(Column::Version, *successor))
        + " followed in " + placeOf(deployment) + "; what is live there now is replaced";
}

std::string intentText(const Request& request, const deployment::Deployment& deployment)
{
    const operations::CommandSpec& spec = operations::specOf(request.commandArguments.kind);
    std::string text{spec.verb};
    text.append(" ").append(deployment.id).append(" (").append(deployment.version).append(", ");
    text.append(deployment.status.text);
    if (deployment.paused)
        text.append(", paused");
    if (deployment.progress.percentage)
        text.append(", ").append(numberText(deployment.progress.percentage)).append(" %");
    text.append(") in ").append(placeOf(deployment)).append(" at ").append(request.source);
    if (spec.needsTarget)
        text.append(" to ").append(request.commandArguments.targetVersion);
    if (const auto traffic = deployment::currentTraffic(deployment))
        text.append("; ")
            .append(numberText(traffic))
            .append(" % of the traffic is on ")
            .append(deployment.version);
    return text;
}

} // namespace cli
