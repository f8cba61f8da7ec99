// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/filter.h"
#include "deploy/models/list/facet_model.h"
#include "deploy/models/list/list_filter.h"

#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace models {
class TimeContext;
}

namespace widgets {

class ChoiceButton;
class TimeChooser;
class ViewsButton;

/// The line of filters above the list: environments, statuses, time range, search, saved views; and
/// services, where there are any.
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
    /// What there is to choose from in a column of history::filterColumns.
    void setFacet(history::Column column, const std::vector<history::FacetValue>& values);
    /// Which of those columns the history has. Of others there is something to choose only where
    /// the filter asks for it.
    void setColumns(const history::PerFilterColumn<bool>& columns);
    void focusSearch();
    void clearSearch();

Q_SIGNALS:
    /// By the user.
    void filterChanged(const models::ListFilter& filter);
    void viewsChanged(const QList<models::SavedView>& views);
    /// Counts are about to be seen.
    void facetsWanted();

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void setupFacet(history::Column column, QHBoxLayout& layout);
    void connectParts();
    void updateAppearance();
    void showFilter();
    void showColumns();
    void handleTyped(const QString& text);
    /// What is typed as terms ("status:failed since:7d") becomes the filter; the rest is searched.
    void takeTerms(const models::ListFilter& typed);
    void handleReturn();
    void copyFilter();

    history::PerFilterColumn<models::FacetModel*> m_facets;
    history::PerFilterColumn<ChoiceButton*> m_buttons;
    history::PerFilterColumn<bool> m_columns;
    TimeChooser* m_time;
    QLineEdit* m_search;
    QAction* m_searchIcon;
    ViewsButton* m_views;
    QToolButton* m_clear;
    models::ListFilter m_filter;
    const models::TimeContext& m_context;
};

} // namespace widgets
