// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/json_text.h"

#include "deploy/formats/record/deployment_json.h"
#include "deploy/history/columns.h"

namespace server {

std::string dumped(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string timeText(deployment::Timestamp time)
{
    return deployment::formatTimestamp(time, deployment::Zone::Utc);
}

Json summaryJson(const history::Summary& summary, std::uint64_t revision)
{
    Json json = Json::object();
    for (const history::ColumnSpec& spec : history::columnSpecs) {
        if (spec.place != history::ColumnPlace::Record || spec.text.inSummary == nullptr)
            continue;
        const std::string_view text = summary.*spec.text.inSummary;
        if (spec.presence != history::Presence::Rare || !text.empty())
            json[std::string(spec.name)] = text;
    }
    json["paused"] = summary.paused;
    json["startTime"] = timeText(summary.start);
    if (summary.end)
        json["endTime"] = timeText(*summary.end);
    json["progress"] = Json::object();
    if (summary.percentage)
        json["progress"]["percentage"] = *summary.percentage;
    json["progress"]["currentStep"] = summary.currentStep;
    json["revision"] = revision;
    return json;
}

std::string wholeJson(const deployment::Deployment& deployment, std::uint64_t revision)
{
    std::string json = formats::encodeDeployment(deployment);
    json.insert(json.find('{') + 1, "\"revision\":" + std::to_string(revision) + ",");
    return json;
}

Json logEntriesJson(const deployment::Log& log, std::size_t from, std::size_t to)
{
    Json entries = Json::array();
    for (std::size_t entry = from; entry < to; ++entry)
        entries.push_back({{"time", timeText(log.time(entry))}, {"message", log.message(entry)}});
    return entries;
}

} // namespace server
