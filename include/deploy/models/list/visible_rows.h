// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>

#include <optional>
#include <vector>

class QAbstractItemModel;

namespace models {

/// The rows that are on the screen before a change of a list, so that the view can stay at one of
/// them afterwards.
class VisibleRows final {
public:
    /// From the first row to the last one, both included; none where the last is less.
    VisibleRows(const QAbstractItemModel& model, int first, int last);

    struct Move {
        int before;
        int now;

        bool operator==(const Move&) const = default;
    };
    /// Of the row or, where it is gone, of the nearest one that is still there; of two equally near
    /// ones the one above. nullopt if none is left.
    [[nodiscard]] std::optional<Move> moveNear(int row) const;

private:
    [[nodiscard]] std::optional<Move> moveOf(int row) const;

    int m_first;
    std::vector<QPersistentModelIndex> m_rows;
};

} // namespace models
