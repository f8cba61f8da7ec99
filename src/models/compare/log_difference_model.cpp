// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/compare/log_difference_model.h"

#include "deploy/models/display_strings.h"

#include <QLocale>

namespace models {

void LogDifferenceModel::clear()
{
    setDifference({});
}

void LogDifferenceModel::setDifference(diagnosis::LogDifference difference)
{
    beginResetModel();
    m_difference = std::move(difference);
    endResetModel();
}

void LogDifferenceModel::setPart(Part part)
{
    beginResetModel();
    m_part = part;
    endResetModel();
}

const std::vector<diagnosis::TemplateDifference>& LogDifferenceModel::lines(Part part) const
{
    switch (part) {
    case Part::Added:
        return m_difference.added;
    case Part::Missing:
        return m_difference.missing;
    case Part::Changed:
        break;
    }
    return m_difference.changed;
}

int LogDifferenceModel::count(Part part) const
{
    return static_cast<int>(lines(part).size());
}

LogDifferenceModel::Place LogDifferenceModel::place(int row) const
{
    return {lines(m_part)[static_cast<std::size_t>(row)].firstEntry, m_part != Part::Missing};
}

int LogDifferenceModel::rows() const
{
    return count(m_part);
}

QVariant LogDifferenceModel::cell(int row, int column, int role) const
{
    const diagnosis::TemplateDifference& line = lines(m_part)[static_cast<std::size_t>(row)];
    const std::size_t count = column == HereColumn ? line.here : line.there;
    switch (role) {
    case Qt::DisplayRole:
        return column == LineColumn ? displayText(line.text)
                                    : QLocale().toString(qulonglong(count));
    case Qt::EditRole:
        return column == LineColumn ? rawText(line.text) : QString::number(count);
    case Qt::ToolTipRole:
        return column == LineColumn ? toolTipText(displayText(line.text)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == LineColumn ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant LogDifferenceModel::heading(int column, int role) const
{
    if (role == Qt::TextAlignmentRole && column != LineColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case LineColumn:
        return tr("Line");
    case HereColumn:
        return tr("This run");
    default:
        return tr("Other run");
    }
}

} // namespace models
