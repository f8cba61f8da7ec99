// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugin_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <vector>

namespace plugin {

namespace {

using deployment::Workload;
using deployment::WorkloadNode;
using Row = std::array<std::string, 5>;

std::string iconOf(const std::string& status)
{
    static const std::map<std::string, std::string> icons{{"Healthy", "✔"}, {"Running", "✔"},
        {"Completed", "✔"}, {"Successful", "✔"}, {"Progressing", "◌"}, {"Pending", "◌"},
        {"Terminating", "◌"}, {"ContainerCreating", "◌"}, {"Paused", "॥"}, {"Degraded", "✖"},
        {"Failed", "✖"}, {"ReplicaFailure", "✖"}, {"CrashLoopBackOff", "✖"},
        {"InvalidImageName", "✖"}, {"ImagePullBackOff", "⚠"}, {"RegistryUnavailable", "⚠"},
        {"Error", "⚠"}, {"ErrImagePull", "⚠"}, {"ScaledDown", "•"}, {"Unknown", "?"},
        {"Inconclusive", "?"}};
    const auto found = icons.find(status);
    return found == icons.end() ? " " : found->second;
}

std::string nodeIcon(const WorkloadNode& node)
{
    // What runs for a time is on its way; a pod that runs is where it should be.
    const bool isRun =
        node.kind == "Experiment" || node.kind == "AnalysisRun" || node.kind == "Job";
    return isRun && node.status == "Running" ? "◌" : iconOf(node.status);
}

std::string kindIcon(const std::string& kind)
{
    static const std::map<std::string, std::string> icons{{"Rollout", "⟳"}, {"Revision", "#"},
        {"ReplicaSet", "⧉"}, {"Pod", "□"}, {"Experiment", "Σ"}, {"AnalysisRun", "α"}, {"Job", "⊞"}};
    return icons.at(kind);
}

std::size_t runesOf(const std::string& text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string joined(const std::vector<std::string>& parts, const std::string& between)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? "" : between) + part;
    return text;
}

/// Whether a later node of the same depth belongs to the same parent.
bool isLast(const std::vector<WorkloadNode>& nodes, std::size_t index)
{
    for (std::size_t next = index + 1; next < nodes.size(); ++next) {
        if (nodes[next].depth <= nodes[index].depth)
            return nodes[next].depth < nodes[index].depth;
    }
    return true;
}

Row rowOf(const std::vector<WorkloadNode>& nodes, std::size_t index, std::vector<bool>& open)
{
    const WorkloadNode& node = nodes[index];
    const auto depth = static_cast<std::size_t>(node.depth);
    open.resize(depth + 1);
    std::string prefix;
    for (std::size_t above = 1; above < depth; ++above)
        prefix += open[above] ? "│  " : "   ";
    const bool last = isLast(nodes, index);
    open[depth] = !last;
    if (depth > 0)
        prefix += last ? "└──" : "├──";
    const std::string name = prefix + kindIcon(node.kind) + ' ' + node.name;
    if (node.kind == "Revision")
        return {name, "", " ", "", ""};
    std::vector<std::string> info = node.roles;
    if (!node.info.empty())
        info.push_back(node.info);
    return {name, node.kind, nodeIcon(node) + ' ' + node.status, "7d", joined(info, ",")};
}

std::string tableOf(const std::vector<WorkloadNode>& nodes)
{
    std::vector<Row> rows{{"NAME", "KIND", "STATUS", "AGE", "INFO"}};
    std::vector<bool> open;
    for (std::size_t index = 0; index < nodes.size(); ++index)
        rows.push_back(rowOf(nodes, index, open));
    std::array<std::size_t, 5> widths{};
    for (const Row& row : rows)
        for (std::size_t cell = 0; cell < row.size(); ++cell)
            widths[cell] = std::max(widths[cell], runesOf(row[cell]) + 2);
    std::string text;
    for (const Row& row : rows) {
        for (std::size_t cell = 0; cell < row.size(); ++cell)
            text += row[cell] + std::string(widths[cell] - runesOf(row[cell]), ' ');
        text += '\n';
    }
    return text;
}

void addLine(std::string& text, std::string name, const std::string& value)
{
    name.resize(17, ' ');
    text += name + value + '\n';
}

} // namespace

std::string trimmed(const std::string& text)
{
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);)
        result += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
    return result;
}

std::string textOf(const Workload& workload)
{
    std::string text;
    addLine(text, "Name:", workload.name);
    addLine(text, "Namespace:", workload.nameSpace);
    addLine(text, "Status:", iconOf(workload.phase) + ' ' + workload.phase);
    if (!workload.message.empty())
        addLine(text, "Message:", workload.message);
    addLine(text, "Strategy:", workload.strategy);
    if (workload.strategy == "Canary") {
        addLine(text, "  Step:",
            workload.stepIndex
                ? std::to_string(*workload.stepIndex) + '/' + std::to_string(workload.stepCount)
                : "");
        addLine(text, "  SetWeight:", std::to_string(workload.setWeight.value()));
        addLine(text, "  ActualWeight:", std::to_string(workload.actualWeight.value()));
    }
    std::string name = "Images:";
    for (const deployment::WorkloadImage& image : workload.images) {
        const std::string roles = joined(image.roles, ", ");
        addLine(
            text, std::exchange(name, ""), image.image + (roles.empty() ? "" : " (" + roles + ')'));
    }
    text += "Replicas:\n";
    addLine(text, "  Desired:", std::to_string(workload.replicas.desired.value_or(0)));
    addLine(text, "  Current:", std::to_string(workload.replicas.current.value_or(0)));
    addLine(text, "  Updated:", std::to_string(workload.replicas.updated.value_or(0)));
    addLine(text, "  Ready:", std::to_string(workload.replicas.ready.value_or(0)));
    addLine(text, "  Available:", std::to_string(workload.replicas.available.value_or(0)));
    return trimmed(text + '\n' + tableOf(workload.tree));
}

std::string treeOf(const Workload& workload, const std::string& from)
{
    const auto root = std::ranges::find(workload.tree, from, &WorkloadNode::name);
    std::vector<WorkloadNode> nodes;
    for (auto node = root; node != workload.tree.end(); ++node) {
        if (node != root && node->depth <= root->depth)
            break;
        nodes.push_back(*node);
        nodes.back().depth -= root->depth;
    }
    return trimmed(tableOf(nodes));
}

} // namespace plugin
