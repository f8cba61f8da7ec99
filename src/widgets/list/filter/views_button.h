// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/list/list_filter.h"

#include <QPushButton>

#include <functional>

class QMenu;

namespace widgets {

/// Saved views: filters under a name, to recall, add, rename and delete.
class ViewsButton final : public QPushButton {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ViewsButton)

public:
    explicit ViewsButton(QWidget* parent = nullptr);

    void setViews(const QList<models::SavedView>& views);
    /// As they are by now: another list may have added some.
    using LatestViews = std::function<QList<models::SavedView>()>;
    void setLatestViews(LatestViews latest) { m_latest = std::move(latest); }
    /// The filter that "Save current view" saves; the view that equals it is checked.
    void setCurrent(const models::ListFilter& filter);
    /// The columns that a view may carry.
    using ColumnState = std::function<QVariantMap()>;
    void setColumnState(ColumnState state) { m_columnState = std::move(state); }
    /// Whether the list is grouped by environment.
    using Grouping = std::function<bool()>;
    void setGrouping(Grouping isGrouped) { m_isGrouped = std::move(isGrouped); }

Q_SIGNALS:
    void viewChosen(const models::SavedView& view);
    /// By environment.
    void groupingChosen(bool grouped);
    /// The filter is wanted as text.
    void copyRequested();
    /// By the user.
    void viewsChanged(const QList<models::SavedView>& views);

private:
    void takeLatest();
    void rebuildMenu();
    void askForName(bool withColumns);
    void save(const QString& name, const QVariantMap& columns);
    void manage();

    QMenu* m_menu;
    QList<models::SavedView> m_views;
    LatestViews m_latest; ///< null: nobody else adds any
    models::ListFilter m_current;
    ColumnState m_columnState;
    Grouping m_isGrouped;
};

} // namespace widgets
