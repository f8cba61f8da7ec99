// SPDX-License-Identifier: GPL-3.0-or-later
#include "step_delegates.h"

#include "theme/whole_parts.h"

#include "deploy/models/detail/steps_model.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/theme/theme.h"
#include "timeline_header.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace widgets {

namespace {

using models::StepsModel;

constexpr int barHeight = 10;
constexpr int markWidth = 6;
constexpr int failingStripe = 3;
constexpr int momentStripe = 3;

deployment::StepState stateOfStep(const QModelIndex& index)
{
    return static_cast<deployment::StepState>(index.data(StepsModel::StateRole).toInt());
}

theme::Tone toneOfStep(const QModelIndex& index)
{
    return theme::toneOf(stateOfStep(index));
}

std::optional<deployment::Timestamp> timeOf(const QModelIndex& index, int role)
{
    const QVariant value = index.data(role);
    if (!value.isValid())
        return std::nullopt;
    return deployment::Timestamp(deployment::Milliseconds(value.toLongLong()));
}

/// A palette whose grounds are the selection, so that colors made from it read well there.
QPalette groundOf(const QStyleOptionViewItem& option)
{
    QPalette ground = option.palette;
    if (!option.state.testFlag(QStyle::State_Selected))
        return ground;
    for (const QPalette::ColorRole role :
        {QPalette::Base, QPalette::AlternateBase, QPalette::Window})
        ground.setColor(role, option.palette.color(QPalette::Highlight));
    ground.setColor(QPalette::Text, option.palette.color(QPalette::HighlightedText));
    return ground;
}

/// Of the step that failed, and of the one that ran at the moment that is looked at.
QBrush stepGround(const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (index.data(StepsModel::FailingRole).toBool())
        return theme::background(theme::Tone::Bad, option.palette);
    if (index.data(StepsModel::MarkedRole).toBool())
        return theme::background(theme::Tone::Info, option.palette);
    return {};
}

QStyle* styleOf(const QStyleOptionViewItem& option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

} // namespace

void StepCellDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->backgroundBrush = stepGround(*option, index);
}

void StepNameDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    StepCellDelegate::initStyleOption(option, index);
    if (index.data(StepsModel::FailingRole).toBool()) {
        option->font.setBold(true);
        option->palette.setColor(
            QPalette::Text, theme::foreground(theme::Tone::Bad, option->palette));
    }
}

void StepNameDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString traffic = index.data(StepsModel::NoteRole).toString();
    QStyleOptionViewItem first = option;
    if (traffic.isEmpty()) {
        QStyledItemDelegate::paint(painter, first, index);
    } else {
        styleOf(option)->drawPrimitive(
            QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
        first.rect.setHeight(option.rect.height() / 2 + 2);
        QStyledItemDelegate::paint(painter, first, index);
        const QRect second = option.rect.adjusted(24, first.rect.height() - 4, -4, -2);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const theme::Tone tone =
            index.data(StepsModel::LateRole).toBool() ? theme::Tone::Warning : theme::Tone::Info;
        painter->save();
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : theme::foreground(tone, option.palette));
        painter->drawText(second, Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(wholeParts(traffic, option.fontMetrics, second.width()),
                Qt::ElideRight, second.width()));
        painter->restore();
    }
    if (index.data(StepsModel::FailingRole).toBool())
        painter->fillRect(
            QRect(option.rect.left(), option.rect.top(), failingStripe, option.rect.height()),
            theme::foreground(theme::Tone::Bad, option.palette));
    if (index.data(StepsModel::MarkedRole).toBool())
        painter->fillRect(QRect(option.rect.right() - momentStripe + 1, option.rect.top(),
                              momentStripe, option.rect.height()),
            theme::foreground(theme::Tone::Info, option.palette));
}

QSize StepNameDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QSize usual = QStyledItemDelegate::sizeHint(option, index);
    const QString traffic = index.data(StepsModel::NoteRole).toString();
    const int second = traffic.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(traffic) + 28;
    return {std::max(usual.width() + 16, second), usual.height()};
}

void StepStatusDelegate::initStyleOption(
    QStyleOptionViewItem* option, const QModelIndex& index) const
{
    StepCellDelegate::initStyleOption(option, index);
    const QPalette ground = groundOf(*option);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(16, 16);
    option->icon = theme::stepIcon(stateOfStep(index), ground);
    option->palette.setColor(QPalette::Text, theme::foreground(toneOfStep(index), option->palette));
}

TimelineDelegate::TimelineDelegate(
    const StepsModel& model, const models::TimeContext& time, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_time(time)
{
}

void TimelineDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->fillRect(option.rect, stepGround(option, index));
    styleOf(option)->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    painter->save();
    painter->setClipRect(option.rect);
    paintGrid(*painter, option);
    paintBar(*painter, option, index);
    paintMoment(*painter, option);
    painter->restore();
}

void TimelineDelegate::paintGrid(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const auto range = m_model.timeRange();
    if (!range)
        return;
    const TimelineScale scale(*range, option.rect);
    const int widest = option.fontMetrics.horizontalAdvance(QStringLiteral("00:00:00")) + 16;
    const int most = std::max(2, static_cast<int>(scale.width()) / widest);
    QColor faint = theme::line(option.palette);
    faint.setAlphaF(0.5F);
    painter.setPen(faint);
    for (const models::TimeTick& tick : models::timeTicks(*range, most, m_time.zone())) {
        const int x = static_cast<int>(scale.xOf(tick.time));
        painter.drawLine(x, option.rect.top(), x, option.rect.bottom());
    }
    if (!m_model.reachesNow())
        return;
    const int now = static_cast<int>(scale.xOf(m_model.now()));
    painter.setPen(QPen(theme::foreground(theme::Tone::Info, option.palette), 1, Qt::DashLine));
    painter.drawLine(now, option.rect.top(), now, option.rect.bottom());
}

void TimelineDelegate::paintMoment(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const auto range = m_model.timeRange();
    const auto& moment = m_model.moment();
    if (!range || !moment || *moment < range->from || *moment > range->to)
        return;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const double x = TimelineScale(*range, option.rect).xOf(*moment);
    painter.setPen(QPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : option.palette.color(QPalette::Text),
        1));
    painter.drawLine(QPointF(x, option.rect.top()), QPointF(x, option.rect.bottom() + 1));
}

void TimelineDelegate::paintBar(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto start = timeOf(index, StepsModel::BarStartRole);
    const auto end = timeOf(index, StepsModel::BarEndRole);
    const auto range = m_model.timeRange();
    if (!range || (!start && !end))
        return;
    const TimelineScale scale(*range, option.rect);
    const double left = scale.xOf(start.value_or(*end));
    const double right = scale.xOf(end.value_or(*start));
    const double middle = option.rect.top() + option.rect.height() / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter.setBrush(selected ? option.palette.color(QPalette::HighlightedText)
                              : theme::foreground(toneOfStep(index), option.palette));
    if (start && end && *end >= *start) {
        const QRectF bar(
            left, middle - barHeight / 2.0, std::max<double>(3, right - left), barHeight);
        painter.drawRoundedRect(bar, 3, 3);
        return;
    }
    // Only one end is known, or the end lies before the start: no bar can be drawn honestly.
    const theme::Tone tone =
        toneOfStep(index) == theme::Tone::Bad ? theme::Tone::Bad : theme::Tone::Warning;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::foreground(tone, option.palette), 2));
    painter.drawEllipse(QPointF(left, middle), markWidth / 2.0, markWidth / 2.0);
}

} // namespace widgets
