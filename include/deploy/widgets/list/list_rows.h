// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/widgets/list/table/list_density.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <chrono>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

class QAction;
class QMenu;
class QModelIndex;

namespace models {
class HistoryModel;
class RunKnowledge;
} // namespace models

namespace widgets {

class HistoryTable;

/// The rows of the list and its columns: which are shown, which are selected, and what the user
/// does with them.
class ListRows final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListRows)

public:
    /// Both outlive it.
    ListRows(models::HistoryModel& model, HistoryTable& table, QObject* parent);

    /// For exports: rows from top to bottom, columns from left to right.
    [[nodiscard]] std::vector<history::Row> shown() const;
    [[nodiscard]] std::vector<history::Row> selected() const;
    [[nodiscard]] std::vector<history::Column> shownColumns() const;
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] bool isSelectionEmpty() const;
    /// Copies the selected rows, as text or as a table in Markdown, and says so.
    void copy();
    void copyMarkdown();
    /// Asks for a comparison if exactly two are selected.
    void compareSelected();

    [[nodiscard]] QStringList selectedIds() const;
    /// The deployment that is selected, if it is exactly one.
    [[nodiscard]] std::optional<QString> selectedId() const;
    /// Selects the deployment and scrolls to it; false if the filter hides it.
    bool selectId(const QString& id);

    [[nodiscard]] int selectedCount() const;
    /// Its row is one of those that the filter shows.
    [[nodiscard]] bool isShown(const QString& id) const;
    /// Selects those that the filter shows, in place of what was selected; says how many. Nothing
    /// is scrolled.
    int selectIds(const QStringList& ids);

    /// Columns (order, width, choice, by name) and sort, for the settings.
    [[nodiscard]] QVariantMap tableState() const;
    void restoreTableState(const QVariantMap& state);

    /// What is known of them beside their own records.
    [[nodiscard]] models::RunKnowledge& knowledge() const;
    /// Which of them have something wrong in their records.
    void setProblemTest(std::function<bool(std::string_view id)> hasProblem);
    /// Which of them are from an archive (models::HistoryModel::setArchivedTest()).
    void setArchivedTest(std::function<bool(history::RecordHandle record)> isArchived);
    /// Actions on the selected deployments, offered in the menu of the table (pause, resume, roll
    /// back). They belong to the caller, who keeps them enabled according to selectionChanged().
    void setCommandActions(const QList<QAction*>& actions);
    void setDensity(ListDensity density);
    /// Times as what they are from now ("12 min ago"), with the date in the tool tip and, where
    /// there is room, beside.
    void setTimesRelative(bool relative);
    /// Headings above the rows: of days, where they are sorted by the time they began, and of
    /// environments, where by these.
    void setGroupHeadings(bool shown);
    /// Monotonic time, from any beginning; the machine's unless set.
    void setUptime(std::function<std::chrono::milliseconds()> uptime);

Q_SIGNALS:
    void openRequested(const QStringList& ids);
    /// Of one deployment.
    void logRequested(const QString& id);
    /// Of two deployments; the newer one first.
    void compareRequested(const QString& id, const QString& other);
    /// Of the selection.
    void exportRequested();
    /// Only those with that word in the column, as a history::Filter has it.
    void filterRequested(history::Column column, const QString& word);
    void copyJsonRequested();
    void selectionChanged();
    void tableStateChanged();
    /// A short sentence for the status bar: "Copied 3 rows".
    void statusMessage(const QString& text);

private:
    void setupLog();
    void addCopying(QMenu& menu);
    void showMenu(const QPoint& position);
    QAction* addEntry(
        QMenu& menu, const char* icon, const QString& text, const std::function<void()>& run);
    void addCellEntries(QMenu& menu, const QModelIndex& index);
    [[nodiscard]] QString wordOf(const QModelIndex& index) const;

    models::HistoryModel& m_model;
    HistoryTable& m_table;
    QAction* m_log;
    QList<QAction*> m_commandActions;
};

} // namespace widgets
