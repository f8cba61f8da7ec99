// SPDX-License-Identifier: GPL-3.0-or-later
#include "choice_delegate.h"

#include "deploy/models/list/facet_model.h"
#include "deploy/widgets/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace widgets {

using models::FacetModel;

namespace {

constexpr int padding = 8;
constexpr int choiceIconSize = 16;

QString countText(const QModelIndex& index)
{
    return QLocale().toString(index.data(FacetModel::CountRole).toULongLong());
}

} // namespace

void ChoiceDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QVariant status = index.data(FacetModel::StatusRole);
    if (!status.isValid())
        return;
    const bool isSelected = option->state & QStyle::State_Selected;
    const auto known = deployment::Status(status.toInt());
    const bool isPaused = index.data(FacetModel::PausedRole).toBool();
    const QColor tone = isSelected
        ? option->palette.color(QPalette::HighlightedText)
        : theme::foreground(theme::toneOf(known, isPaused), option->palette);
    option->icon = theme::statusIcon(known, isPaused, tone);
    option->decorationSize = QSize(choiceIconSize, choiceIconSize);
    option->features |= QStyleOptionViewItem::HasDecoration;
}

void ChoiceDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(isSelected ? option.palette.color(QPalette::HighlightedText)
                               : theme::secondaryText(option.palette));
    painter->drawText(option.rect.adjusted(0, 0, -padding, 0), Qt::AlignRight | Qt::AlignVCenter,
        countText(index));
    painter->restore();
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int count = option.fontMetrics.horizontalAdvance(countText(index));
    return {size.width() + count + 3 * padding, option.fontMetrics.height() + padding};
}

bool ChoiceDelegate::editorEvent(QEvent* /*event*/, QAbstractItemModel* /*model*/,
    const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/)
{
    return false;
}

} // namespace widgets
