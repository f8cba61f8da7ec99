// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/preview/preview_models.h"

#include <algorithm>
#include <utility>

namespace models {

void PreviewStepsModel::setSteps(std::vector<PreviewStep> steps)
{
    if (steps == m_steps)
        return;
    const int before = rows();
    const int after = static_cast<int>(steps.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_steps = std::move(steps);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_steps = std::move(steps);
        endInsertRows();
    } else {
        m_steps = std::move(steps);
    }
    announceAll();
}

bool PreviewStepsModel::hasUsual() const
{
    return std::ranges::any_of(
        m_steps, [](const PreviewStep& step) { return !step.usual.isEmpty(); });
}

QString PreviewStepsModel::text(const PreviewStep& step, int column) const
{
    switch (column) {
    case NameColumn:
        return step.name;
    case TookColumn:
        return step.took;
    case UsualColumn:
        return step.usual.isEmpty() && hasUsual() ? QStringLiteral("–") : step.usual;
    default:
        return {};
    }
}

QVariant PreviewStepsModel::cell(int row, int column, int role) const
{
    const PreviewStep& step = m_steps[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return text(step, column);
    case Qt::AccessibleTextRole:
        return column == CourseColumn ? step.took : text(step, column);
    case Qt::ToolTipRole:
        return step.usualLong;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (column >= TookColumn ? Qt::AlignRight : Qt::AlignLeft)));
    case StateRole:
        return static_cast<int>(step.state);
    case EmphasisRole:
        return static_cast<int>(step.emphasis);
    case ShareRole:
        return step.share;
    case UsualShareRole:
        return step.usualShare;
    default:
        return {};
    }
}

QVariant PreviewStepsModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            Qt::AlignVCenter | (column >= TookColumn ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case NameColumn:
        return tr("Step");
    case TookColumn:
        return tr("This run", "how long a step took");
    case UsualColumn:
        return tr("Usual", "how long a step takes");
    default:
        return {};
    }
}

void PreviewLogModel::setLines(std::vector<PreviewLine> lines)
{
    if (lines == m_lines)
        return;
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

QVariant PreviewLogModel::cell(int row, int column, int role) const
{
    const PreviewLine& line = m_lines[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return column == TimeColumn ? line.time : line.text;
    case EmphasisRole:
        return static_cast<int>(line.emphasis);
    case MarkedRole:
        return line.isMarked;
    case EntryRole:
        return QVariant::fromValue<qulonglong>(line.entry);
    default:
        return {};
    }
}

QVariant PreviewLogModel::heading(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    return column == TimeColumn ? tr("Time") : tr("Message");
}

} // namespace models
