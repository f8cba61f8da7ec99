// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "filter/search_terms.h"

#include "deploy/history/filter.h"
#include "deploy/models/list/list_filter.h"

#include <QWidget>

#include <vector>

class QAction;
class QToolButton;

namespace models {
class TimeContext;
}

namespace widgets {

class ColumnsButton;
class FacetButtons;
class FilterFold;
class FlowLayout;
class QuickButtons;
class SearchField;
class StatusChips;
class TimeChooser;
class ViewsButton;

/// The filters above the list: states and what is wanted often in one click, environments, services
/// where there are any, time range, search, columns and saved views. They wrap where the page is
/// narrow, and fold where it is narrower. A column that is seldom narrowed by has its button while
/// it is.
class FilterBar final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FilterBar)

public:
    explicit FilterBar(const models::TimeContext& time, QWidget* parent = nullptr);

    void setFilter(const models::ListFilter& filter);
    [[nodiscard]] const models::ListFilter& filter() const { return m_filter; }
    /// The same on behalf of the user: emits that it changed.
    void choose(const models::ListFilter& filter);
    void setViews(const QList<models::SavedView>& views);
    [[nodiscard]] ViewsButton& views() const { return *m_views; }
    [[nodiscard]] ColumnsButton& columns() const { return *m_columnsButton; }
    [[nodiscard]] StatusChips& statuses() const { return *m_statuses; }
    [[nodiscard]] QuickButtons& quick() const { return *m_quick; }
    /// SearchTerms::setHistory().
    void setHistory(SearchTerms::HistoryAccess history, SearchTerms::FilterAccess inForce);
    /// What there is to choose from in a column of history::filterColumns.
    void setFacet(history::Column column, const std::vector<history::FacetValue>& values);
    /// Which of those columns the history has. Of others there is something to choose only where
    /// the filter asks for it.
    void setColumns(const history::PerFilterColumn<bool>& columns);
    /// More stands in the search field than is searched for.
    [[nodiscard]] bool isHalfTyped() const;
    void focusSearch();
    /// Wherever the keyboard is on that page.
    void clearSearchOnEscape(QWidget& page);

Q_SIGNALS:
    /// By the user.
    void filterChanged(const models::ListFilter& filter);
    void viewChosen(const models::SavedView& view);
    void viewsChanged(const QList<models::SavedView>& views);
    /// By the button for it.
    void cleared(const models::ListFilter& before);
    /// The keys are to go from the search to the rows.
    void rowsWanted();
    /// Counts of the column are about to be seen.
    void facetWanted(history::Column column);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void setupSearch();
    void connectParts();
    void updateAppearance();
    void showFilter();
    void showColumns();
    [[nodiscard]] int linesWith(int searchWidth) const;
    void fitWidth();
    void chooseWords(history::Column column, const QStringList& words);
    [[nodiscard]] QStringList foldedInForce() const;
    void clearAll();
    void copyFilter();

    const models::TimeContext& m_context;
    // As they stand: Tab goes through widgets in the order in which they are made.
    StatusChips* m_statuses;
    FilterFold* m_fold;
    QuickButtons* m_quick;
    FacetButtons* m_facets;
    TimeChooser* m_time;
    SearchField* m_search;
    QAction* m_searchIcon;
    SearchTerms* m_terms;
    ColumnsButton* m_columnsButton;
    ViewsButton* m_views;
    QToolButton* m_clear;
    FlowLayout* m_layout;
    models::ListFilter m_filter;
};

} // namespace widgets
