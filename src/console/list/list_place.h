// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QVariantMap>

namespace widgets {
class ListPage;
}

namespace console {

class SourceSession;

/// Where the user stood in a list: the rows that were selected and the scroll places, which a page
/// that is made anew takes over once they are there. What the user does meanwhile counts.
class ListPlace {
public:
    /// Of selected rows; a selection of more is not found again.
    static constexpr int mostRows = 500;

    /// Both outlive it.
    ListPlace(const SourceSession& session, widgets::ListPage& page);

    /// Adds what there is, or what is still waited for, to the state of the page.
    void addTo(QVariantMap& state) const;
    void restore(const QVariantMap& state);
    /// Rows may have come.
    void selectWanted();
    /// The source has been read.
    void handleLoaded();

private:
    void scrollToWanted();

    const SourceSession& m_session;
    widgets::ListPage& m_page;
    QStringList m_wantedIds;
    QVariantMap m_wantedPlaces;
};

} // namespace console
