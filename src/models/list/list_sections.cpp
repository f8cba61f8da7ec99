// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/list_sections.h"

#include "deploy/models/display_strings.h"

#include <algorithm>
#include <array>

namespace models {

using history::Column;

namespace {

/// In the order that the page draws them; the optional ones follow.
constexpr std::array listColumns{Column::StartTime, Column::Version, Column::Environment,
    Column::Service, Column::Status, Column::Duration, Column::Id, Column::Strategy,
    Column::Percentage, Column::CurrentStep, Column::Executor, Column::EndTime};
static_assert(listColumns.size() == history::allColumns.size());

constexpr int actionSection = static_cast<int>(listColumns.size());

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
    return static_cast<int>(std::ranges::find(listColumns, column) - listColumns.begin());
}

std::optional<Column> ListSections::columnAt(int section)
{
    if (section < 0 || section >= actionSection)
        return {};
    return listColumns[static_cast<std::size_t>(section)];
}

QString ListSections::nameOf(int section)
{
    const auto column = columnAt(section);
    return column ? rawText(history::nameOf(*column)) : QStringLiteral("action");
}

} // namespace models
