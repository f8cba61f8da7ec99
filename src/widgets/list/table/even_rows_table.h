// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_places.h"

#include <QTableView>

namespace widgets {

/// A QTableView of millions of rows: its vertical header, which would keep the height of each, has
/// none, and where a row stands is computed (RowPlaces). The header's default size is the height of
/// the rows. Rows are selected whole, scrolled by pixels, neither hidden nor moved, and have no
/// spans, grid or editors.
class EvenRowsTable : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EvenRowsTable)

public:
    using QTableView::QTableView;

    void setModel(QAbstractItemModel* model) override;
    /// All rows are of that height.
    void setEvenHeight(int pixels);
    [[nodiscard]] int evenHeight() const { return m_places.height(); }
    /// These, in ascending order, are taller by so many pixels.
    void setTallRows(std::vector<int> rows, int taller);
    [[nodiscard]] const std::vector<int>& tallRows() const { return m_places.tall(); }
    [[nodiscard]] bool isTall(int row) const { return m_places.isTall(row); }

    /// From the top of the first row.
    [[nodiscard]] int topOf(int row) const { return m_places.topOf(row); }
    [[nodiscard]] int bottomOf(int row) const { return m_places.topOf(row + 1); }
    /// How many rows there are, for a place below the last one; 0 for one above the first.
    [[nodiscard]] int rowAtPlace(int place) const;

    // What QTableView would ask its header for.
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] int rowHeight(int row) const { return m_places.heightOf(row); }
    [[nodiscard]] int rowViewportPosition(int row) const;
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& position) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void updateGeometries() override;
    void dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight,
        const QList<int>& roles = {}) override;

protected:
    [[nodiscard]] QModelIndex moveCursor(
        CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;
    void paintEvent(QPaintEvent* event) override;
    void rowsInserted(const QModelIndex& parent, int first, int last) override;

private:
    void layOutSoon();
    [[nodiscard]] int rowCount() const;
    /// Those of which a stretch of the viewport shows something; none: the last is before the
    /// first.
    [[nodiscard]] std::pair<int, int> rowsBetween(int top, int bottom) const;
    /// From left to right, or the other way where that is how one reads.
    [[nodiscard]] QList<int> shownColumns() const;
    [[nodiscard]] int columnBeside(int column, int step) const;
    [[nodiscard]] QRect stripOf(int first, int last) const;
    void layoutHeader();
    void fitScrollBars();
    [[nodiscard]] QStyle::State stateOf(const QModelIndex& index) const;
    void paintCell(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);

    RowPlaces m_places;
    bool m_isUpdatingGeometries = false;
    bool m_isLayoutPosted = false;
};

} // namespace widgets
