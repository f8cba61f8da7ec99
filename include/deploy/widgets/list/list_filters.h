// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/hidden_trouble.h"
#include "deploy/models/list/filter_history.h"
#include "deploy/models/list/list_filter.h"
#include "deploy/models/live/live_card.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <tuple>

namespace models {
class TimeContext;
}

namespace widgets {

class FilterBar;
class ListBody;
class ListFacts;
class ListFooter;

/// What the list is narrowed by: keeps the rows in step with the line of filters, and with the time
/// that passes; the footer says what is hidden that may matter.
class ListFilters final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListFilters)

public:
    struct Parts {
        FilterBar& bar;
        ListBody& body;
        ListFooter& footer;
    };
    /// Everything outlives it.
    ListFilters(const Parts& parts, const models::TimeContext& time, QObject* parent);

    void setFilter(const models::ListFilter& filter);
    [[nodiscard]] const models::ListFilter& filter() const;
    /// Of what is chosen, as it is in force now.
    [[nodiscard]] history::TimeRange range() const { return resolved().range; }
    /// On behalf of the user.
    void choose(const models::ListFilter& filter);
    /// By the user: narrows the list to what is deployed there; what was chosen before returns
    /// where it is narrowed to it already.
    void choosePlace(const models::LivePlace& place);
    /// The one that the list is narrowed to, or none.
    [[nodiscard]] std::optional<models::LivePlace> place() const;
    /// That of the last visit, which is not in force: offered in the line below until the user
    /// chooses another one.
    void offerFormerFilter(const models::ListFilter& filter);
    void setSavedViews(const QList<models::SavedView>& views);
    /// Columns saved under a name.
    void setColumnPresets(const QList<models::SavedView>& presets);
    /// How both are by now, where other lists change them, too.
    using LatestViews = std::function<QList<models::SavedView>()>;
    void setLatest(LatestViews views, LatestViews columnPresets);
    /// Whose deployments are "mine", by the name of the executor.
    void setUser(const QString& user);
    /// The connection is marked as production: environments whose names say nothing are, too.
    void setProduction(bool isProduction);
    /// To the filter that was chosen before, and on again; nothing if there is none.
    void goBack();
    void goForward();
    [[nodiscard]] bool canGoBack() const { return m_former.canGoBack(); }
    [[nodiscard]] bool canGoForward() const { return m_former.canGoForward(); }
    /// The history may be another one, or other rows may be shown.
    void update();

Q_SIGNALS:
    /// By the user.
    void filterChanged(const models::ListFilter& filter);
    void savedViewsChanged(const QList<models::SavedView>& views);
    void columnPresetsChanged(const QList<models::SavedView>& presets);

private:
    void apply(bool byUser);
    void handleChosen(const models::ListFilter& filter);
    void refreshRelativeFilter();
    [[nodiscard]] bool goesByFacts() const;
    void handleFactsChanged();
    [[nodiscard]] history::Filter resolved() const;
    void updateFacet(history::Column column);
    void updateColumns();
    void updateHint();
    void updateQuick();
    void connectBar();
    void go(const std::optional<models::ListFilter>& filter);
    void handleCleared(const models::ListFilter& before);
    void runHintAction();

    Parts m_parts;
    const models::TimeContext& m_time;
    std::optional<models::ListFilter> m_formerFilter;
    std::optional<models::ListFilter> m_filterBeforePlace;
    std::optional<models::ListFilter> m_hintFilter; ///< that the button of the hint chooses
    models::FilterHistory m_former;
    QTimer m_undoTimer; ///< while taking back is offered below the list
    bool m_isGoing = false; ///< to a former filter
    QString m_user;
    ListFacts* m_facts;
    history::TroubleFinder m_trouble;
    deployment::Timestamp m_resolved; ///< when the filter was applied
};

} // namespace widgets
