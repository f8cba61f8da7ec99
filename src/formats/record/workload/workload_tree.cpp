// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_tree.h"

#include "record/read_fields.h"
#include "write_fields.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace formats {

using deployment::ReasonPart;
using deployment::WorkloadNode;

namespace {

struct NodePart {
    std::string_view name;
    std::string WorkloadNode::*text;
};
constexpr std::array nodeTexts{
    NodePart{"kind", &WorkloadNode::kind},
    NodePart{"name", &WorkloadNode::name},
    NodePart{"status", &WorkloadNode::status},
    NodePart{"info", &WorkloadNode::info},
    NodePart{"reason", &WorkloadNode::reason},
};

struct ReasonText {
    std::string_view name;
    std::string ReasonPart::*text;
};
constexpr std::array reasonTexts{
    ReasonText{"container", &ReasonPart::container},
    ReasonText{"words", &ReasonPart::words},
    ReasonText{"signal", &ReasonPart::signal},
    ReasonText{"exitCode", &ReasonPart::exitCode},
    ReasonText{"message", &ReasonPart::message},
};

std::vector<ReasonPart> readReasonParts(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr auto names = namesOf(reasonTexts, "lastTime");
    std::vector<ReasonPart> parts;
    readElements(context, value, at, [&](ondemand::value& element, const Pointer& here) {
        ReasonPart reason;
        const auto readOne = [&](std::size_t field, ondemand::value& part, const Pointer& there) {
            if (field < reasonTexts.size())
                reason.*reasonTexts[field].text = textOf(context, part, there);
            else
                reason.isOfLastTime = context.values.boolean(part, there).value_or(false);
        };
        if (readKnownFields(context, element, here, names, readOne))
            parts.push_back(std::move(reason));
    });
    return parts;
}

void readNode(const PartContext& context, ondemand::value& value, const Pointer& at,
    std::vector<WorkloadNode>& tree)
{
    static constexpr auto names = namesOf(
        nodeTexts, "depth", "created", "roles", "readySince", "unreadySince", "reasonParts");
    WorkloadNode node;
    const auto readOne = [&](std::size_t field, ondemand::value& part, const Pointer& here) {
        if (field < nodeTexts.size())
            node.*nodeTexts[field].text = textOf(context, part, here);
        else if (names[field] == "depth")
            node.depth = context.values.count(part, here).value_or(0);
        else if (names[field] == "created")
            node.created = context.values.moment(part, here);
        else if (names[field] == "roles")
            node.roles = readTexts(context, part, here);
        else if (names[field] == "readySince")
            node.readySince = context.values.moment(part, here);
        else if (names[field] == "unreadySince")
            node.unreadySince = context.values.moment(part, here);
        else
            node.reasonParts = readReasonParts(context, part, here);
    };
    if (readKnownFields(context, value, at, names, readOne))
        tree.push_back(std::move(node));
}

void writeReasonParts(JsonWriter& writer, const std::vector<ReasonPart>& parts)
{
    if (parts.empty())
        return;
    writer.key("reasonParts");
    writer.beginArray();
    for (const auto& part : parts) {
        writer.beginObject();
        for (const auto& each : reasonTexts)
            writeTextIfAny(writer, each.name, part.*each.text);
        if (part.isOfLastTime) {
            writer.key("lastTime");
            writer.boolean(true);
        }
        writer.endObject();
    }
    writer.endArray();
}

} // namespace

std::vector<WorkloadNode> readTree(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    std::vector<WorkloadNode> tree;
    readElements(context, value, at, [&](ondemand::value& element, const Pointer& here) {
        readNode(context, element, here, tree);
    });
    return tree;
}

void writeTree(JsonWriter& writer, const std::vector<WorkloadNode>& tree)
{
    writer.key("tree");
    writer.beginArray();
    for (const auto& node : tree) {
        writer.beginObject();
        writeCount(writer, "depth", node.depth);
        for (const auto& part : nodeTexts)
            writeTextIfAny(writer, part.name, node.*part.text);
        if (node.created)
            writer.timeField("created", *node.created);
        writeTextsIfAny(writer, "roles", node.roles);
        if (node.readySince)
            writer.timeField("readySince", *node.readySince);
        if (node.unreadySince)
            writer.timeField("unreadySince", *node.unreadySince);
        writeReasonParts(writer, node.reasonParts);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace formats
