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
        return computed ? QVariant(columnToolTip(*computed)) : QVariant(titleOf(section));
    case Qt::InitialSortOrderRole:
        // The newest is what one looks for in a column of times.
        return isOfType(order, history::ColumnType::Time) ? QVariant(Qt::DescendingOrder)
                                                          : QVariant();
    default:
        return {};
    }
}

} // namespace models
