// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/models/base_table_model.h"

#include <functional>
#include <span>
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
    [[nodiscard]] std::span<const history::Row> shownRows() const { return m_rows; }

protected:
    /// Places that are announced one by one; more are announced as one range.
    static constexpr std::size_t maxAnnouncements = 64;

    [[nodiscard]] int rows() const final { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] history::Row rowAt(int place) const
    {
        return m_rows[static_cast<std::size_t>(place)];
    }
    /// To be called while the model is being reset.
    void assignRows(std::vector<history::Row> rows) { m_rows = std::move(rows); }
    /// The same deployments under other numbers.
    void renumberRows(const std::function<history::Row(history::Row)>& numberOf);
    /// From what is shown to what is wanted. Every number is below the bound.
    void showRows(const std::vector<history::Row>& wanted, std::size_t bound);
    /// Removes the rows whose mark, by their numbers, is 0.
    void keepOnly(const std::vector<char>& keep);
    /// Those of the rows that are shown have changed.
    void announceRows(std::span<const history::Row> changed, std::size_t bound);

private:
    void appendMissing(const std::vector<history::Row>& wanted, std::size_t bound);
    void arrange(std::vector<history::Row> order, std::size_t bound);
    [[nodiscard]] QModelIndexList indexesIn(const std::vector<history::Row>& order,
        std::size_t bound, const QModelIndexList& held) const;

    std::vector<history::Row> m_rows;
};

} // namespace models
