// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/list_sections.h"

#include "deploy/models/display_strings.h"

#include <algorithm>
#include <array>
#include <variant>

namespace models {

using history::Column;

namespace {

using ListColumn = std::variant<Column, ComputedColumn>;

/// In the order that the page draws them; the optional ones follow.
constexpr std::array<ListColumn, 15> listColumns{Column::StartTime, ComputedColumn::FromVersion,
    Column::Version, Column::Environment, Column::Service, Column::Status, ComputedColumn::GoingOn,
    Column::Duration, ComputedColumn::TookAndUsual, Column::Id, Column::Strategy,
    Column::Percentage, Column::CurrentStep, Column::Executor, Column::EndTime};
static_assert(listColumns.size() == history::allColumns.size() + 3);

constexpr int actionSection = static_cast<int>(listColumns.size());

template <typename Kind> std::optional<Kind> sectionColumn(int section)
{
    if (section < 0 || section >= actionSection)
        return std::nullopt;
    const Kind* column = std::get_if<Kind>(&listColumns[static_cast<std::size_t>(section)]);
    return column == nullptr ? std::nullopt : std::optional(*column);
}

int sectionWith(ListColumn column)
{
    return static_cast<int>(std::ranges::find(listColumns, column) - listColumns.begin());
}

QString computedName(ComputedColumn column)
{
    switch (column) {
    case ComputedColumn::FromVersion:
        return QStringLiteral("fromVersion");
    case ComputedColumn::GoingOn:
        return QStringLiteral("goingOn");
    case ComputedColumn::TookAndUsual:
        return QStringLiteral("tookAndUsual");
    }
    return {};
}

} // namespace

int ListSections::count()
{
    return actionSection + 1;
}

int ListSections::action()
{
    return actionSection;
}

int ListSections::of(Column column)
{
    return sectionWith(column);
}

int ListSections::of(ComputedColumn column)
{
    return sectionWith(column);
}

std::optional<Column> ListSections::columnAt(int section)
{
    return sectionColumn<Column>(section);
}

std::optional<ComputedColumn> ListSections::computedAt(int section)
{
    return sectionColumn<ComputedColumn>(section);
}

std::optional<Column> ListSections::orderOf(int section)
{
    return computedAt(section) == ComputedColumn::TookAndUsual ? Column::Duration
                                                               : columnAt(section);
}

QString ListSections::nameOf(int section)
{
    if (const auto column = columnAt(section))
        return rawText(history::nameOf(*column));
    const auto computed = computedAt(section);
    return computed ? computedName(*computed) : QStringLiteral("action");
}

} // namespace models
