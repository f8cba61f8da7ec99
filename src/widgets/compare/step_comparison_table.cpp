// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_comparison_table.h"

#include "controls/tables/fitted_columns.h"

#include "deploy/models/compare/step_comparison_model.h"
#include "deploy/widgets/theme/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace widgets {

namespace {

using models::StepComparisonModel;

constexpr int comparedBarHeight = 6;
constexpr int comparedBarMargin = 8;
constexpr int comparedIconSize = 14;
constexpr int leastBarsWidth = 60;

bool isSelected(const QStyleOptionViewItem& option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

QColor colorOn(const QStyleOptionViewItem& option, theme::Tone tone)
{
    return isSelected(option) ? option.palette.color(QPalette::HighlightedText)
                              : theme::foreground(tone, option.palette);
}

/// The cells of the run that is looked at: what failed is red, what took longer has a mark.
class StepComparisonDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const int column = index.column();
        const bool isOfHere =
            column == StepComparisonModel::NameColumn || column == StepComparisonModel::HereColumn;
        if (isOfHere && index.data(StepComparisonModel::FailingRole).toBool()) {
            option->font.setBold(true);
            option->palette.setColor(QPalette::Text, colorOn(*option, theme::Tone::Bad));
        } else if (column == StepComparisonModel::DifferenceColumn
            && index.data(StepComparisonModel::SlowerRole).toBool()) {
            const QColor color = colorOn(*option, theme::Tone::Warning);
            option->font.setBold(true);
            option->features |= QStyleOptionViewItem::HasDecoration;
            option->decorationSize = QSize(comparedIconSize, comparedIconSize);
            option->icon = theme::icon(QStringLiteral("warning"), color);
            option->palette.setColor(QPalette::Text, color);
        } else if (column == StepComparisonModel::ThereColumn && !isSelected(*option)) {
            option->palette.setColor(QPalette::Text, theme::secondaryText(option->palette));
        }
    }
};

/// Two bars on the scale of all durations: that of this run, and under it, quieter, the other's.
class ComparedBarsDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override
    {
        const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        const int middle = option.rect.center().y();
        painter->setBrush(colorOn(option, toneOf(index)));
        paintBar(*painter, option, index, StepComparisonModel::HereDurationRole,
            middle - comparedBarHeight);
        painter->setBrush(isSelected(option) ? option.palette.color(QPalette::HighlightedText)
                                             : theme::secondaryText(option.palette));
        painter->setOpacity(0.55);
        paintBar(*painter, option, index, StepComparisonModel::ThereDurationRole, middle + 1);
        painter->restore();
    }

private:
    static theme::Tone toneOf(const QModelIndex& index)
    {
        if (index.data(StepComparisonModel::FailingRole).toBool())
            return theme::Tone::Bad;
        if (index.data(StepComparisonModel::SlowerRole).toBool())
            return theme::Tone::Warning;
        return theme::toneOf(
            static_cast<deployment::StepState>(index.data(StepComparisonModel::StateRole).toInt()));
    }

    static void paintBar(QPainter& painter, const QStyleOptionViewItem& option,
        const QModelIndex& index, int role, int top)
    {
        const QVariant duration = index.data(role);
        const double longest = double(index.data(StepComparisonModel::LongestRole).toLongLong());
        if (!duration.isValid() || longest <= 0)
            return;
        const double room = option.rect.width() - 2 * comparedBarMargin;
        const double width = std::max(2.0, room * double(duration.toLongLong()) / longest);
        painter.drawRoundedRect(
            QRectF(option.rect.left() + comparedBarMargin, top, width, comparedBarHeight - 1), 2,
            2);
    }
};

} // namespace

StepComparisonTable::StepComparisonTable(StepComparisonModel& model, QWidget* parent)
    : ComparisonTable(model, StepComparisonModel::BarsColumn, parent)
{
    setObjectName(QStringLiteral("comparedSteps"));
    setAccessibleName(tr("Steps of both runs"));
    setItemDelegate(new StepComparisonDelegate(this));
    setItemDelegateForColumn(StepComparisonModel::BarsColumn, new ComparedBarsDelegate(this));
    auto* columns = new FittedColumns(*this, *horizontalHeader(), StepComparisonModel::BarsColumn);
    columns->setLeast(StepComparisonModel::BarsColumn, leastBarsWidth);
}

} // namespace widgets
