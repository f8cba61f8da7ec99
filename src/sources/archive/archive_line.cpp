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

/// A text as JsonWriter writes it, without its escapes.
std::string withoutEscapes(std::string_view json)
{
    std::string text;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] != '\\') {
            text += json[at];
            continue;
        }
        switch (const char letter = json[++at]) {
        case 'n':
            text += '\n';
            break;
        case 'r':
            text += '\r';
            break;
        case 't':
            text += '\t';
            break;
        case 'u': { // of ASCII alone
            constexpr int hexadecimal = 16;
            text += static_cast<char>(
                std::stoi(std::string(json.substr(at + 1, 4)), nullptr, hexadecimal));
            at += 4;
            break;
        }
        default:
            text += letter;
        }
    }
    return text;
}

/// Text by text, so that what comes of it is still a record.
std::string redactedTexts(std::string_view json, const Redactor& redactor)
{
    std::string clean;
    while (!json.empty()) {
        const auto begin = std::min(json.find('"'), json.size());
        clean += json.substr(0, begin);
        json.remove_prefix(begin);
        if (json.empty())
            break;
        std::size_t end = 1;
        while (json[end] != '"')
            end += json[end] == '\\' ? 2 : 1;
        formats::JsonWriter(clean).text(redactor.redacted(withoutEscapes(json.substr(1, end - 1))));
        json.remove_prefix(end + 1);
    }
    return clean;
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
    const Deployment& deployment, const ArchiveMark& mark, const Redactor& redactor)
{
    if (redactor.redacted(deployment.id) != deployment.id)
        return std::nullopt;
    std::string json = formats::encodeDeployment(deployment);
    if (redactor.redacted(json) != json)
        json = redactedTexts(json, redactor);
    return marked(std::move(json), mark);
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
