// SPDX-License-Identifier: GPL-3.0-or-later
#include "large_history.h"

#include "deploy/formats/scan/history_scan.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string>

namespace benchmarks {

using history::History;
using history::Row;

History summariesOf(const std::filesystem::path& file)
{
    const auto document = formats::Document::open(file);
    History rows;
    formats::ScanOptions options;
    options.onBatch = [&rows](formats::ScanBatch&& batch) { rows.merge(batch.rows); };
    if (!document || !formats::scanHistory(**document, options))
        throw std::runtime_error(file.string() + " can't be read");
    return rows;
}

History repeated(const History& rows, std::size_t count)
{
    History result;
    result.reserve(count);
    std::string id;
    for (std::size_t i = 0; i < count; ++i) {
        history::Summary summary = rows.at(static_cast<Row>(i % rows.size()));
        const auto round = i / rows.size();
        const auto earlier = std::chrono::hours(24 * 90) * round + std::chrono::milliseconds(round);
        id = std::string(summary.id) + "-" + std::to_string(round);
        summary.id = id;
        summary.start -= earlier;
        if (summary.end)
            *summary.end -= earlier;
        result.upsert(summary);
    }
    return result;
}

std::string jsonOf(const history::Summary& summary)
{
    const auto timeText = [](deployment::Timestamp time) {
        return deployment::formatTimestamp(time, deployment::Zone::Utc);
    };
    nlohmann::ordered_json json{{"id", summary.id}, {"version", summary.version},
        {"environment", summary.environment}, {"deploymentType", summary.strategy},
        {"status", summary.status}, {"startTime", timeText(summary.start)},
        {"executor", summary.executor}};
    if (summary.end)
        json["endTime"] = timeText(*summary.end);
    json["progress"]["currentStep"] = summary.currentStep;
    if (summary.percentage)
        json["progress"]["percentage"] = *summary.percentage;
    return json.dump();
}

void writeLines(const History& rows, const std::filesystem::path& file)
{
    const std::filesystem::path part = file.string() + ".part";
    std::ofstream out(part, std::ios::binary);
    for (Row row = 0; row < rows.size(); ++row)
        out << jsonOf(rows.at(row)) << '\n';
    out.close();
    if (!out)
        throw std::runtime_error(part.string() + " can't be written");
    std::filesystem::rename(part, file);
}

} // namespace benchmarks
