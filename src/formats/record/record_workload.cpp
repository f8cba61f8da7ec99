// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_parts.h"

#include "deploy/formats/json/json_writer.h"

#include "read_fields.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace formats {

using deployment::ReasonPart;
using deployment::ReplicaCounts;
using deployment::Workload;
using deployment::WorkloadImage;
using deployment::WorkloadNode;

namespace {

struct TextPart {
    std::string_view name;
    std::string Workload::*text;
};
constexpr std::array workloadTexts{
    TextPart{"kind", &Workload::kind},
    TextPart{"name", &Workload::name},
    TextPart{"namespace", &Workload::nameSpace},
    TextPart{"phase", &Workload::phase},
    TextPart{"message", &Workload::message},
    TextPart{"strategy", &Workload::strategy},
};

struct CountPart {
    std::string_view name;
    std::optional<std::int64_t> ReplicaCounts::*count;
};
constexpr std::array replicaParts{
    CountPart{"desired", &ReplicaCounts::desired},
    CountPart{"current", &ReplicaCounts::current},
    CountPart{"updated", &ReplicaCounts::updated},
    CountPart{"ready", &ReplicaCounts::ready},
    CountPart{"available", &ReplicaCounts::available},
};

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

/// The names of the parts, and further ones behind them.
template <typename Part, std::size_t count, typename... Further>
constexpr auto namesOf(const std::array<Part, count>& parts, Further... further)
{
    std::array<std::string_view, count + sizeof...(Further)> names{};
    for (std::size_t i = 0; i < count; ++i)
        names[i] = parts[i].name;
    std::size_t next = count;
    ((names[next++] = further), ...);
    return names;
}

std::int64_t countOf(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    return context.values.count(value, at).value_or(0);
}

std::string textOf(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    return std::string(context.values.text(value, at).value_or(""));
}

/// The elements that the function takes: it is given each that is an object's or another value.
template <typename OnElement>
void readElements(
    const PartContext& context, ondemand::value& value, const Pointer& at, OnElement&& onElement)
{
    auto array = context.values.array(value, at);
    if (!array)
        return;
    std::size_t index = 0;
    for (ondemand::value element : *array)
        onElement(element, at / index++);
}

std::vector<WorkloadImage> readImages(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr std::array<std::string_view, 2> names{"image", "roles"};
    std::vector<WorkloadImage> images;
    readElements(context, value, at, [&](ondemand::value& element, const Pointer& here) {
        WorkloadImage image;
        if (readKnownFields(context, element, here, names,
                [&](std::size_t field, ondemand::value& part, const Pointer& there) {
                    if (field == 0)
                        image.image = textOf(context, part, there);
                    else
                        image.roles = readTexts(context, part, there);
                }))
            images.push_back(std::move(image));
    });
    return images;
}

ReplicaCounts readReplicas(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr auto names = namesOf(replicaParts);
    ReplicaCounts replicas;
    readKnownFields(context, value, at, names,
        [&](std::size_t field, ondemand::value& part, const Pointer& here) {
            replicas.*replicaParts[field].count = context.values.count(part, here);
        });
    return replicas;
}

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
    static constexpr auto names = namesOf(nodeTexts, "depth", "created", "roles", "reasonParts");
    WorkloadNode node;
    const auto readOne = [&](std::size_t field, ondemand::value& part, const Pointer& here) {
        if (field < nodeTexts.size())
            node.*nodeTexts[field].text = textOf(context, part, here);
        else if (names[field] == "depth")
            node.depth = countOf(context, part, here);
        else if (names[field] == "created")
            node.created = context.values.moment(part, here);
        else if (names[field] == "roles")
            node.roles = readTexts(context, part, here);
        else
            node.reasonParts = readReasonParts(context, part, here);
    };
    if (readKnownFields(context, value, at, names, readOne))
        tree.push_back(std::move(node));
}

std::vector<WorkloadNode> readTree(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    std::vector<WorkloadNode> tree;
    readElements(context, value, at, [&](ondemand::value& element, const Pointer& here) {
        readNode(context, element, here, tree);
    });
    return tree;
}

constexpr auto workloadNames = namesOf(workloadTexts, "revision", "stepIndex", "stepCount",
    "setWeight", "actualWeight", "continuesAt", "images", "replicas", "tree", "notes");

void readPart(const PartContext& context, std::string_view name, ondemand::value& value,
    const Pointer& at, Workload& workload)
{
    if (name == "revision")
        workload.revision = countOf(context, value, at);
    else if (name == "stepIndex")
        workload.stepIndex = context.values.count(value, at);
    else if (name == "stepCount")
        workload.stepCount = countOf(context, value, at);
    else if (name == "setWeight")
        workload.setWeight = context.values.count(value, at);
    else if (name == "actualWeight")
        workload.actualWeight = context.values.count(value, at);
    else if (name == "continuesAt")
        workload.continuesAt = context.values.moment(value, at);
    else if (name == "images")
        workload.images = readImages(context, value, at);
    else if (name == "replicas")
        workload.replicas = readReplicas(context, value, at);
    else if (name == "tree")
        workload.tree = readTree(context, value, at);
    else
        workload.notes = readTexts(context, value, at);
}

void writeTextIfAny(JsonWriter& writer, std::string_view name, std::string_view text)
{
    if (!text.empty())
        writer.textField(name, text);
}

void writeTextsIfAny(
    JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        writeTexts(writer, name, texts);
}

void writeCount(JsonWriter& writer, std::string_view name, std::int64_t count)
{
    writer.key(name);
    writer.integer(count);
}

void writeCountIfAny(JsonWriter& writer, std::string_view name, std::optional<std::int64_t> count)
{
    if (count)
        writeCount(writer, name, *count);
}

void writeImages(JsonWriter& writer, const std::vector<WorkloadImage>& images)
{
    writer.key("images");
    writer.beginArray();
    for (const auto& image : images) {
        writer.beginObject();
        writer.textField("image", image.image);
        writeTextsIfAny(writer, "roles", image.roles);
        writer.endObject();
    }
    writer.endArray();
}

void writeReplicas(JsonWriter& writer, const ReplicaCounts& replicas)
{
    if (replicas == ReplicaCounts())
        return;
    writer.key("replicas");
    writer.beginObject();
    for (const auto& part : replicaParts)
        writeCountIfAny(writer, part.name, replicas.*part.count);
    writer.endObject();
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
        writeReasonParts(writer, node.reasonParts);
        writer.endObject();
    }
    writer.endArray();
}

} // namespace

std::vector<std::string> readTexts(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    std::vector<std::string> texts;
    readElements(context, value, at, [&](ondemand::value& element, const Pointer& here) {
        if (const auto text = context.values.text(element, here))
            texts.emplace_back(*text);
    });
    return texts;
}

void writeTexts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts)
{
    writer.key(name);
    writer.beginArray();
    for (const auto& text : texts)
        writer.text(text);
    writer.endArray();
}

std::optional<Workload> readWorkload(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    Workload workload;
    const bool isObject = readKnownFields(context, value, at, workloadNames,
        [&](std::size_t field, ondemand::value& part, const Pointer& here) {
            if (field < workloadTexts.size())
                workload.*workloadTexts[field].text = textOf(context, part, here);
            else
                readPart(context, workloadNames[field], part, here, workload);
        });
    return isObject ? std::optional(std::move(workload)) : std::nullopt;
}

void writeWorkload(JsonWriter& writer, const Workload& workload)
{
    writer.key("workload");
    writer.beginObject();
    for (const auto& part : workloadTexts)
        writeTextIfAny(writer, part.name, workload.*part.text);
    if (workload.revision != 0)
        writeCount(writer, "revision", workload.revision);
    writeCountIfAny(writer, "stepIndex", workload.stepIndex);
    if (workload.stepCount != 0)
        writeCount(writer, "stepCount", workload.stepCount);
    writeCountIfAny(writer, "setWeight", workload.setWeight);
    writeCountIfAny(writer, "actualWeight", workload.actualWeight);
    if (workload.continuesAt)
        writer.timeField("continuesAt", *workload.continuesAt);
    writeImages(writer, workload.images);
    writeReplicas(writer, workload.replicas);
    writeTree(writer, workload.tree);
    writeTextsIfAny(writer, "notes", workload.notes);
    writer.endObject();
}

} // namespace formats
