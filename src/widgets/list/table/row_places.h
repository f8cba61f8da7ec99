// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>
#include <vector>

namespace widgets {

/// Where the rows of a table stand, in pixels from the top of the first one: all are of one height,
/// but for some that are taller by one measure. Takes as much room as there are tall rows.
class RowPlaces {
public:
    /// Above zero.
    void setHeight(int height) { m_height = height; }
    /// In ascending order.
    void setTall(std::vector<int> rows, int taller)
    {
        m_tall = std::move(rows);
        m_taller = taller;
    }
    [[nodiscard]] const std::vector<int>& tall() const { return m_tall; }

    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] bool isTall(int row) const;
    [[nodiscard]] int heightOf(int row) const { return m_height + (isTall(row) ? m_taller : 0); }
    /// Of as many rows, it is the height of all.
    [[nodiscard]] int topOf(int row) const;
    /// The one that is at a place from zero up; there are as many as needed.
    [[nodiscard]] int rowAt(int place) const;

    /// Rows have come or gone: those behind them are as tall as they were.
    void insert(int first, int count);
    void remove(int first, int last);

private:
    int m_height = 1;
    std::vector<int> m_tall;
    int m_taller = 0;
};

} // namespace widgets
