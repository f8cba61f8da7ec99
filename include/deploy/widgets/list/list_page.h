// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem_list.h"
#include "deploy/history/history.h"
#include "deploy/models/list/list_filter.h"
#include "deploy/widgets/controls/load_state.h"
#include "deploy/widgets/controls/state_line.h"

#include <QSet>
#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

class QAction;

namespace models {
class HistoryModel;
class TimeContext;
} // namespace models

namespace widgets {

namespace Ui {
class ListPage;
}

struct EmptyStateAction;
class EmptyState;
class FilterBar;
class HistoryTable;
class ListFooter;
class ListHeader;
class LoadBar;
class MessageBanner;
class UpdatePacer;

/// The list of the deployments of one source: filters, the table, and what there is instead of it.
/// It shows what it is given and emits what the user wants.
class ListPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListPage)

public:
    explicit ListPage(const models::TimeContext& time, QWidget* parent = nullptr);
    ~ListPage() override;

    /// What the user calls the source; empty: none is open.
    void setSourceName(const QString& name);
    /// Another history, or none.
    void setHistory(std::shared_ptr<const history::History> history);
    /// The history has changed in place. Shown soon: at once, unless updates are costly and
    /// frequent.
    void historyChanged();
    void setLoad(const LoadState& load);
    /// A load shorter than this shows no progress; 300 ms unless set.
    void setLoadBarDelay(std::chrono::milliseconds delay);
    /// Monotonic time, from any beginning; the machine's unless set.
    void setUptime(std::function<std::chrono::milliseconds()> uptime);
    void setFreshness(const StatusMessage& line);
    /// What went wrong with the source; hasAction offers to try again.
    void setNotice(const StatusMessage& line);
    /// How many problems the data has, and which deployments have them.
    void setProblems(const deployment::ProblemTotals& totals, const QSet<QString>& ids);
    /// What was asked for and is not confirmed yet, by id ("pause requested").
    void setRequests(const QHash<QString, QString>& texts);
    /// Actions on the selected deployments, offered in the menu of the table (pause, resume, roll
    /// back). They belong to the caller, who keeps them enabled according to selectionChanged().
    void setCommandActions(const QList<QAction*>& actions);

    void setFilter(const models::ListFilter& filter);
    [[nodiscard]] models::ListFilter filter() const;
    /// That of the last visit, which is not in force: offered in the line below until the user
    /// chooses another one.
    void offerFormerFilter(const models::ListFilter& filter);
    void setSavedViews(const QList<models::SavedView>& views);
    /// Columns (order, width, choice, by name) and sort, for the settings.
    [[nodiscard]] QVariantMap tableState() const;
    void restoreTableState(const QVariantMap& state);

    [[nodiscard]] QStringList selectedIds() const;
    /// The deployment that is selected, if it is exactly one.
    [[nodiscard]] std::optional<QString> selectedId() const;
    /// Selects the deployment and scrolls to it; false if the filter hides it.
    bool selectId(const QString& id);
    [[nodiscard]] bool hasRows() const;
    /// For exports: rows from top to bottom, columns from left to right.
    [[nodiscard]] std::vector<history::Row> shownRows() const;
    [[nodiscard]] std::vector<history::Row> selectedRows() const;
    [[nodiscard]] std::vector<history::Column> shownColumns() const;

Q_SIGNALS:
    void openRequested(const QStringList& ids);
    /// All that is shown, or the selection.
    void exportRequested(bool selectionOnly);
    void refreshRequested();
    void cancelRequested();
    void retryRequested();
    void problemsRequested();
    void openSourceRequested();
    void demoRequested();
    void filterChanged(const models::ListFilter& filter);
    void savedViewsChanged(const QList<models::SavedView>& views);
    void tableStateChanged();
    void selectionChanged();
    /// A short sentence for the status bar: "Copied 3 rows".
    void statusMessage(const QString& text);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setupBody();
    void setupShortcuts();
    void connectHeader();
    void connectFilter();
    void connectTable();
    void updateRows();
    void keepTableStill(const std::function<void()>& change);
    void applyFilter(bool byUser = true);
    void refreshRelativeFilter();
    void updateFacets();
    void updateColumns();
    void updateBody();
    void updateCounts();
    void updateZone();
    void updateHint();
    void runHintAction();
    void runAction(const EmptyStateAction& action);
    void copyRows();
    void showTableMenu(const QPoint& position);

    const models::TimeContext& m_time;
    const std::unique_ptr<Ui::ListPage> m_ui;
    models::HistoryModel* m_model;
    HistoryTable* m_table;
    FilterBar* m_filterBar;
    EmptyState* m_empty;
    LoadBar* m_loadBar;
    MessageBanner* m_notice;
    ListHeader* m_header;
    ListFooter* m_footer;
    UpdatePacer* m_pacer;
    QList<QAction*> m_commandActions;
    LoadState m_load;
    QString m_failure; ///< of the source; empty: none
    std::optional<models::ListFilter> m_formerFilter;
    std::optional<models::ListFilter> m_hintFilter; ///< that the button of the hint chooses
    bool m_hasSource = false;
    std::uint64_t m_unreadRecords = 0;
    QString m_likeness; ///< what the source is instead, if nothing of it could be read
    bool m_hasLoaded = false; ///< once at least
    deployment::Timestamp m_resolved;
};

} // namespace widgets
