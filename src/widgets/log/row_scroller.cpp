// SPDX-License-Identifier: GPL-3.0-or-later
#include "row_scroller.h"

#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace widgets {

namespace {

constexpr std::size_t linesBefore = 5;

int scrollValue(std::size_t rows)
{
    return static_cast<int>(std::min<std::size_t>(rows, std::numeric_limits<int>::max()));
}

} // namespace

void RowScroller::setRows(std::size_t count, int height)
{
    m_count = count;
    m_height = height;
    const int page = scrollValue(rowsOnScreen());
    m_area.verticalScrollBar()->setPageStep(page);
    m_area.verticalScrollBar()->setSingleStep(1);
    m_area.verticalScrollBar()->setRange(0, std::max(0, scrollValue(count) - page));
}

std::size_t RowScroller::first() const
{
    return static_cast<std::size_t>(m_area.verticalScrollBar()->value());
}

std::size_t RowScroller::rowsOnScreen() const
{
    return static_cast<std::size_t>(std::max(1, m_area.viewport()->height() / m_height));
}

bool RowScroller::isAtEnd() const
{
    return m_area.verticalScrollBar()->value() >= m_area.verticalScrollBar()->maximum();
}

void RowScroller::scrollToEnd()
{
    m_area.verticalScrollBar()->setValue(m_area.verticalScrollBar()->maximum());
}

void RowScroller::ensureVisible(std::size_t row)
{
    const int top = m_area.verticalScrollBar()->value();
    const int page = scrollValue(rowsOnScreen());
    if (scrollValue(row) < top)
        m_area.verticalScrollBar()->setValue(scrollValue(row));
    else if (scrollValue(row) >= top + page)
        m_area.verticalScrollBar()->setValue(scrollValue(row) - page + 1);
}

void RowScroller::center(std::size_t row)
{
    m_area.verticalScrollBar()->setValue(scrollValue(row) - scrollValue(rowsOnScreen() / 2));
}

void RowScroller::bringIntoView(std::size_t row)
{
    if (row >= first() && row < first() + rowsOnScreen())
        return;
    const std::size_t before = std::min(linesBefore, rowsOnScreen() / 2);
    m_area.verticalScrollBar()->setValue(scrollValue(row) - scrollValue(before));
}

bool RowScroller::scrollSideways(int key)
{
    if (key != Qt::Key_Left && key != Qt::Key_Right)
        return false;
    m_area.horizontalScrollBar()->triggerAction(key == Qt::Key_Left
            ? QAbstractSlider::SliderSingleStepSub
            : QAbstractSlider::SliderSingleStepAdd);
    return true;
}

std::optional<std::size_t> RowScroller::rowAt(const QPointF& place) const
{
    if (m_count == 0)
        return std::nullopt;
    const int line = static_cast<int>(place.y()) / m_height - (place.y() < 0);
    const int row = std::max(0, m_area.verticalScrollBar()->value() + line);
    return std::min(static_cast<std::size_t>(row), m_count - 1);
}

std::optional<std::size_t> RowScroller::rowUnder(const QPointF& place) const
{
    const auto rows = static_cast<std::size_t>(std::max(0.0, place.y()) / m_height);
    return first() + rows < m_count ? std::optional(first() + rows) : std::nullopt;
}

std::optional<std::size_t> RowScroller::rowAfter(int key, std::optional<std::size_t> current) const
{
    if (m_count == 0)
        return std::nullopt;
    const std::size_t last = m_count - 1;
    const std::size_t page = rowsOnScreen() - std::min<std::size_t>(rowsOnScreen() - 1, 1);
    const std::size_t row = current ? std::min(*current, last) : first();
    switch (key) {
    case Qt::Key_Down:
        return current ? std::min(last, row + 1) : row;
    case Qt::Key_Up:
        return row - std::min<std::size_t>(row, 1);
    case Qt::Key_PageDown:
        return std::min(last, row + page);
    case Qt::Key_PageUp:
        return row - std::min(row, page);
    case Qt::Key_Home:
        return 0;
    case Qt::Key_End:
        return last;
    default:
        return std::nullopt;
    }
}

} // namespace widgets
