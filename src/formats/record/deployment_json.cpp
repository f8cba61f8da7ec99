// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/record/deployment_json.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/formats/json/json_writer.h"
#include "document/foreign_content.h"
#include "large_record.h"
#include "record_decoder.h"
#include "record_parts.h"
#include "json/syntax_fault.h"

#include <algorithm>

namespace formats {

using deployment::Deployment;
using deployment::EnvironmentSlot;
using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;
using deployment::MetricSeries;
using deployment::Problem;
using deployment::Severity;
using deployment::Step;
using history::Column;
using history::ColumnSpec;
using history::ColumnType;
using history::Presence;

namespace {

Error errorOf(const std::vector<Problem>& problems)
{
    const auto first = std::find_if(problems.begin(), problems.end(),
        [](const Problem& problem) { return problem.severity == Severity::Error; });
    const auto line = std::to_string(first->line);
    const auto column = std::to_string(first->column);
    if (first->message.pattern == nestedTooDeep)
        return {ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message",
                 "The record can't be read: it is nested deeper than %1 levels (line %2, column "
                 "%3)."),
                {first->message.arguments.front(), line, column}},
            first->message.toEnglish()};
    if (first->pointer.empty())
        return {ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "The record can't be read (line %1, column %2)."),
                {line, column}},
            first->message.toEnglish()};
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message", "The field %1 is missing or invalid (line %2, column %3)."),
            {first->pointer, line, column}},
        first->message.toEnglish()};
}

Error changed()
{
    return {ErrorCode::Changed,
        {DEPLOY_MESSAGE("Message", "The record is not where it was; the file has changed."), {}},
        {}};
}

void writeSteps(JsonWriter& writer, const std::vector<Step>& steps)
{
    writer.key("steps");
    writer.beginArray();
    for (const auto& step : steps) {
        writer.beginObject();
        writer.textField("name", step.name);
        writer.textField("status", step.status.text);
        if (step.start)
            writer.timeField("startTime", *step.start);
        if (step.end)
            writer.timeField("endTime", *step.end);
        writer.endObject();
    }
    writer.endArray();
}

void writeProgress(JsonWriter& writer, const deployment::Progress& progress)
{
    writer.key("progress");
    writer.beginObject();
    if (progress.percentage) {
        writer.key("percentage");
        writer.number(*progress.percentage);
    }
    writer.textField("currentStep", progress.currentStep);
    writeSteps(writer, progress.steps);
    writer.endObject();
}

void writeSlot(JsonWriter& writer, const EnvironmentSlot& slot)
{
    writer.key(slot.name);
    writer.beginObject();
    if (slot.nodes) {
        writer.key("nodes");
        writer.integer(*slot.nodes);
    }
    if (slot.containers) {
        writer.key("containers");
        writer.integer(*slot.containers);
    }
    writer.textField("image", slot.image);
    if (slot.traffic) {
        writer.key("traffic");
        writer.number(*slot.traffic);
    }
    writer.textField("status", slot.status);
    writer.endObject();
}

void writeSeries(JsonWriter& writer, std::string_view name, const MetricSeries& series)
{
    writer.key(name);
    writer.beginArray();
    for (const auto& point : series) {
        writer.beginObject();
        writer.timeField("time", point.time);
        writer.key("value");
        writer.number(point.value);
        writer.endObject();
    }
    writer.endArray();
}

void writeVerdicts(JsonWriter& writer, const std::vector<deployment::Verdict>& verdicts)
{
    writer.key("verdicts");
    writer.beginArray();
    for (const auto& verdict : verdicts) {
        writer.beginObject();
        writer.timeField("time", verdict.time);
        writer.textField("word", verdict.word);
        writer.endObject();
    }
    writer.endArray();
}

void writeNotes(JsonWriter& writer, const deployment::MetricNotes& notes)
{
    writer.beginObject();
    if (!notes.title.empty())
        writer.textField("title", notes.title);
    if (!notes.unit.empty())
        writer.textField("unit", notes.unit);
    if (notes.limit) {
        writer.key("limit");
        writer.number(*notes.limit);
    }
    if (notes.worse != deployment::Worse::Unknown)
        writer.textField("worse", notes.worse == deployment::Worse::Lower ? "LOWER" : "HIGHER");
    if (!notes.condition.empty())
        writer.textField("condition", notes.condition);
    if (!notes.verdicts.empty())
        writeVerdicts(writer, notes.verdicts);
    if (!notes.warnings.empty())
        writeTexts(writer, "warnings", notes.warnings);
    writer.endObject();
}

/// Beside the metrics and not in them: who reads lists of points alone is not disturbed.
void writeMetricNotes(JsonWriter& writer, const deployment::Metrics& metrics)
{
    const auto isNoted = [](const deployment::NamedSeries& series) {
        // What this program found itself is of this moment.
        deployment::MetricNotes lasting = series.notes;
        lasting.remarks.clear();
        lasting.trouble.reset();
        return !lasting.empty();
    };
    if (std::ranges::none_of(metrics.series, isNoted))
        return;
    writer.key("metricNotes");
    writer.beginObject();
    for (const auto& series : metrics.series) {
        if (!isNoted(series))
            continue;
        writer.key(series.id);
        writeNotes(writer, series.notes);
    }
    writer.endObject();
}

void writeLog(JsonWriter& writer, const deployment::Log& log)
{
    writer.key("logs");
    writer.beginArray();
    for (std::size_t i = 0; i < log.size(); ++i) {
        writer.beginObject();
        if (deployment::isKnown(log.ownTime(i)))
            writer.timeField("time", log.ownTime(i));
        writer.textField("message", log.message(i));
        writer.endObject();
    }
    writer.endArray();
}

void writeColumn(JsonWriter& writer, const Deployment& deployment, const ColumnSpec& spec)
{
    if (spec.type == ColumnType::Time) {
        const auto time =
            spec.column == Column::StartTime ? std::optional(deployment.start) : deployment.end;
        if (time)
            writer.timeField(spec.name, *time);
        return;
    }
    const std::string_view text = spec.text.read(deployment);
    if (spec.presence != Presence::Rare || !text.empty())
        writer.textField(spec.name, text);
}

void writeHead(JsonWriter& writer, const Deployment& deployment)
{
    for (const Column column : fieldColumns)
        writeColumn(writer, deployment, specOf(column));
    if (deployment.paused) {
        writer.key("paused");
        writer.boolean(true);
    }
}

} // namespace

Expected<DecodedDeployment> decodeDeployment(
    std::string_view json, std::optional<deployment::Timestamp> now)
{
    RecordDecoder decoder;
    decoder.setNow(now);
    const simdjson::padded_string padded(json);
    const PaddedText record{
        {padded.data(), padded.size()}, padded.size() + simdjson::SIMDJSON_PADDING};
    const auto status = decoder.read(record);
    if (status != ReadStatus::Fine)
        reportUnreadable(status, record.text, decoder.problems());
    auto deployment = decoder.takeDeployment();
    auto problems = decoder.problems().take(decoder.id());
    if (!deployment) {
        auto foreign = status == ReadStatus::Fine ? std::nullopt : foreignContent(json);
        return tl::unexpected(foreign ? std::move(*foreign) : errorOf(problems));
    }
    return DecodedDeployment{std::move(*deployment), std::move(problems)};
}

Expected<DecodedDeployment> decodeDeployment(
    const Document& document, RecordRange range, const DecodeOptions& options)
{
    if (range.length == 0 || document.size() < range.offset + range.length)
        return tl::unexpected(changed());
    if (range.length >= options.large) {
        auto decoded = LargeRecord(document, range, options).decode();
        if (!decoded)
            return tl::unexpected(decoded.error());
        if (*decoded)
            return std::move(**decoded);
    }
    const auto json = document.read(range.offset, range.length);
    if (!json)
        return tl::unexpected(json.error());
    if (json->size() < range.length)
        return tl::unexpected(changed());
    return decodeDeployment(*json, options.now);
}

std::string encodeDeployment(const Deployment& deployment)
{
    std::string json;
    JsonWriter writer(json);
    writer.beginObject();
    writeHead(writer, deployment);
    writeProgress(writer, deployment.progress);
    writer.key("resources");
    writer.beginObject();
    for (const EnvironmentSlot& slot : deployment.resources.slots)
        writeSlot(writer, slot);
    writer.endObject();
    writer.key("metrics");
    writer.beginObject();
    for (const auto& series : deployment.metrics.series)
        writeSeries(writer, series.id, series.points);
    writer.endObject();
    writeMetricNotes(writer, deployment.metrics);
    if (deployment.workload)
        writeWorkload(writer, *deployment.workload);
    writeLog(writer, deployment.log);
    writer.endObject();
    return json;
}

} // namespace formats
