// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_report.h"

#include "value_formatting.h"

#include "deploy/deployment/display_text.h"
#include "deploy/deployment/workload/pause_words.h"
#include "deploy/deployment/workload/workload_facts.h"

#include <algorithm>

namespace cli {

namespace {

using Cells = std::vector<std::string>;

constexpr std::int64_t deepestIndent = 16;

std::string readableText(std::string_view foreign)
{
    return deployment::displayText(foreign, 0);
}

/// Of a pause, in plain words, too.
std::string messageOf(const deployment::Workload& workload)
{
    std::string own = readableText(workload.message);
    const auto words = deployment::pauseWordsOf(workload.message);
    return words ? readableText(words->toEnglish()) + " (" + own + ')' : own;
}

std::string replicasText(const deployment::ReplicaCounts& counts)
{
    if (counts == deployment::ReplicaCounts())
        return {};
    const auto number = [](std::optional<std::int64_t> count) {
        return count ? std::to_string(*count) : "unknown";
    };
    return "desired " + number(counts.desired) + ", current " + number(counts.current)
        + ", updated " + number(counts.updated) + ", ready " + number(counts.ready) + ", available "
        + number(counts.available);
}

std::vector<Cells> fieldsOf(const deployment::Workload& workload)
{
    std::vector<Cells> fields;
    const auto add = [&fields](const char* name, const std::string& value) {
        if (!value.empty())
            fields.push_back({name, value});
    };
    add("Namespace", readableText(workload.nameSpace));
    add("Phase", readableText(workload.phase));
    add("Message", messageOf(workload));
    add("Strategy", readableText(workload.strategy));
    add("Revision", workload.revision == 0 ? "" : std::to_string(workload.revision));
    add("Step", deployment::stepCountText(workload));
    add("Set weight", countText(workload.setWeight));
    add("Actual weight", countText(workload.actualWeight));
    for (std::size_t i = 0; i < workload.images.size(); ++i)
        fields.push_back(
            {i == 0 ? "Images" : "", readableText(deployment::imageText(workload.images[i]))});
    add("Replicas", replicasText(workload.replicas));
    return fields;
}

std::vector<Cells> treeOf(const deployment::Workload& workload, deployment::Timestamp now)
{
    if (workload.tree.empty())
        return {};
    std::vector<Cells> rows{{"Name", "Kind", "Status", "Age", "Info", "What is wrong"}};
    for (const deployment::WorkloadNode& node : workload.tree) {
        const auto indent = static_cast<std::size_t>(2 * std::min(node.depth, deepestIndent));
        rows.push_back({std::string(indent, ' ') + readableText(node.name), readableText(node.kind),
            readableText(node.status), node.created ? deployment::ageText(now - *node.created) : "",
            readableText(deployment::infoText(node)), reasonOf(node)});
    }
    return rows;
}

} // namespace

std::string reasonOf(const deployment::WorkloadNode& node)
{
    std::string text;
    for (const deployment::Message& reason : deployment::plainReasons(node))
        text += (text.empty() ? "" : " ") + reason.toEnglish();
    if (node.reason.empty())
        return text;
    const std::string own = readableText(node.reason);
    return text.empty() ? own : text + " (" + own + ')';
}

WorkloadReport workloadReport(const deployment::Workload& workload, deployment::Timestamp now)
{
    WorkloadReport report{
        readableText(workload.kind + (workload.kind.empty() ? "" : " ") + workload.name),
        fieldsOf(workload), treeOf(workload, now), {}};
    for (const std::string& note : workload.notes)
        report.notes.push_back(readableText(note));
    return report;
}

} // namespace cli
