// SPDX-License-Identifier: GPL-3.0-or-later
#include "fact_comparison_table.h"

#include "deploy/models/compare/fact_comparison_model.h"
#include "deploy/widgets/theme/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace widgets {

namespace {

using models::FactComparisonModel;

constexpr int mostFacts = 18;

class FactComparisonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // The end of an image is what differs.
        if (index.column() != FactComparisonModel::FactColumn)
            option->textElideMode = Qt::ElideLeft;
        const bool differs = index.data(FactComparisonModel::DiffersRole).toBool();
        option->font.setBold(differs && index.column() != FactComparisonModel::FactColumn);
        if (!differs && !option->state.testFlag(QStyle::State_Selected))
            option->palette.setColor(QPalette::Text, theme::secondaryText(option->palette));
    }
};

} // namespace

FactComparisonTable::FactComparisonTable(FactComparisonModel& model, QWidget* parent)
    : ComparisonTable(model, FactComparisonModel::ColumnCount, parent)
{
    setObjectName(QStringLiteral("comparedFacts"));
    setAccessibleName(tr("What both records say"));
    setItemDelegate(new FactComparisonDelegate(this));
    setMostRows(mostFacts);
    horizontalHeader()->setSectionResizeMode(FactComparisonModel::HereColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(
        FactComparisonModel::ThereColumn, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(
        FactComparisonModel::FactColumn, QHeaderView::ResizeToContents);
}

} // namespace widgets
