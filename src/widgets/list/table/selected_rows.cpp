// SPDX-License-Identifier: GPL-3.0-or-later
#include "selected_rows.h"

#include "controls/tables/table_rows.h"

#include "deploy/models/list/history_model.h"
#include "deploy/models/list/list_sections.h"
#include "deploy/models/markdown.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int maxDraggedRows = 20'000;

} // namespace

SelectedRows::SelectedRows(
    const QTableView& table, const models::HistoryModel& model, QList<int> sections)
    : m_table(table)
    , m_model(model)
    , m_sections(std::move(sections))
{
    // As in an export: without it, who reads them cannot tell which deployments they are.
    const int id = models::ListSections::of(history::Column::Id);
    if (!m_sections.contains(id))
        m_sections.prepend(id);
}

int SelectedRows::count() const
{
    // Whole rows are selected; where columns are hidden or were moved, several ranges may hold
    // them.
    int rows = 0;
    int counted = -1;
    QList<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : m_table.selectionModel()->selection())
        ranges.append({range.top(), range.bottom()});
    std::ranges::sort(ranges);
    for (const auto& [top, bottom] : std::as_const(ranges)) {
        rows += std::max(0, bottom - std::max(top, counted + 1) + 1);
        counted = std::max(counted, bottom);
    }
    return rows;
}

QList<int> SelectedRows::numbers() const
{
    return selectedRowsOf(m_table);
}

QStringList SelectedRows::ids() const
{
    QStringList ids;
    for (const int row : numbers())
        ids.append(m_model.id(row));
    return ids;
}

int SelectedRows::copy() const
{
    return copyRows(m_model, numbers(), m_sections);
}

int SelectedRows::copyAsMarkdown() const
{
    const QList<int> rows = numbers();
    if (!rows.isEmpty())
        QApplication::clipboard()->setText(models::markdownTable(m_model, rows, m_sections));
    return static_cast<int>(rows.size());
}

void SelectedRows::copyIds() const
{
    QApplication::clipboard()->setText(ids().join(u'\n'));
}

QMimeData* SelectedRows::dragged() const
{
    const QList<int> rows = numbers();
    // So many are for the clipboard or for a file.
    if (rows.isEmpty() || rows.size() > maxDraggedRows)
        return nullptr;
    return draggedRows(m_model, rows, m_sections);
}

} // namespace widgets
