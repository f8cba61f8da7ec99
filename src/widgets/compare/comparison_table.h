// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

class QMenu;

namespace widgets {

/// A table of a comparison: as high as its rows, up to a number of them. Its rows are copied with
/// Ctrl+C and from its menu.
class ComparisonTable : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonTable)

public:
    /// The first columns of the model are copied.
    ComparisonTable(QAbstractItemModel& model, int copiedColumns, QWidget* parent);

    void setMostRows(int rows);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void rowsCopied(int count);

protected:
    void changeEvent(QEvent* event) override;
    /// What the menu offers beside copying.
    virtual void fillMenu(QMenu& menu);

private:
    void updateRowHeight();
    void copySelection();
    void showMenu(const QPoint& position);

    int m_copiedColumns;
    int m_mostRows = 14;
};

} // namespace widgets
