// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/models/list/unseen_rows.h"

#include "deploy/models/list/history_model.h"

#include <algorithm>

namespace models {

using history::Row;

UnseenRows::UnseenRows(const HistoryModel& model, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
        [this](const QModelIndex&, int first, int last) { handleInserted(first, last); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_rows.clear();
        m_before = m_model.sharedHistory();
    });
}

void UnseenRows::begin()
{
    m_before = m_model.sharedHistory();
    const auto shown = m_model.shownRows();
    m_shownBefore.assign(shown.begin(), shown.end());
}

// Of the same history only: for another one the model inserts everything again.
void UnseenRows::handleInserted(int first, int last)
{
    if (m_model.sharedHistory() != m_before)
        return;
    const auto inserted = m_model.shownRows().subspan(
        static_cast<std::size_t>(first), static_cast<std::size_t>(last - first + 1));
    m_rows.insert(m_rows.end(), inserted.begin(), inserted.end());
}

void UnseenRows::end(int firstVisibleRow)
{
    if (m_model.sharedHistory() != m_before)
        findInAnotherHistory(firstVisibleRow);
    m_before = m_model.sharedHistory();
    m_shownBefore.clear();
    seeFrom(firstVisibleRow);
}

std::span<const Row> UnseenRows::rowsAbove(int row) const
{
    const auto shown = m_model.shownRows();
    return shown.first(std::min(shown.size(), static_cast<std::size_t>(std::max(row, 0))));
}

bool UnseenRows::wasShown(std::string_view id) const
{
    const auto row = m_before->find(id);
    return row && std::ranges::binary_search(m_shownBefore, *row)
        && !std::ranges::binary_search(m_rows, *row);
}

void UnseenRows::findInAnotherHistory(int firstVisibleRow)
{
    std::vector<Row> unseen;
    if (m_before != nullptr && m_model.history() != nullptr) {
        std::ranges::sort(m_shownBefore);
        std::ranges::sort(m_rows);
        for (const Row row : rowsAbove(firstVisibleRow)) {
            if (!wasShown(m_model.history()->id(row)))
                unseen.push_back(row);
        }
    }
    m_rows = std::move(unseen);
}

void UnseenRows::seeFrom(int row)
{
    if (m_rows.empty())
        return;
    const auto above = rowsAbove(row);
    std::vector<Row> unseen = std::exchange(m_rows, {});
    if (above.empty())
        return;
    std::ranges::sort(unseen);
    for (const Row each : above) {
        if (std::ranges::binary_search(unseen, each))
            m_rows.push_back(each);
    }
}

} // namespace models
