// SPDX-License-Identifier: GPL-3.0-or-later
#include "record/record_parts.h"

#include "deploy/formats/json/json_writer.h"

#include "record/read_fields.h"
#include "workload_tree.h"
#include "write_fields.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace formats {

using deployment::ReplicaCounts;
using deployment::Workload;
using deployment::WorkloadImage;

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

constexpr auto workloadNames = namesOf(workloadTexts, "revision", "stepIndex", "stepCount",
    "setWeight", "actualWeight", "continuesAt", "images", "replicas", "tree", "notes");

void readPart(const PartContext& context, std::string_view name, ondemand::value& value,
    const Pointer& at, Workload& workload)
{
    if (name == "revision")
        workload.revision = context.values.count(value, at).value_or(0);
    else if (name == "stepIndex")
        workload.stepIndex = context.values.count(value, at);
    else if (name == "stepCount")
        workload.stepCount = context.values.count(value, at).value_or(0);
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
