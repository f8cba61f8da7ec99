// SPDX-License-Identifier: GPL-3.0-or-later
#include "preview_delegates.h"

#include "list/cells/going_on_painter.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/models/preview/preview_models.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace widgets {

using models::Emphasis;
using models::PreviewLogModel;
using models::PreviewStepsModel;

namespace {

constexpr int courseHeight = 6;
constexpr int usualHeight = 2;
constexpr int usualAlpha = 170; ///< steps back; still 3 to 1 to the ground
constexpr int leastBar = 2; ///< what took a moment is seen

template <typename Model> Emphasis emphasisOf(const QModelIndex& index)
{
    return static_cast<Emphasis>(index.data(Model::EmphasisRole).toInt());
}

deployment::StepState previewedStateOf(const QModelIndex& index)
{
    return static_cast<deployment::StepState>(index.data(PreviewStepsModel::StateRole).toInt());
}

int barWidth(double share, int room)
{
    return share <= 0 ? 0 : std::max(leastBar, static_cast<int>(share * room));
}

void paintCourse(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QRect room = option.rect.adjusted(theme::space::near, 0, -theme::space::near, 0);
    const double share = index.data(PreviewStepsModel::ShareRole).toDouble();
    const double usual = index.data(PreviewStepsModel::UsualShareRole).toDouble();
    const int top = room.center().y() - (courseHeight + 1 + usualHeight) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool isSelected = option.state & QStyle::State_Selected;
    const QColor text = option.palette.color(QPalette::HighlightedText);
    painter.setBrush(isSelected
            ? text
            : theme::foreground(theme::toneOf(previewedStateOf(index)), option.palette));
    painter.drawRoundedRect(QRect(room.left(), top, barWidth(share, room.width()), courseHeight),
        courseHeight / 2.0, courseHeight / 2.0);
    QColor usualColor = isSelected ? text : theme::secondaryText(option.palette);
    usualColor.setAlpha(usualAlpha);
    painter.setBrush(usualColor);
    painter.drawRect(
        QRect(room.left(), top + courseHeight + 1, barWidth(usual, room.width()), usualHeight));
    painter.restore();
}

} // namespace

void PreviewStepDelegate::initStyleOption(
    QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isName = index.column() == PreviewStepsModel::NameColumn;
    if (isName) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = theme::stepIcon(previewedStateOf(index), option->palette);
    }
    const Emphasis emphasis = emphasisOf<PreviewStepsModel>(index);
    const bool isQuiet =
        emphasis == Emphasis::Quiet || index.column() == PreviewStepsModel::UsualColumn;
    option->palette.setColor(
        QPalette::Text, colorOf(isQuiet ? Emphasis::Quiet : emphasis, option->palette));
}

void PreviewStepDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (index.column() == PreviewStepsModel::CourseColumn)
        paintCourse(*painter, option, index);
}

void PreviewLogDelegate::initStyleOption(
    QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool isTime = index.column() == PreviewLogModel::TimeColumn;
    option->palette.setColor(QPalette::Text,
        colorOf(isTime ? Emphasis::Quiet : emphasisOf<PreviewLogModel>(index), option->palette));
}

void PreviewLogDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    if (index.data(PreviewLogModel::MarkedRole).toBool() && !isSelected)
        painter->fillRect(option.rect, theme::background(theme::Tone::Bad, option.palette));
    QStyledItemDelegate::paint(painter, option, index);
}

} // namespace widgets
