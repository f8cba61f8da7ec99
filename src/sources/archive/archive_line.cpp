// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive_line.h"

#include "deploy/formats/json/json_writer.h"
#include "deploy/formats/record/deployment_json.h"
#include "deploy/history/columns.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <utility>

namespace sources {

using deployment::Deployment;
using deployment::Redactor;

namespace {

constexpr std::array extentWords{std::pair{ArchivedExtent::Row, std::string_view("row")},
    std::pair{ArchivedExtent::Part, std::string_view("part")},
    std::pair{ArchivedExtent::Cut, std::string_view("cut")},
    std::pair{ArchivedExtent::Whole, std::string_view("whole")}};

/// In a string the quotes would be escaped: this stands in no text.
constexpr std::string_view markBegin = ",\"archived\":{\"as\":\"";
constexpr std::string_view timeBegin = "\",\"at\":\"";
constexpr std::string_view markEnd = "\"}}";

std::string marked(std::string json, const ArchiveMark& mark)
{
    json.pop_back(); // the closing brace of the record
    json += markBegin;
    json += extentWords.at(static_cast<std::size_t>(mark.extent)).second;
    json += timeBegin;
    json += deployment::formatTimestamp(mark.at, deployment::Zone::Utc);
    json += markEnd;
    return json;
}

void redactLog(deployment::Log& log, const Redactor& redactor)
{
    deployment::Log clean;
    for (std::size_t entry = 0; entry < log.size(); ++entry)
        clean.append(log.time(entry), redactor.redacted(log.message(entry)));
    log = std::move(clean);
}

/// Value by value, so that what comes of it is still a record.
void redact(Deployment& deployment, const Redactor& redactor)
{
    const auto hide = [&](std::string& text) { text = redactor.redacted(text); };
    const std::string id = deployment.id;
    for (const history::ColumnSpec& spec : history::columnSpecs) {
        if (spec.text.read != nullptr && spec.text.write != nullptr)
            spec.text.write(deployment, redactor.redacted(spec.text.read(deployment)));
    }
    deployment.id = id;
    for (deployment::Step& step : deployment.progress.steps)
        hide(step.name);
    for (deployment::EnvironmentSlot& slot : deployment.resources.slots) {
        hide(slot.image);
        hide(slot.status);
    }
    redactLog(deployment.log, redactor);
}

void mix(std::uint64_t& state, std::uint64_t value)
{
    constexpr std::uint64_t factor = 0x9e3779b97f4a7c15;
    state = std::rotl((state ^ value) * factor, 29);
}

template <typename Part> void takeIfMissing(Part& newer, Part& older)
{
    if (newer.empty())
        newer = std::move(older);
}

} // namespace

std::optional<std::string> archiveLine(
    Deployment deployment, const ArchiveMark& mark, const Redactor& redactor)
{
    std::string json = formats::encodeDeployment(deployment);
    if (redactor.redacted(json) == json)
        return marked(std::move(json), mark);
    if (redactor.redacted(deployment.id) != deployment.id)
        return std::nullopt;
    redact(deployment, redactor);
    json = formats::encodeDeployment(deployment);
    if (redactor.redacted(json) == json)
        return marked(std::move(json), mark);
    // Somewhere else, then: the row alone has been seen to.
    Deployment row;
    history::assignSummary(row, history::summaryOf(deployment));
    return marked(formats::encodeDeployment(row), {ArchivedExtent::Row, mark.at});
}

std::optional<ArchiveMark> archiveMarkOf(std::string_view line)
{
    line = line.substr(line.size() - std::min(line.size(), maxMarkLength));
    const auto begin = line.rfind(markBegin);
    if (begin == std::string_view::npos || !line.ends_with(markEnd))
        return std::nullopt;
    line.remove_prefix(begin + markBegin.size());
    line.remove_suffix(markEnd.size());
    const auto word = line.substr(0, line.find('"'));
    line.remove_prefix(word.size());
    if (!line.starts_with(timeBegin))
        return std::nullopt;
    const auto at = deployment::parseTimestamp(line.substr(timeBegin.size()));
    for (const auto& [extent, name] : extentWords) {
        if (at && word == name)
            return ArchiveMark{extent, *at};
    }
    return std::nullopt;
}

std::uint64_t stateOf(const history::Summary& summary)
{
    std::uint64_t state = 1;
    const std::hash<std::string_view> hash;
    for (const history::ColumnSpec& spec : history::columnSpecs) {
        if (spec.text.inSummary != nullptr)
            mix(state, hash(summary.*spec.text.inSummary));
    }
    mix(state, static_cast<std::uint64_t>(summary.start.time_since_epoch().count()));
    mix(state,
        summary.end ? static_cast<std::uint64_t>(summary.end->time_since_epoch().count()) : 1);
    mix(state, summary.percentage ? std::bit_cast<std::uint64_t>(*summary.percentage) : 1);
    mix(state, summary.paused ? 2 : 1);
    return state;
}

Deployment richerOf(Deployment newer, Deployment older)
{
    if (newer.log.size() < older.log.size())
        newer.log = std::move(older.log);
    takeIfMissing(newer.progress.steps, older.progress.steps);
    takeIfMissing(newer.resources.slots, older.resources.slots);
    for (deployment::NamedSeries& series : older.metrics.series)
        takeIfMissing(newer.metrics[series.id], series.points);
    if (!newer.workload)
        newer.workload = std::move(older.workload);
    return newer;
}

} // namespace sources
