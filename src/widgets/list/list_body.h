// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <QStackedWidget>

#include <chrono>
#include <memory>

namespace history {
struct Filter;
}
namespace models {
class HistoryModel;
} // namespace models

namespace widgets {

struct EmptyMessage;
struct EmptyStateAction;
class EmptyState;
class HistoryTable;
class UpdatePacer;

/// The table of a history; where it has no rows, a message in its place.
class ListBody final : public QStackedWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListBody)

public:
    /// The model outlives the rows that are shown of it.
    explicit ListBody(models::HistoryModel& model, QWidget* parent = nullptr);

    [[nodiscard]] models::HistoryModel& model() const { return m_model; }
    [[nodiscard]] HistoryTable& table() const { return *m_table; }
    /// One without rows if there is none.
    [[nodiscard]] const history::History& history() const;
    [[nodiscard]] bool hasRows() const;

    /// Another history, or none.
    void setHistory(std::shared_ptr<const history::History> history);
    /// The history has changed in place. Shown soon: at once, unless updates are costly and
    /// frequent.
    void historyChanged();
    /// Whether rows come in for the first time, part after part; the share of them that has come, 0
    /// where that is not known.
    void setFilling(bool filling, double share = 0);
    /// Shows a change that waits; false if there is none, or if rows have to stand still.
    [[nodiscard]] bool showWaitingChange();
    /// The user's choice may move rows.
    void setFilter(const history::Filter& filter, bool byUser);
    /// Whether no row may move, since one has just been pressed.
    [[nodiscard]] bool isResting() const;
    /// Says why there are no rows.
    void showEmpty(const EmptyMessage& message);
    void showTable();
    /// That of a heading and some rows, or of the whole message.
    [[nodiscard]] int leastHeight() const { return m_leastHeight; }
    /// Where the keys go: the table, or the first way out of the message; null if it offers none.
    [[nodiscard]] QWidget* entry() const;
    /// Takes the keys there; of rows, one is selected then.
    void takeKeys();

Q_SIGNALS:
    /// Other rows may be shown now.
    void rowsChanged();
    /// In the message.
    void actionTriggered(const EmptyStateAction& action);
    void leastHeightChanged(int height);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitHeight();
    void updateRows();
    [[nodiscard]] bool isWorthShowing() const;
    [[nodiscard]] std::chrono::milliseconds restBetweenUpdates() const;

    models::HistoryModel& m_model;
    HistoryTable* m_table;
    EmptyState* m_empty;
    UpdatePacer* m_pacer;
    int m_leastHeight = 0;
    bool m_isFilling = false;
    double m_share = 0; ///< of the rows that come in has come
    bool m_isBehind = false; ///< there are rows that were not worth showing yet
    std::size_t m_rowsShown = 0; ///< of the history, as the rows were shown last
};

} // namespace widgets
