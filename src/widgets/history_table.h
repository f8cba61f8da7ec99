// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/columns.h"

#include <QTableView>
#include <QTimer>
#include <QVariantMap>

#include <functional>
#include <vector>

namespace models {
class HistoryModel;
}

namespace widgets {

/// The table of the list page: columns to choose and to move, copying, opening by mouse and
/// keyboard.
class HistoryTable final : public QTableView {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryTable)

public:
    explicit HistoryTable(models::HistoryModel& model, QWidget* parent = nullptr);

    /// Does something that changes rows; the row at the top stays where it is seen, unless one
    /// looks at the very top.
    void keepPlace(const std::function<void()>& change);
    /// Selected rows of the model, from top to bottom.
    /// Counted by ranges: all of a million rows are one.
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] QList<int> selectedRowNumbers() const;
    [[nodiscard]] QStringList selectedIds() const;
    [[nodiscard]] std::vector<history::Column> shownColumns() const;
    /// To the clipboard; returns how many rows.
    int copySelection() const;
    void copySelectedIds() const;

    /// Order, width and choice of columns by name, and the sort.
    [[nodiscard]] QVariantMap state() const;
    /// What is unknown is passed over, what is missing keeps its default.
    void restoreState(const QVariantMap& state);

Q_SIGNALS:
    void openRequested(const QStringList& ids);
    void copyRequested();
    /// Some time after the last of several changes to columns or sort.
    void stateChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupLooks();
    void setupHeader();
    void connectHeader();
    void applyDefaultColumns();
    void fitRowHeight();
    [[nodiscard]] int defaultWidth(int section) const;
    [[nodiscard]] QList<int> visualSections() const;
    void showColumnMenu(const QPoint& position);
    void setSectionShown(int section, bool shown);
    [[nodiscard]] int sectionByName(const QString& name) const;
    void restoreColumn(const QVariantMap& column, int visual);

    models::HistoryModel& m_model;
    QTimer m_stateTimer;
};

} // namespace widgets
