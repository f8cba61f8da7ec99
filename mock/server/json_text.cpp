// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/json_text.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/history/columns.h"

namespace server {

using formats::JsonWriter;

void writeSummary(JsonWriter& writer, const history::Summary& summary, std::uint64_t revision)
{
    writer.beginObject();
    for (const history::ColumnSpec& spec : history::columnSpecs) {
        if (spec.place != history::ColumnPlace::Record || spec.text.inSummary == nullptr)
            continue;
        const std::string_view text = summary.*spec.text.inSummary;
        if (spec.presence != history::Presence::Rare || !text.empty())
            writer.textField(spec.name, text);
    }
    writer.key("paused");
    writer.boolean(summary.paused);
    writer.timeField("startTime", summary.start);
    if (summary.end)
        writer.timeField("endTime", *summary.end);
    writer.key("progress");
    writer.beginObject();
    if (summary.percentage) {
        writer.key("percentage");
        writer.number(*summary.percentage);
    }
    writer.textField("currentStep", summary.currentStep);
    writer.endObject();
    writer.countField("revision", revision);
    writer.endObject();
}

std::string summaryJson(const history::Summary& summary, std::uint64_t revision)
{
    std::string json;
    JsonWriter writer(json);
    writeSummary(writer, summary, revision);
    return json;
}

std::string wholeJson(const deployment::Deployment& deployment, std::uint64_t revision)
{
    std::string json = formats::encodeDeployment(deployment);
    json.insert(json.find('{') + 1, "\"revision\":" + std::to_string(revision) + ",");
    return json;
}

void writeLogEntries(
    JsonWriter& writer, const deployment::Log& log, std::size_t from, std::size_t to)
{
    writer.key("entries");
    writer.beginArray();
    for (std::size_t entry = from; entry < to; ++entry) {
        writer.beginObject();
        if (deployment::isKnown(log.ownTime(entry)))
            writer.timeField("time", log.ownTime(entry));
        writer.textField("message", log.message(entry));
        writer.endObject();
    }
    writer.endArray();
}

} // namespace server
