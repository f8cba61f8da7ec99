// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

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
    void handleInserted(int first, int last);
    [[nodiscard]] std::span<const history::Row> rowsAbove(int row) const;
    [[nodiscard]] bool wasShown(std::string_view id) const;
    void findInAnotherHistory(int firstVisibleRow);

    const HistoryModel& m_model;
    std::shared_ptr<const history::History> m_before;
    std::vector<history::Row> m_shownBefore; ///< in ascending order
    std::vector<history::Row> m_rows; ///< unseen
};

} // namespace models
