// SPDX-License-Identifier: GPL-3.0-or-later
#include "default_columns.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"

#include <QFontMetrics>

#include <algorithm>

namespace widgets {

using history::Column;
using models::ComputedColumn;
using models::ListSections;

namespace {

constexpr int cellPadding = 12;
constexpr int actionLetters = 6;
constexpr int lettersOfAnOffset = 7;
/// From here on there is room for the duration, and for what it usually is.
constexpr int widthForDuration = 1000;
constexpr int widthForUsual = 1300;
constexpr int widthForExecutor = 1500;

bool isShownByDefault(Column column, int tableWidth)
{
    switch (column) {
    case Column::StartTime:
    case Column::Version:
    case Column::Environment:
    case Column::Service:
    case Column::Status:
        return true;
    case Column::Duration:
        return tableWidth >= widthForDuration && tableWidth < widthForUsual;
    case Column::Executor:
        return tableWidth >= widthForExecutor;
    default:
        return false;
    }
}

/// How many letters a column has room for.
int lettersOf(Column column)
{
    switch (column) {
    case Column::StartTime:
    case Column::EndTime:
        return 17;
    case Column::Status:
        return 17;
    case Column::CurrentStep:
    case Column::Service:
    case Column::Id:
        return 16;
    case Column::Percentage:
        return 15;
    case Column::Executor:
        return 12;
    default:
        return 10;
    }
}

int lettersOf(ComputedColumn column)
{
    switch (column) {
    case ComputedColumn::GoingOn:
        return 20; // at least: it takes what is left
    case ComputedColumn::TookAndUsual:
        return 13;
    case ComputedColumn::FromVersion:
        break;
    }
    return 9;
}

} // namespace

bool isShownByDefault(int section, int tableWidth)
{
    if (const auto column = ListSections::columnAt(section))
        return isShownByDefault(*column, tableWidth);
    const auto computed = ListSections::computedAt(section);
    const bool isAlways = !computed || *computed == ComputedColumn::GoingOn;
    return isAlways || tableWidth >= widthForUsual;
}

int defaultSectionWidth(int section, const models::HistoryModel& model, const QFontMetrics& metrics)
{
    const auto column = ListSections::columnAt(section);
    const auto computed = ListSections::computedAt(section);
    int letters = actionLetters;
    if (column)
        letters = lettersOf(*column);
    else if (computed)
        letters = lettersOf(*computed);
    const bool isTime = column && specOf(*column).type == history::ColumnType::Time;
    if (isTime && model.mayMarkOffsets())
        letters += lettersOfAnOffset;
    // Of a digit: the average of a font with Chinese is twice as wide as what stands here.
    const int content = letters * metrics.horizontalAdvance(u'0');
    const QString title = model.headerData(section, Qt::Horizontal).toString();
    return std::max(content, metrics.horizontalAdvance(title)) + 2 * cellPadding;
}

} // namespace widgets
