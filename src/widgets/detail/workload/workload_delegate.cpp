// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_delegate.h"

#include "deploy/models/detail/workload_model.h"

#include <algorithm>

namespace widgets {

using deployment::Condition;
using models::WorkloadModel;
using theme::Tone;

namespace {

constexpr int leastRowHeight = 24;
constexpr int roomBetweenColumns = 12;

QString iconName(Condition condition)
{
    switch (condition) {
    case Condition::Well:
        return QStringLiteral("succeeded");
    case Condition::Busy:
        return QStringLiteral("running");
    case Condition::Waiting:
        return QStringLiteral("paused");
    case Condition::Failing:
        return QStringLiteral("failed");
    case Condition::Idle:
        return QStringLiteral("pending");
    case Condition::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace

Tone toneOf(Condition condition)
{
    switch (condition) {
    case Condition::Well:
        return Tone::Good;
    case Condition::Busy:
        return Tone::Info;
    case Condition::Waiting:
        return Tone::Warning;
    case Condition::Failing:
        return Tone::Bad;
    case Condition::Idle:
    case Condition::Unknown:
        break;
    }
    return Tone::Neutral;
}

QIcon iconOf(Condition condition, const QColor& color)
{
    return theme::icon(iconName(condition), color);
}

QSize WorkloadDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.rwidth() += roomBetweenColumns;
    size.setHeight(std::max(leastRowHeight, option.fontMetrics.height() + 8));
    return size;
}

void WorkloadDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto condition = static_cast<Condition>(index.data(WorkloadModel::ConditionRole).toInt());
    const QColor color = theme::foreground(toneOf(condition), option->palette);
    const bool isSelected = option->state.testFlag(QStyle::State_Selected);
    const bool isStatus = index.column() == WorkloadModel::StatusColumn;
    if (isStatus && !option->text.isEmpty()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(14, 14);
        option->icon = iconOf(
            condition, isSelected ? option->palette.color(QPalette::HighlightedText) : color);
    }
    const bool isLoud = isStatus
        ? condition != Condition::Well
        : index.column() == WorkloadModel::ReasonColumn && condition == Condition::Failing;
    if (isLoud || condition == Condition::Idle)
        option->palette.setColor(QPalette::Text, color);
}

} // namespace widgets
