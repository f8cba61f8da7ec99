// SPDX-License-Identifier: GPL-3.0-or-later
#include "record_parts.h"

#include "read_fields.h"

#include "deploy/deployment/known_spelling.h"
#include "deploy/deployment/log/unknown_time.h"

#include <array>
#include <cmath>
#include <string>

namespace formats {

using deployment::EnvironmentSlot;
using deployment::Log;
using deployment::Resources;
using deployment::Side;
using deployment::Step;
using deployment::Timestamp;

namespace {

Step readStep(const PartContext& context, ondemand::object object, const Pointer& at)
{
    static constexpr std::array<std::string_view, 4> names{
        "name", "status", "startTime", "endTime"};
    FieldSet fields(names);
    Step step;
    std::size_t startOffset = 0;
    std::size_t endOffset = 0;
    for (ondemand::field entry : object) {
        const auto name = ValueReader::nameOf(entry);
        auto& value = entry.value();
        const auto offset = context.values.offsetOf(value);
        const auto here = at / name;
        switch (fields.enter(name, offset, at, context.problems)) {
        case 0:
            step.name = context.values.text(value, here).value_or("");
            break;
        case 1:
            step.status = deployment::openStepStatus(
                context.values.word(value, here, deployment::stepStatusSpelling).value_or(""));
            break;
        case 2:
            step.start = context.values.moment(value, here);
            startOffset = offset;
            break;
        case 3:
            step.end = context.values.moment(value, here);
            endOffset = offset;
            break;
        default:
            context.values.skip(value, here);
        }
    }
    if (step.start && ValueReader::isInFuture(*step.start, context.now))
        context.problems.warn(startOffset, at / "startTime",
            {DEPLOY_MESSAGE("Message", "The start is in the future."), {}});
    if (step.start && step.end && *step.end < *step.start)
        context.problems.warn(endOffset, at / "endTime",
            {DEPLOY_MESSAGE("Message", "The end is before the start."), {}});
    return step;
}

std::optional<EnvironmentSlot> readSlot(
    const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr std::array<std::string_view, 5> names{
        "nodes", "containers", "image", "traffic", "status"};
    EnvironmentSlot slot;
    const bool isObject = readKnownFields(context, value, at, names,
        [&](std::size_t field, ondemand::value& part, const Pointer& here) {
            switch (field) {
            case 0:
                slot.nodes = context.values.count(part, here);
                break;
            case 1:
                slot.containers = context.values.count(part, here);
                break;
            case 2:
                slot.image = context.values.text(part, here).value_or("");
                break;
            case 3:
                slot.traffic = context.values.share(part, here);
                break;
            default:
                slot.status = context.values.text(part, here).value_or("");
            }
        });
    if (!isObject)
        return std::nullopt;
    return slot;
}

void checkTraffic(
    const PartContext& context, const Resources& resources, std::size_t offset, const Pointer& at)
{
    const auto shareOf = [&resources](Side side) {
        const auto* const slot = sideOf(resources, side);
        return slot != nullptr ? slot->traffic : std::nullopt;
    };
    const auto blue = shareOf(Side::Blue);
    const auto green = shareOf(Side::Green);
    constexpr double tolerance = 0.05; // shares are often rounded to one decimal
    if (blue && green && std::abs(*blue + *green - 100) > tolerance)
        context.problems.warn(offset, at,
            {DEPLOY_MESSAGE(
                 "Message", "The traffic of the two environments does not add up to 100 percent."),
                {}});
}

/// An entry of a log, as far as it can be read.
struct LogLine {
    std::optional<Timestamp> time;
    std::optional<std::string_view> message;
    bool hasTime = false; ///< be it one that cannot be read
};

LogLine readLogObject(const PartContext& context, ondemand::object object, const Pointer& at)
{
    static constexpr std::array<std::string_view, 2> names{"time", "message"};
    FieldSet fields(names);
    LogLine line;
    for (ondemand::field entry : object) {
        const auto name = ValueReader::nameOf(entry);
        auto& part = entry.value();
        switch (fields.enter(name, context.values.offsetOf(part), at, context.problems)) {
        case 0:
            line.hasTime = true;
            line.time = context.values.moment(part, at / name);
            break;
        case 1:
            line.message = context.values.text(part, at / name);
            break;
        default:
            context.values.skip(part, at / name);
        }
    }
    return line;
}

/// An object, or what some servers write: the message alone.
void readLogEntry(
    const PartContext& context, ondemand::value& value, const Pointer& at, LogEntries& entries)
{
    const auto offset = context.values.offsetOf(value);
    LogLine line;
    if (ValueReader::tokenOf(value).starts_with('"'))
        line.message = context.values.text(value, at);
    else if (auto object = context.values.object(value, at))
        line = readLogObject(context, *object, at);
    else
        return;
    if (!line.hasTime)
        context.problems.warn(
            offset, at / "time", {DEPLOY_MESSAGE("Message", "The field is missing."), {}});
    if (!line.message)
        return;
    entries.log.append(line.time.value_or(deployment::unknownTime), *line.message);
}

} // namespace

std::vector<Step> readSteps(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    std::vector<Step> steps;
    auto array = context.values.array(value, at);
    if (!array)
        return steps;
    std::size_t index = 0;
    for (ondemand::value element : *array) {
        const auto here = at / index++;
        if (auto object = context.values.object(element, here))
            steps.push_back(readStep(context, *object, here));
    }
    return steps;
}

Resources readResources(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    static constexpr std::array<std::string_view, 2> names{
        slotName(Side::Blue), slotName(Side::Green)};
    Resources resources;
    const auto offset = context.values.offsetOf(value);
    const bool isObject = readKnownFields(context, value, at, names,
        [&](std::size_t field, ondemand::value& part, const Pointer& here) {
            resources.remove(names[field]); // the last one of a name counts
            auto slot = readSlot(context, part, here);
            if (!slot)
                return;
            slot->name = names[field];
            resources.put(std::move(*slot));
        });
    if (isObject)
        checkTraffic(context, resources, offset, at);
    return resources;
}

Log readLog(const PartContext& context, ondemand::value& value, const Pointer& at)
{
    auto array = context.values.array(value, at);
    return array ? readLogEntries(context, *array, at).log : Log();
}

LogEntries readLogEntries(const PartContext& context, ondemand::array& array, const Pointer& at)
{
    LogEntries entries;
    for (ondemand::value element : array)
        readLogEntry(context, element, at / entries.elements++, entries);
    return entries;
}

} // namespace formats
