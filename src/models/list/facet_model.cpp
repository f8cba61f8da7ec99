// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/facet_model.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/list/column_texts.h"

#include <algorithm>

namespace models {

namespace {

bool isPausedValue(const QString& value)
{
    return value == rawText(history::pausedStatus);
}

deployment::Status statusOfValue(const QString& value)
{
    return isPausedValue(value) ? deployment::Status::Running
                                : deployment::parseStatus(value.toStdString());
}

} // namespace

FacetModel::FacetModel(history::Column column, QObject* parent)
    : BaseTableModel(parent)
    , m_column(column)
{
}

void FacetModel::setValues(const std::vector<history::FacetValue>& values)
{
    std::vector<Entry> entries;
    for (const history::FacetValue& value : values)
        entries.push_back({rawText(value.text), value.count});
    show(withChosen(std::move(entries)));
}

void FacetModel::setChosen(const QStringList& chosen)
{
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    show(withChosen(m_entries));
    announceAll({Qt::CheckStateRole});
}

void FacetModel::clear()
{
    if (m_chosen.isEmpty())
        return;
    setChosen({});
    Q_EMIT chosenChanged(m_chosen);
}

QString FacetModel::label(const QString& value) const
{
    const std::string text = value.toStdString();
    if (value.trimmed().isEmpty())
        return tr("(empty)", "a value to filter by");
    if (m_column == history::Column::Status)
        return statusText(statusOfValue(value), text, isPausedValue(value));
    if (m_column == history::Column::Strategy)
        return strategyText(text);
    return displayText(text);
}

std::vector<FacetModel::Entry> FacetModel::withChosen(std::vector<Entry> entries) const
{
    for (const QString& value : m_chosen) {
        if (std::ranges::find(entries, value, &Entry::value) == entries.end())
            entries.push_back({value, 0});
    }
    return entries;
}

/// Where only counts differ, the list is not rebuilt while the user checks values in it.
void FacetModel::show(std::vector<Entry> entries)
{
    if (entries == m_entries)
        return;
    if (std::ranges::equal(entries, m_entries, {}, &Entry::value, &Entry::value)) {
        m_entries = std::move(entries);
        announceAll({Qt::DisplayRole, CountRole});
        return;
    }
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

Qt::ItemFlags FacetModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
            | Qt::ItemNeverHasChildren
                           : Qt::ItemFlags();
}

bool FacetModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const QString& entry = m_entries[static_cast<std::size_t>(index.row())].value;
    const bool isChecked = value.toInt() == Qt::Checked;
    if (isChecked == m_chosen.contains(entry))
        return true;
    if (isChecked)
        m_chosen.append(entry);
    else
        m_chosen.removeAll(entry);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged(m_chosen);
    return true;
}

QVariant FacetModel::cell(int row, int /*column*/, int role) const
{
    const Entry& entry = m_entries[static_cast<std::size_t>(row)];
    switch (role) {
    case Qt::DisplayRole:
        return label(entry.value);
    case Qt::CheckStateRole:
        return m_chosen.contains(entry.value) ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return toolTipText(label(entry.value));
    case ValueRole:
        return entry.value;
    case CountRole:
        return entry.count;
    case StatusRole:
        return m_column == history::Column::Status ? QVariant(int(statusOfValue(entry.value)))
                                                   : QVariant();
    case PausedRole:
        return m_column == history::Column::Status && isPausedValue(entry.value);
    default:
        return {};
    }
}

QVariant FacetModel::heading(int /*column*/, int role) const
{
    return role == Qt::DisplayRole ? QVariant(columnTitle(m_column)) : QVariant();
}

} // namespace models
