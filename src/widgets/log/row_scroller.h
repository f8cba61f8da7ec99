// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include <cstddef>
#include <optional>

namespace widgets {

/// Scrolls an area by rows of one height: the vertical scroll bar counts rows.
class RowScroller final {
public:
    explicit RowScroller(QAbstractScrollArea& area)
        : m_area(area)
    {
    }

    void setRows(std::size_t count, int height);
    [[nodiscard]] std::size_t first() const;
    [[nodiscard]] std::size_t rowsOnScreen() const;
    [[nodiscard]] bool isAtEnd() const;
    void scrollToEnd();
    void ensureVisible(std::size_t row);
    void center(std::size_t row);
    /// Not at all if it is in view, else so that some lines before it are seen too.
    void bringIntoView(std::size_t row);
    /// By a key, by a few letters; false for other keys.
    bool scrollSideways(int key);
    /// The nearest row; nullopt if there are none.
    [[nodiscard]] std::optional<std::size_t> rowAt(const QPointF& place) const;
    /// The row there; nullopt below the last one.
    [[nodiscard]] std::optional<std::size_t> rowUnder(const QPointF& place) const;
    /// Where a key leads from the row; nullopt for other keys.
    [[nodiscard]] std::optional<std::size_t> rowAfter(
        int key, std::optional<std::size_t> current) const;

private:
    QAbstractScrollArea& m_area;
    std::size_t m_count = 0;
    int m_height = 1;
};

} // namespace widgets
