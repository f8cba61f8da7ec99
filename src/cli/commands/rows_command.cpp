// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "arguments/time_argument.h"
#include "filter_hints.h"
#include "loading.h"
#include "output/row_table.h"

#include "deploy/diagnosis/runs/attention.h"
#include "deploy/formats/export/history_export.h"
#include "deploy/history/last_release.h"
#include "deploy/history/view.h"

#include <algorithm>

namespace cli {

namespace {

/// The history's own spellings of the words that were typed in any case.
std::vector<std::string> spellingsOf(
    const std::vector<std::string>& typed, const std::vector<history::FacetValue>& known)
{
    std::vector<std::string> words;
    for (const std::string& word : typed) {
        const std::size_t before = words.size();
        const std::string wanted = history::asciiLowered(word);
        for (const history::FacetValue& value : known)
            if (history::asciiLowered(value.text) == wanted)
                words.push_back(value.text);
        // Kept although nothing has it: a filter that matches nothing is not an empty one.
        if (words.size() == before)
            words.push_back(word);
    }
    return words;
}

history::Filter chosenFilter(const history::History& history, const Request& request)
{
    history::Filter filter = request.filter;
    auto& statuses = filter.words[history::Column::Status];
    if (!statuses.empty())
        statuses = spellingsOf(statuses, history::facet(history, {}, history::Column::Status));
    filter.range = request.isOfReleaseWeek
        ? history::TimeWindow{history::TimeChoice::ReleaseWeek, {}}.resolve(
            request.now, request.zone, history::lastRelease(history, request.now))
        : rangeOf(request, request.now);
    if (request.needsMe) {
        diagnosis::RunIndex index;
        index.update(history);
        filter.rows = diagnosis::needingAttention(history, index, nullptr, request.now);
    }
    return filter;
}

/// What the window's "needs me" knows of pods, it has from whole records that were read.
bool isWithoutPods(const history::History& history, const Request& request)
{
    if (!request.needsMe)
        return false;
    for (history::Row row = 0; row < history.size(); ++row)
        if (history.status(row) == deployment::Status::Running)
            return true;
    return false;
}

history::RowList sortedMatches(
    const history::History& history, history::Filter filter, const Request& request)
{
    // An order of all rows takes longer, and is not asked for again, unless most of them match.
    constexpr std::size_t few = 8;
    const auto matching =
        filter.isEmpty() ? std::vector<history::Row>() : history::matchingRows(history, filter);
    if (!filter.isEmpty() && matching.size() <= history.size() / few) {
        const auto sorted =
            history::sortedRows(history, matching, request.sort, request.now, request.sortThen);
        return {sorted.begin(), sorted.end()};
    }
    history::View view;
    view.setFilter(std::move(filter));
    view.setSort(request.sort, request.sortThen);
    return view.rows(history, request.now).rows;
}

history::RowList chosenRows(
    const history::History& history, history::Filter filter, const Request& request)
{
    history::RowList rows = sortedMatches(history, std::move(filter), request);
    if (request.limit && *request.limit < rows.size())
        rows.resize(*request.limit);
    return rows;
}

history::ExportFormat exportFormat(const Request& request)
{
    using history::ExportFormat;
    switch (request.format) {
    case OutputFormat::Json:
        return ExportFormat::Json;
    case OutputFormat::JsonLines:
        return ExportFormat::JsonLines;
    default:
        return request.spreadsheet ? ExportFormat::Spreadsheet : ExportFormat::Csv;
    }
}

} // namespace

deployment::Expected<ExitCode> writeRows(const CommandContext& context)
{
    const auto loaded = loadHistory(context.source, context.request, context.reporter);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    Request request = context.request;
    request.now = context.now(); // as far as it is known by now
    const history::Filter filter = chosenFilter(loaded->history, request);
    if (request.isOfReleaseWeek && !history::lastRelease(loaded->history, request.now))
        context.reporter.say("no deployment to production has succeeded: there is no week of a "
                             "last release");
    else
        for (const std::string& hint : filterHints(loaded->history, filter, loaded->isNarrowed))
            context.reporter.say(hint);
    if (isWithoutPods(loaded->history, request))
        context.reporter.say("is:needs-me: pods were not looked at; what runs and only its pods "
                             "are in trouble is not among these");
    const history::RowList rows = chosenRows(loaded->history, filter, request);
    context.reporter.detail(std::to_string(rows.size()) + " of "
        + std::to_string(loaded->history.size()) + " deployments chosen");
    const auto columns = request.columns.empty() ? loaded->history.columns() : request.columns;
    if (request.format == OutputFormat::Table) {
        writeRowTable(loaded->history, rows, columns, {request.zone, request.now}, context.output);
        return ExitCode::Done;
    }
    const formats::ExportOptions written{exportFormat(request), request.zone, request.now,
        request.byteOrderMark, request.raw, request.decimalComma};
    // Why the output stopped, if it did, is reported by its finish().
    static_cast<void>(formats::exportRows(loaded->history, rows, columns, written,
        [&](std::string_view piece) { return context.output.write(piece); }));
    return ExitCode::Done;
}

} // namespace cli
