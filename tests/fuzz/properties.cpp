// SPDX-License-Identifier: GPL-3.0-or-later
#include "properties.h"

#include "oracles/csv_reader.h"
#include "scan_helpers.h"

#include "deploy/formats/export/history_export.h"
#include "deploy/formats/json/json_member.h"
#include "deploy/formats/json/json_value.h"
#include "deploy/formats/json/json_writer.h"
#include "deploy/formats/record/deployment_json.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>

namespace fuzz {

namespace {

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

/// NaN differs from itself: gaps are compared by their place.
void replaceGaps(deployment::MetricSeries& series)
{
    for (auto& point : series) {
        if (std::isnan(point.value))
            point.value = -1;
    }
}

std::string writtenAgain(const formats::JsonValue& value)
{
    std::string json;
    formats::JsonWriter(json).value(value);
    return json;
}

deployment::Deployment comparable(deployment::Deployment deployment)
{
    for (auto& series : deployment.metrics.series)
        replaceGaps(series.points);
    return deployment;
}

/// A log that is read in windows gives what the record as a whole gives.
void checkWindows(
    std::string_view json, const deployment::Expected<formats::DecodedDeployment>& whole)
{
    formats::DecodeOptions options;
    options.large = 1;
    options.window = 64;
    options.threads = 1;
    const auto document = formats::Document::fromMemory(std::string(json));
    const auto windows =
        formats::decodeDeployment(*document, {0, static_cast<std::uint32_t>(json.size())}, options);
    require(windows.has_value() == whole.has_value(), "windows read what the whole reads");
    if (!whole) {
        require(windows.error() == whole.error(), "windows say what is wrong");
        return;
    }
    require(windows->problems == whole->problems, "windows find the same problems");
    require(comparable(windows->deployment) == comparable(whole->deployment),
        "windows give the same deployment");
}

} // namespace

void checkDecoding(std::string_view json)
{
    static_cast<void>(formats::prettyJson(json));
    const auto first = formats::decodeDeployment(json);
    if (!json.empty()) // of nothing, the one says that it is not there and the other what it is
        checkWindows(json, first);
    if (!first)
        return;
    const auto second = formats::decodeDeployment(formats::encodeDeployment(first->deployment));
    require(second.has_value(), "what was encoded can be decoded");
    require(comparable(second->deployment) == comparable(first->deployment),
        "encoding keeps everything");
}

void checkScan(std::string_view document)
{
    const auto source = formats::Document::fromMemory(std::string(document));
    formats::ScanOptions options;
    options.segmentBytes = 0;
    const auto quick = samples::scan(*source, options);
    options.wholeRecords = true;
    const auto whole = samples::scan(*source, options);
    require(quick.error == whole.error, "both ways of reading see the same document");
    require(whole.result.records <= quick.result.records,
        "whole records are read from the same ranges");
    require(quick.result.end.record == quick.result.records + quick.result.badRecords,
        "each record counts once");
    for (history::Row row = 0; row < whole.rows.size(); ++row) {
        const auto range = whole.range(row);
        const auto record = source->read(range.offset, range.length);
        const auto decoded = formats::decodeDeployment(record.value());
        require(
            decoded && decoded->deployment.id == whole.rows.id(row), "a range holds its record");
    }
    options.growing = true;
    require(samples::scan(*source, options).result.records <= whole.result.records,
        "a growing end is left for later");
}

void checkReadAhead(std::string_view document)
{
    const auto source = formats::Document::fromMemory(std::string(document));
    formats::ScanOptions options;
    options.segmentBytes = 0;
    const auto alone = samples::scan(*source, options);
    options.segmentBytes = 64;
    const auto ahead = samples::scan(*source, options);
    require(ahead.error == alone.error && ahead.ids() == alone.ids()
            && ahead.problems == alone.problems,
        "reading ahead changes nothing");
}

void checkExport(std::string_view texts)
{
    history::History history;
    samples::CsvRows expected{{"executor", "currentStep"}};
    for (std::size_t i = 0; !texts.empty(); ++i) {
        const auto executor = texts.substr(0, texts.find('|'));
        texts.remove_prefix(std::min(texts.size(), executor.size() + 1));
        history::Summary summary;
        const auto id = std::to_string(i);
        summary.id = id;
        summary.executor = executor;
        summary.currentStep = texts.substr(0, texts.find('|'));
        history.upsert(summary);
        expected.push_back({std::string(executor), std::string(summary.currentStep)});
    }
    std::vector<history::Row> rows(history.size());
    std::iota(rows.begin(), rows.end(), history::Row{0});
    constexpr std::array columns{history::Column::Executor, history::Column::CurrentStep};
    formats::ExportOptions options;
    options.raw = true;
    std::string csv;
    require(formats::exportRows(history, rows, columns, options,
                [&csv](std::string_view piece) {
                    csv += piece;
                    return true;
                }),
        "an export that nobody stops ends");
    require(samples::readCsv(csv) == expected, "the texts come back");
}

void checkJson(std::string_view json)
{
    const auto value = formats::JsonValue::parse(json);
    if (!value) {
        static_cast<void>(formats::findMember(json, "id"));
        require(!value.error().message.toEnglish().empty(), "a refusal says why");
        return;
    }
    const std::string written = writtenAgain(*value);
    const auto again = formats::JsonValue::parse(written);
    require(again.has_value(), "what is written is JSON");
    require(writtenAgain(*again) == written, "and reads the same");
    for (const formats::JsonMember& member : again->members()) {
        // Names are compared as they stand there: one with a backslash may look like another.
        const bool isPlain = member.name.find('\\') == std::string::npos;
        const auto found = formats::findMember(written, member.name);
        require(!isPlain || !found || *found == writtenAgain(member.value),
            "a member is found as it was read");
    }
}

} // namespace fuzz
