// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/problem_list.h"
#include "deploy/history/history.h"
#include "deploy/models/list/run_knowledge.h"
#include "deploy/models/states/failure_state.h"
#include "deploy/widgets/controls/load_state.h"
#include "deploy/widgets/controls/state_line.h"

#include <QVariantMap>
#include <QWidget>

#include <chrono>
#include <memory>
#include <optional>

namespace models {
class HistoryModel;
class TimeContext;
} // namespace models

namespace widgets {

namespace Ui {
class ListPage;
}

struct EmptyStateAction;
struct EmptyStateInput;
class FilterBar;
class FocusEntry;
class HiddenMatchesHint;
class ListActions;
class ListBody;
class ListFilters;
class ListFooter;
class ListHeader;
class ListRows;
class LiveNowStrip;
class LoadBar;
class MessageBanner;
class PreviewSplit;
class StillRows;

/// The list of the deployments of one source: filters, the table, and what there is instead of it.
/// It shows what it is given and emits what the user wants; so do its rows() and filters().
class ListPage final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListPage)

public:
    explicit ListPage(const models::TimeContext& time, QWidget* parent = nullptr);
    ~ListPage() override;

    [[nodiscard]] ListRows& rows() const { return *m_rows; }
    [[nodiscard]] ListFilters& filters() const { return *m_filters; }
    [[nodiscard]] PreviewSplit& preview() const { return *m_preview; }

    /// How "Live now" is folded and ordered, for the settings.
    [[nodiscard]] QVariantMap liveNowState() const;
    void restoreLiveNowState(const QVariantMap& state);

    /// What the user calls the source; empty: none is open.
    void setSourceName(const QString& name);
    /// Another history, or none.
    void setHistory(std::shared_ptr<const history::History> history);
    /// The history has changed in place. Shown soon: at once, unless updates are costly and
    /// frequent.
    void historyChanged();
    void setLoad(const LoadState& load);
    void setExtent(models::RunKnowledge::Extent extent);
    /// A load shorter than this shows no progress; 300 ms unless set.
    void setLoadBarDelay(std::chrono::milliseconds delay);
    void setFreshness(const StatusMessage& line);
    /// Why the source gives nothing, or nothing new; nullopt: it does.
    void setFailure(const std::optional<models::FailureState>& failure);
    /// How many problems the data has. Which deployments have them may have changed, too
    /// (ListRows::setProblemTest()).
    void setProblems(const deployment::ProblemTotals& totals);
    /// In words: it is said where nothing could be read.
    void setFirstProblem(const QString& problem);

    /// That rows were exported to that file: told below the list for a while, with a way there.
    void showSaved(const QString& path);

Q_SIGNALS:
    /// Where that file lies.
    void folderRequested(const QString& path);
    /// All that is shown, or the selection.
    void exportRequested(bool selectionOnly);
    void refreshRequested();
    void cancelRequested();
    void retryRequested();
    /// Others than trying again.
    void wayOutRequested(models::WayOut way);
    void problemsRequested();
    void liveNowStateChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void setupActions();
    void connectParts();
    [[nodiscard]] EmptyStateInput emptyStateInput() const;
    void updateBody();
    void updateCounts();
    void updateZone();
    void showNotice();
    void runAction(const EmptyStateAction& action);
    void takeWayOut(models::WayOut way);

    const models::TimeContext& m_time;
    const std::unique_ptr<Ui::ListPage> m_ui;
    models::HistoryModel* m_model;
    // From top to bottom: Tab goes through widgets in the order in which they are made.
    ListHeader* m_header;
    LiveNowStrip* m_liveNow;
    FilterBar* m_filterBar;
    MessageBanner* m_notice;
    LoadBar* m_loadBar;
    ListBody* m_body;
    PreviewSplit* m_preview;
    StillRows* m_stillRows;
    ListFooter* m_footer;
    HiddenMatchesHint* m_hiddenMatches;
    ListRows* m_rows;
    ListFilters* m_filters;
    FocusEntry* m_entry = nullptr;
    ListActions* m_actions = nullptr;
    LoadState m_load;
    std::optional<models::FailureState> m_failure; ///< of the source
    bool m_hasSource = false;
    std::uint64_t m_unreadRecords = 0;
    QString m_likeness; ///< what the source is instead, if nothing of it could be read
    QString m_firstProblem;
    bool m_hasLoaded = false; ///< once at least
};

} // namespace widgets
