// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/unseen_rows.h"

#include "deploy/models/list/history_model.h"

#include <algorithm>

namespace models {

using history::Row;
using history::RowSet;

UnseenRows::UnseenRows(const HistoryModel& model, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_rows.clear();
        m_before = m_model.sharedHistory();
        m_shownBefore = m_model.shownSet();
    });
}

void UnseenRows::begin()
{
    m_before = m_model.sharedHistory();
    m_shownBefore = m_model.shownSet();
}

void UnseenRows::end(int firstVisibleRow)
{
    if (m_model.sharedHistory() != m_before)
        findInAnotherHistory(firstVisibleRow);
    else
        findInserted(firstVisibleRow);
    m_before = m_model.sharedHistory();
    m_shownBefore = {};
}

std::span<const Row> UnseenRows::rowsAbove(int row) const
{
    const auto shown = m_model.shownRows();
    return shown.first(std::min(shown.size(), static_cast<std::size_t>(std::max(row, 0))));
}

/// Those of before that are still above, and those that were not shown then.
void UnseenRows::findInserted(int firstVisibleRow)
{
    const auto above = rowsAbove(firstVisibleRow);
    if (above.empty()) {
        m_rows.clear();
        return;
    }
    RowSet unseen = m_model.shownSet();
    unseen.subtract(m_shownBefore);
    for (const Row row : m_rows) {
        if (m_model.shownSet()[row])
            unseen.add(row);
    }
    keepThose(unseen, above);
}

void UnseenRows::keepThose(const RowSet& unseen, std::span<const Row> above)
{
    m_rows.clear();
    for (std::size_t left = unseen.count(); const Row row : above) {
        if (left == 0)
            break;
        if (!unseen[row])
            continue;
        m_rows.push_back(row);
        --left;
    }
}

bool UnseenRows::wasShown(std::string_view id, const RowSet& unseen) const
{
    const auto row = m_before->find(id);
    return row && m_shownBefore[*row] && !unseen[*row];
}

void UnseenRows::findInAnotherHistory(int firstVisibleRow)
{
    std::vector<Row> unseen;
    if (m_before != nullptr && m_model.history() != nullptr) {
        const RowSet unseenBefore = RowSet::of(m_rows, m_before->size());
        for (const Row row : rowsAbove(firstVisibleRow)) {
            if (!wasShown(m_model.history()->id(row), unseenBefore))
                unseen.push_back(row);
        }
    }
    m_rows = std::move(unseen);
}

void UnseenRows::seeFrom(int row)
{
    if (!m_rows.empty())
        keepThose(RowSet::of(m_rows, std::size_t{std::ranges::max(m_rows)} + 1), rowsAbove(row));
}

} // namespace models
