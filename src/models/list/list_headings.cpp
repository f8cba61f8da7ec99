// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_headings.h"

#include "deploy/models/list/column_texts.h"
#include "deploy/models/list/list_sections.h"

#include <QCoreApplication>

namespace models {

namespace {

class HeadingTexts final {
    Q_DECLARE_TR_FUNCTIONS(models::ListHeadings)
};

bool isOfType(std::optional<history::Column> column, history::ColumnType type)
{
    return column && specOf(*column).type == type;
}

QString titleOf(int section)
{
    if (const auto column = ListSections::columnAt(section))
        return columnTitle(*column);
    const auto computed = ListSections::computedAt(section);
    return computed ? columnTitle(*computed) : HeadingTexts::tr("Action", "column");
}

QString toolTipOf(int section)
{
    const auto computed = ListSections::computedAt(section);
    const QString what = computed ? columnToolTip(*computed) : titleOf(section);
    return ListSections::orderOf(section) ? what + u'\n'
            + HeadingTexts::tr("Click: sort by this. Shift+click: then by this.", "a column")
                                          : what;
}

} // namespace

QVariant listHeading(int section, int role)
{
    const auto order = ListSections::orderOf(section);
    const auto computed = ListSections::computedAt(section);
    // As their cells.
    const bool isRight =
        isOfType(order, history::ColumnType::Duration) || computed == ComputedColumn::FromVersion;
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isRight ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::DisplayRole:
        return titleOf(section);
    case Qt::ToolTipRole:
        return toolTipOf(section);
    case Qt::InitialSortOrderRole:
        // The newest is what one looks for in a column of times.
        return isOfType(order, history::ColumnType::Time) ? QVariant(Qt::DescendingOrder)
                                                          : QVariant();
    default:
        return {};
    }
}

QString sortDescription(int section, history::Sort first, const std::optional<history::Sort>& then)
{
    const auto column = ListSections::orderOf(section);
    if (column == first.column && then)
        return first.descending ? HeadingTexts::tr("Sorted first, descending", "a column")
                                : HeadingTexts::tr("Sorted first, ascending", "a column");
    if (column == first.column)
        return first.descending ? HeadingTexts::tr("Sorted, descending", "a column")
                                : HeadingTexts::tr("Sorted, ascending", "a column");
    if (!then || column != then->column)
        return {};
    return then->descending ? HeadingTexts::tr("Sorted second, descending", "a column")
                            : HeadingTexts::tr("Sorted second, ascending", "a column");
}

} // namespace models
