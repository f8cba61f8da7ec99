// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/export/history_export.h"

#include "deploy/formats/export/csv_writer.h"
#include "deploy/formats/json/json_writer.h"

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/deployment/workload/step_words.h"

#include "deploy/history/parallel/in_parts.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace formats {

using deployment::Timestamp;
using history::Column;
using history::ColumnType;
using history::History;
using history::Row;

namespace {

/// What a thread writes at a time: some ten kilobytes, and so little that all end at the same time.
std::size_t rowsOfPart(std::size_t rows, std::size_t threads)
{
    constexpr std::size_t few = 128;
    constexpr std::size_t many = 512;
    constexpr std::size_t partsOfThread = 4;
    return std::clamp(rows / (partsOfThread * threads) + 1, few, many);
}

std::optional<std::int64_t> durationSeconds(const History& history, Row row, Timestamp now)
{
    const auto duration = history.duration(row, now);
    if (!duration)
        return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*duration).count();
}

/// "+08:00": the end of every time in a zone whose offset that is.
std::string offsetOf(Timestamp time, deployment::Zone zone)
{
    const std::string text = deployment::formatTimestamp(time, zone);
    return text.substr(text.size() - std::string_view("+00:00").size());
}

std::optional<Timestamp> firstKnownStart(const History& history, std::span<const Row> rows)
{
    const auto known = std::ranges::find_if(
        rows, [&history](Row row) { return deployment::isKnown(history.start(row)); });
    return known == rows.end() ? std::nullopt : std::optional(history.start(*known));
}

/// The zone, if its offset from UTC is the same at all times of the rows; else UTC.
deployment::Zone zoneOfOneOffset(
    const History& history, std::span<const Row> rows, deployment::Zone zone)
{
    std::optional<std::chrono::seconds> offset;
    const auto differs = [&](Timestamp time) {
        if (!deployment::isKnown(time))
            return false;
        const auto own = deployment::zoneOffset(time, zone);
        return own != offset.value_or(own) || (offset = own, false);
    };
    for (const Row row : rows) {
        const auto end = history.end(row);
        if (differs(history.start(row)) || (end && differs(*end)))
            return deployment::Zone::Utc;
    }
    return zone;
}

bool isCsv(ExportFormat format)
{
    return format == ExportFormat::Csv || format == ExportFormat::Spreadsheet;
}

CsvTexts textsOf(const ExportOptions& options)
{
    if (options.format == ExportFormat::Spreadsheet)
        return CsvTexts::Fixed;
    return options.raw ? CsvTexts::Raw : CsvTexts::Disarmed;
}

bool hasDecimalComma(const ExportOptions& options)
{
    return options.decimalComma && options.format == ExportFormat::Spreadsheet;
}

CsvWriter csvOf(std::string& to, const ExportOptions& options)
{
    return {to, textsOf(options), hasDecimalComma(options) ? ';' : ','};
}

/// Of the number at the end, which begins there. In quotes, since some part cells at commas too.
void putDecimalComma(std::string& to, std::size_t begin)
{
    const auto point = to.find('.', begin);
    if (point == std::string::npos)
        return;
    to[point] = ',';
    to.insert(begin, 1, '"');
    to += '"';
}

/// How times are written into CSV.
class CsvTimes {
public:
    CsvTimes(const History& history, std::span<const Row> rows, const ExportOptions& options)
        : m_zone(options.zone)
        , m_isFixed(options.format == ExportFormat::Spreadsheet)
        , m_hasDecimalComma(hasDecimalComma(options))
    {
        if (!m_isFixed)
            return;
        m_zone = zoneOfOneOffset(history, rows, options.zone);
        m_offset = offsetOf(firstKnownStart(history, rows).value_or(options.now), m_zone);
    }

    [[nodiscard]] std::string heading(Column column) const
    {
        std::string name(history::nameOf(column));
        if (!m_isFixed || specOf(column).type != ColumnType::Time)
            return name;
        return name + (m_zone == deployment::Zone::Utc ? " (UTC)" : " (UTC" + m_offset + ')');
    }

    [[nodiscard]] deployment::Zone zone() const { return m_zone; }
    /// The offsets are those of the zone.
    void write(std::string& to, const std::optional<Timestamp>& time,
        deployment::ZoneOffsets& offsets) const
    {
        if (!time || !deployment::isKnown(*time))
            return;
        const auto begin = to.size();
        deployment::appendTimestamp(to, *time, offsets.at(*time));
        if (m_isFixed) {
            to.resize(to.size() - m_offset.size());
            to[to.find('T', begin)] = ' ';
        }
        if (m_hasDecimalComma)
            putDecimalComma(to, begin);
    }

private:
    deployment::Zone m_zone;
    bool m_isFixed;
    bool m_hasDecimalComma;
    std::string m_offset;
};

/// People read CSV; with raw texts, and in JSON, a step stays as its cluster says it.
void writeCsvText(CsvWriter& csv, std::string_view text, Column column, bool isRaw)
{
    const bool isPlain = column != Column::CurrentStep || isRaw;
    const auto plain = isPlain ? std::nullopt : deployment::plainStep(text);
    csv.text(plain ? std::string_view(*plain) : text);
}

void writeCsvCell(CsvWriter& csv, const History& history, Row row, Column column,
    const CsvTimes& times, deployment::ZoneOffsets& offsets, const ExportOptions& options)
{
    switch (specOf(column).type) {
    case ColumnType::Time:
        return times.write(csv.beginCell(), history.time(column, row), offsets);
    case ColumnType::Duration: {
        std::string& cell = csv.beginCell();
        if (const auto seconds = durationSeconds(history, row, options.now))
            cell += std::to_string(*seconds);
        return;
    }
    case ColumnType::Number: {
        std::string& cell = csv.beginCell();
        const auto begin = cell.size();
        if (const auto percentage = history.percentage(row))
            cell += shortestDecimal(*percentage);
        if (hasDecimalComma(options))
            putDecimalComma(cell, begin);
        return;
    }
    case ColumnType::Id:
    case ColumnType::Word:
        return writeCsvText(csv, history.text(column, row), column, options.raw);
    }
}

void writeTime(
    JsonWriter& json, const std::optional<Timestamp>& time, deployment::ZoneOffsets& offsets)
{
    if (time)
        json.time(*time, offsets.at(*time));
    else
        json.null();
}

void writeJsonValue(JsonWriter& json, const History& history, Row row, Column column,
    deployment::ZoneOffsets& offsets, const ExportOptions& options)
{
    const history::ColumnSpec& spec = specOf(column);
    switch (spec.type) {
    case ColumnType::Time:
        return writeTime(json, history.time(column, row), offsets);
    case ColumnType::Duration:
        if (const auto seconds = durationSeconds(history, row, options.now))
            return json.integer(*seconds);
        return json.null();
    case ColumnType::Number:
        if (const auto percentage = history.percentage(row))
            return json.number(*percentage);
        return json.null();
    case ColumnType::Id:
    case ColumnType::Word: {
        // The list keeps a missing text as an empty one.
        const auto text = history.text(column, row);
        const bool isMissing = text.empty() && spec.presence != history::Presence::Required;
        return isMissing ? json.null() : json.text(text);
    }
    }
}

/// One export: writes rows into buffers, several of them at a time, and hands them on in order.
class Exporter {
public:
    Exporter(const History& history, std::span<const Row> rows, std::span<const Column> columns,
        const ExportOptions& options, const ExportSink& sink)
        : m_history(history)
        , m_rows(rows)
        , m_columns(columns)
        , m_options(options)
        , m_sink(sink)
        , m_times(history, rows, options)
    {
    }

    bool run()
    {
        if (!handOn(beginning()))
            return false;
        const std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
        const auto length = rowsOfPart(m_rows.size(), threads);
        std::vector<std::string> parts(partsAtOnce * threads);
        for (std::size_t begin = 0; begin < m_rows.size(); begin += parts.size() * length) {
            const auto count = (m_rows.size() - begin + length - 1) / length;
            parts.resize(std::min(parts.size(), count));
            history::inParts(parts.size(), threads, [&](std::size_t part) {
                const auto from = begin + part * length;
                writePart(m_rows.subspan(from, std::min(length, m_rows.size() - from)), from,
                    parts[part]);
            });
            if (!std::ranges::all_of(
                    parts, [this](const std::string& part) { return handOn(part); }))
                return false;
        }
        return m_options.format != ExportFormat::Json || handOn(m_rows.empty() ? "]\n" : "\n]\n");
    }

private:
    static constexpr std::size_t partsAtOnce = 8; ///< of each thread
    static constexpr std::size_t usualCell = 16; ///< bytes

    [[nodiscard]] std::string beginning() const
    {
        if (!isCsv(m_options.format))
            return m_options.format == ExportFormat::Json ? "[" : "";
        std::string heading = m_options.byteOrderMark ? "\xEF\xBB\xBF" : "";
        CsvWriter csv = csvOf(heading, m_options);
        for (const auto column : m_columns)
            csv.plain(m_times.heading(column));
        csv.endRow();
        return heading;
    }

    /// Rows, before which there are that many others.
    void writePart(std::span<const Row> rows, std::size_t before, std::string& to) const
    {
        to.clear();
        to.reserve(rows.size() * m_columns.size() * usualCell);
        CsvWriter csv = csvOf(to, m_options);
        deployment::ZoneOffsets offsets(isCsv(m_options.format) ? m_times.zone() : m_options.zone);
        for (const Row row : rows) {
            switch (m_options.format) {
            case ExportFormat::Csv:
            case ExportFormat::Spreadsheet:
                writeLine(csv, row, offsets);
                break;
            case ExportFormat::Json:
                to += before++ == 0 ? "\n" : ",\n";
                writeObject(to, row, offsets);
                break;
            case ExportFormat::JsonLines:
                writeObject(to, row, offsets);
                to += '\n';
                break;
            }
        }
    }

    void writeLine(CsvWriter& csv, Row row, deployment::ZoneOffsets& offsets) const
    {
        for (const auto column : m_columns)
            writeCsvCell(csv, m_history, row, column, m_times, offsets, m_options);
        csv.endRow();
    }

    void writeObject(std::string& to, Row row, deployment::ZoneOffsets& offsets) const
    {
        JsonWriter json(to);
        json.beginObject();
        for (const auto column : m_columns) {
            json.key(history::nameOf(column));
            writeJsonValue(json, m_history, row, column, offsets, m_options);
        }
        json.endObject();
    }

    [[nodiscard]] bool handOn(std::string_view piece) const
    {
        return piece.empty() || m_sink(piece);
    }

    const History& m_history;
    std::span<const Row> m_rows;
    std::span<const Column> m_columns;
    const ExportOptions& m_options;
    const ExportSink& m_sink;
    CsvTimes m_times;
};

} // namespace

bool exportRows(const History& history, std::span<const Row> rows, std::span<const Column> columns,
    const ExportOptions& options, const ExportSink& sink)
{
    return Exporter(history, rows, columns, options, sink).run();
}

} // namespace formats
