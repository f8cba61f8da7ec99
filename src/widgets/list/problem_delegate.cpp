// SPDX-License-Identifier: GPL-3.0-or-later
#include "problem_delegate.h"

#include "deploy/models/list/problems_model.h"
#include "deploy/widgets/theme/theme.h"

namespace widgets {

using models::ProblemsModel;

namespace {

constexpr int problemIconSize = 16;

} // namespace

void ProblemDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus;
    if (index.column() != ProblemsModel::SeverityColumn)
        return;
    const auto severity = deployment::Severity(index.data(ProblemsModel::SeverityRole).toInt());
    const bool isError = severity == deployment::Severity::Error;
    const bool isSelected = option->state & QStyle::State_Selected;
    const QColor tone =
        theme::foreground(isError ? theme::Tone::Bad : theme::Tone::Warning, option->palette);
    const QColor icon = isSelected ? option->palette.color(QPalette::HighlightedText) : tone;
    option->icon =
        theme::icon(isError ? QStringLiteral("failed") : QStringLiteral("warning"), icon);
    option->decorationSize = QSize(problemIconSize, problemIconSize);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->palette.setColor(QPalette::Text, tone);
}

} // namespace widgets
