// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/row_set.h"

#include <QObject>

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace models {

class HistoryModel;

/// The rows that were inserted above the visible part of a list and have not been visible since. A
/// change of the model stands between begin() and end().
class UnseenRows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UnseenRows)

public:
    explicit UnseenRows(const HistoryModel& model, QObject* parent = nullptr);

    void begin();
    /// The screen begins with that row now.
    void end(int firstVisibleRow);
    /// That row and all below it are seen.
    void seeFrom(int row);
    /// How many there are.
    [[nodiscard]] int count() const { return int(m_rows.size()); }

private:
    [[nodiscard]] std::span<const history::Row> rowsAbove(int row) const;
    void findInserted(int firstVisibleRow);
    void keepThose(const history::RowSet& unseen, std::span<const history::Row> above);
    [[nodiscard]] bool wasShown(std::string_view id, const history::RowSet& unseen) const;
    void findInAnotherHistory(int firstVisibleRow);

    const HistoryModel& m_model;
    std::shared_ptr<const history::History> m_before;
    history::RowSet m_shownBefore;
    std::vector<history::Row> m_rows; ///< unseen
};

} // namespace models
