// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_table.h"

#include "text_table.h"
#include "value_formatting.h"

#include "deploy/deployment/display_text.h"

#include <algorithm>

namespace cli {

namespace {

constexpr std::size_t maxCellLength = 64; // in code points; an id is never cut

TextTable::Align alignOf(history::Column column)
{
    const history::ColumnType type = specOf(column).type;
    const bool number =
        type == history::ColumnType::Duration || type == history::ColumnType::Number;
    return number ? TextTable::Align::Right : TextTable::Align::Left;
}

std::string cellText(const history::History& history, history::Row row, history::Column column,
    const RowTableOptions& options)
{
    switch (specOf(column).type) {
    case history::ColumnType::Id:
        return deployment::displayText(history.id(row), 0);
    case history::ColumnType::Time:
        return timeText(history.time(column, row), options.zone);
    case history::ColumnType::Duration:
        return secondsText(history.duration(row, options.now));
    case history::ColumnType::Number:
        return numberText(history.percentage(row));
    case history::ColumnType::Word:
        break;
    }
    if (column == history::Column::CurrentStep)
        return deployment::displayText(stepInWords(history.word(column, row)), maxCellLength);
    // The word that such rows are asked for by; RUNNING does not mean them.
    const bool isPaused = column == history::Column::Status && history.paused(row)
        && history.status(row) == deployment::Status::Running;
    return isPaused ? "PAUSED" : deployment::displayText(history.word(column, row), maxCellLength);
}

} // namespace

bool writeRowTable(const history::History& history, std::span<const history::Row> rows,
    std::span<const history::Column> columns, const RowTableOptions& options, Output& output)
{
    std::vector<TextTable::Align> align;
    std::vector<std::string> cells;
    for (const history::Column column : columns) {
        align.push_back(alignOf(column));
        cells.emplace_back(history::nameOf(column));
    }
    TextTable table{std::move(align)};
    const std::vector<std::string> titles = cells;
    const auto fill = [&](history::Row row) {
        std::ranges::transform(columns, cells.begin(),
            [&](history::Column column) { return cellText(history, row, column, options); });
    };
    table.measure(titles);
    for (const history::Row row : rows) {
        fill(row);
        table.measure(cells);
    }
    bool taken = output.write(table.line(titles));
    for (std::size_t i = 0; taken && i < rows.size(); ++i) {
        fill(rows[i]);
        taken = output.write(table.line(cells));
    }
    return taken;
}

} // namespace cli
