// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace models {
class StepsModel;
class TimeContext;
} // namespace models

namespace widgets {

/// A cell of the steps' table: the step that failed first has a ground of its own, and so has the
/// one that ran at the moment that is looked at.
class StepCellDelegate : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepCellDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// The name of a step; under a running one the current traffic. The step that failed first is set
/// off.
class StepNameDelegate final : public StepCellDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepNameDelegate)

public:
    using StepCellDelegate::StepCellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// The status of a step: icon and word.
class StepStatusDelegate final : public StepCellDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StepStatusDelegate)

public:
    using StepCellDelegate::StepCellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

/// The bar of a step on the axis that all steps share; a step without an end is only marked.
class TimelineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineDelegate)

public:
    TimelineDelegate(const models::StepsModel& model, const models::TimeContext& time,
        QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;

private:
    void paintGrid(QPainter& painter, const QStyleOptionViewItem& option) const;
    void paintMoment(QPainter& painter, const QStyleOptionViewItem& option) const;
    void paintBar(
        QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const models::StepsModel& m_model;
    const models::TimeContext& m_time;
};

} // namespace widgets
