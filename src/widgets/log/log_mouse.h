// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstddef>
#include <optional>

class QAbstractScrollArea;
class QMouseEvent;

namespace widgets {

class RowScroller;

/// What the mouse does on the rows of an area: which one was pressed, to which one the selection is
/// drawn (beyond the edge it goes on by itself), which one was double-clicked, which one it is
/// over.
class LogMouse final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogMouse)

public:
    LogMouse(QAbstractScrollArea& area, const RowScroller& scroller);

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void pressed(std::size_t row, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);
    void draggedTo(std::size_t row);
    void activated(std::size_t row);
    /// The row under the pointer; nullopt once it has left.
    void pointedAt(std::optional<std::size_t> row);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release();
    void activate(const QMouseEvent& event);
    void dragTo(const QPointF& place);

    QAbstractScrollArea& m_area;
    const RowScroller& m_scroller;
    int m_dragTimer = 0;
};

} // namespace widgets
