// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/workload/workload_facts.h"
#include "deploy/widgets/theme/theme.h"

#include <QStyledItemDelegate>

namespace widgets {

[[nodiscard]] theme::Tone toneOf(deployment::Condition condition);
[[nodiscard]] QIcon iconOf(deployment::Condition condition, const QColor& color);

/// Cells of a workload's tree: a status has its icon and its color beside its word, what is idle
/// steps back.
class WorkloadDelegate final : public QStyledItemDelegate {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkloadDelegate)

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace widgets
