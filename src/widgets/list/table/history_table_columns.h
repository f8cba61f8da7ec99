// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "default_columns.h"

#include "deploy/history/column_set.h"
#include "deploy/history/columns.h"
#include "deploy/models/list/list_sections.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>
#include <QTableView>
#include <QTimer>
#include <QVariantMap>

#include <functional>
#include <optional>
#include <vector>

namespace models {
class HistoryModel;
}

class QMenu;

namespace widgets {

class FillingColumn;
class SortHeader;

/// The columns of the list's table: order, width and choice, and the arrow of the sort. The user
/// changes them at the header; they last as a state by names. Until the user chooses which are
/// shown, the width of the table does.
class HistoryTableColumns final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HistoryTableColumns)

public:
    /// Sets up the header of a table that has no model yet.
    HistoryTableColumns(QTableView& table, SortHeader& header, models::HistoryModel& model);

    /// From when on the table shows the model.
    void start();
    /// Sections that are shown, from left to right; not that of the action.
    [[nodiscard]] QList<int> visualSections() const;
    /// Of a history, from left to right.
    [[nodiscard]] std::vector<history::Column> shownColumns() const;
    /// The table has that width now (pixels).
    void fitWidth(int tableWidth);
    /// The letters have another size now.
    void fitLetters();
    /// Beside the word of the action, pixels; in a narrow table they cover what is beside them.
    void setActionIconsWidth(int width);
    /// Those whose texts are seen, whatever else is exported.
    [[nodiscard]] history::ColumnSet columnsInView() const;
    [[nodiscard]] bool isInView(models::ComputedColumn column) const;
    /// On behalf of the user.
    void showColumn(history::Column column);
    /// Shows and hides the rare columns, as the history has them by now.
    void updateColumns();
    /// Order, width and choice of columns by name, and the sort.
    [[nodiscard]] QVariantMap state() const;
    /// An action for each column that there is something to show in, one for the default, and what
    /// the rows are sorted by.
    void fillMenu(QMenu& menu);
    /// By environment, production first, in each of them the newest first; or just that.
    void setGroupedByEnvironment(bool grouped);
    [[nodiscard]] bool isGroupedByEnvironment() const;
    /// What is unknown is passed over, what is missing keeps its default.
    void restoreState(const QVariantMap& state);
    /// The same as a choice of the user.
    void choose(const QVariantMap& state);

Q_SIGNALS:
    /// Others of them are shown now.
    void shownChanged();
    /// The rows are sorted otherwise.
    void sortChanged();
    /// Some time after the last of several changes to columns or sort.
    void stateChanged();

private:
    void showSort();
    void sortBy(history::Sort first, const std::optional<history::Sort>& then);
    void sortThenBy(int section);
    void restoreSort(const QVariantMap& state);
    void addSortMenus(QMenu& menu);
    void addOrders(QMenu& menu, history::Sort sort, const std::function<void(bool)>& choose);
    void setFillingWidths();
    void keepActionLast();
    void applyDefaultColumns();
    [[nodiscard]] bool isAutomatic() const;
    void showAutomaticColumns();
    [[nodiscard]] int defaultWidth(int section) const;
    [[nodiscard]] ColumnsByRoom byRoom() const;
    void setAutomatic(bool automatic);
    void handleResized(int section, int before, int now);
    void fitWidths();
    void setStatusAsIcon(bool asIcon);
    [[nodiscard]] int usualWidth(int section) const;
    /// It takes the room that is left.
    [[nodiscard]] static bool mayFill(int section);
    [[nodiscard]] bool isOwnWidth(int section, int width) const;
    void showColumnMenu(const QPoint& position);
    void setSectionShown(int section, bool shown);
    [[nodiscard]] bool isWanted(int section) const;
    void setWanted(int section, bool wanted);
    void placeNewSections(const QVariantList& columns);
    void restoreColumn(const QVariantMap& column, int visual);

    QTableView& m_table;
    SortHeader* m_header;
    models::HistoryModel& m_model;
    FillingColumn* m_filling = nullptr;
    QTimer m_stateTimer;
    bool m_isAutomatic = true; ///< the width decides which columns are shown, not the user
    bool m_isFitting = false;
    ColumnsByRoom m_shownByRoom; ///< the last time that the width decided
    int m_tableWidth;
    int m_actionIconsWidth = 0;
    bool m_isStatusAsIcon = false; ///< unless the user gave it a width
    QSet<int> m_own; ///< sections that the user gave a width; all others follow what they show
    /// Sections that are wanted, but of which the history has nothing, with their widths.
    QMap<int, int> m_withheld;
};

} // namespace widgets
