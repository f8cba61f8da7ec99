// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/view.h"
#include "deploy/models/base_table_model.h"

#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace models {

/// A table of some rows of a history, in any order. Other rows are merged into it, never reset:
/// what is selected, current or remembered by a persistent index stays so.
class MergedRowsModel : public BaseTableModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MergedRowsModel)

public:
    using BaseTableModel::BaseTableModel;

    /// Rows of the history as shown, from top to bottom.
    [[nodiscard]] std::span<const history::Row> shownRows() const { return m_shown.rows; }
    [[nodiscard]] const history::RowSet& shownSet() const { return m_shown.set; }

protected:
    /// Places that are announced one by one; more are announced as one range.
    static constexpr std::size_t maxAnnouncements = 64;

    [[nodiscard]] int rows() const final
    {
        return static_cast<int>(m_shown.rows.size() + m_passing);
    }
    [[nodiscard]] history::Row rowAt(int place) const
    {
        const auto at = static_cast<std::size_t>(place);
        return at < m_shown.rows.size() ? m_shown.rows[at] : m_passingRow;
    }
    /// To be called while the model is being reset.
    void assignRows(history::ViewRows rows) { m_shown = std::move(rows); }
    /// The same deployments under other numbers, all below the bound.
    void renumberRows(const std::function<history::Row(history::Row)>& numberOf, std::size_t bound);
    /// From what is shown to what is wanted, of the same numbers.
    void showRows(history::ViewRows wanted);
    /// Removes the rows that are not in the set.
    void keepOnly(const history::RowSet& set);
    /// Those of the rows that are shown have changed.
    void announceRows(std::span<const history::Row> changed);
    /// The room of a list that is not shown any more.
    [[nodiscard]] history::RowList takeRoom() { return std::move(m_room); }

private:
    void show(history::ViewRows wanted, std::size_t kept);
    void arrange(history::ViewRows order, std::size_t passing);
    void put(history::ViewRows rows);
    [[nodiscard]] bool isPassing(const QModelIndex& cell) const
    {
        return static_cast<std::size_t>(cell.row()) >= m_shown.rows.size();
    }
    [[nodiscard]] QModelIndexList indexesIn(
        const history::ViewRows& order, const QModelIndexList& held) const;
    [[nodiscard]] std::vector<std::pair<int, int>> rangesOf(
        const history::RowSet& changed, std::size_t most) const;

    history::ViewRows m_shown;
    /// While rows go or come, there are so many more at the end of which nobody asks what they
    /// are: they are about to be removed, or to be put in order.
    std::size_t m_passing = 0;
    history::Row m_passingRow = 0;
    history::RowList m_room;
};

} // namespace models
