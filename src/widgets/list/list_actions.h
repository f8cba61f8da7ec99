// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <functional>

class QAction;

namespace widgets {

class HistoryTable;
class ListFilters;
class ListPage;
class ListRows;
class PreviewSplit;

/// What can be done with a list as a whole and with the rows that are selected in it: for the menus
/// of the window, and with the keys of the page.
class ListActions final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ListActions)

public:
    struct Parts {
        HistoryTable& table;
        ListRows& rows;
        ListFilters& filters;
        PreviewSplit& preview;
        std::function<void()> find; ///< brings the keyboard to the search
    };

    /// Owned by the page, as everything is.
    ListActions(ListPage& page, const Parts& parts);

    /// The rows, the selection or the filter are others.
    void update();

Q_SIGNALS:
    void refreshRequested();
    /// Of all that is shown.
    void exportRequested();
    void openRequested(const QStringList& ids);
    void copyJsonRequested();

private:
    void addForRows();
    void addForPage();

    ListPage& m_page;
    Parts m_parts;
};

} // namespace widgets
