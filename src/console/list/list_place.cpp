// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_place.h"

#include "pages/view_state.h"
#include "session/source_session.h"

#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"

#include <algorithm>
#include <utility>

namespace console {

namespace {

const QString selectedKey = QStringLiteral("selected");
const QString viewKey = QStringLiteral("view");

} // namespace

ListPlace::ListPlace(const SourceSession& session, widgets::ListPage& page)
    : m_session(session)
    , m_page(page)
{
}

void ListPlace::addTo(QVariantMap& state) const
{
    QStringList selected;
    if (m_page.rows().isSelectionEmpty())
        selected = m_wantedIds;
    else if (m_page.rows().selectedCount() <= mostRows)
        selected = m_page.rows().selectedIds();
    if (!selected.isEmpty())
        state.insert(selectedKey, selected);
    if (m_wantedPlaces.isEmpty())
        return;
    QVariantMap view = state.value(viewKey).toMap();
    view.insert(m_wantedPlaces);
    state.insert(viewKey, view);
}

void ListPlace::restore(const QVariantMap& state)
{
    m_wantedIds = state.value(selectedKey).toStringList();
    selectWanted();
    auto [places, rest] = viewStateParts(state.value(viewKey).toMap());
    restoreViewState(m_page, rest);
    // While rows come in, a table stays at its top.
    m_wantedPlaces = std::move(places);
    if (!m_session.isLoading())
        scrollToWanted();
}

/// All at once, when no more come: what is selected while a source is read may be sorted and
/// filtered away under it.
void ListPlace::selectWanted()
{
    if (m_wantedIds.isEmpty() || m_session.isLoading())
        return;
    if (!m_page.rows().isSelectionEmpty()) {
        m_wantedIds.clear();
        return;
    }
    const bool isAnyShown = std::ranges::any_of(
        m_wantedIds, [this](const QString& id) { return m_page.rows().isShown(id); });
    if (!isAnyShown)
        return;
    m_page.rows().selectIds(std::exchange(m_wantedIds, {}));
}

void ListPlace::handleLoaded()
{
    selectWanted();
    scrollToWanted();
}

void ListPlace::scrollToWanted()
{
    if (m_session.history()->empty())
        return;
    const QVariantMap wanted = std::exchange(m_wantedPlaces, {});
    if (viewStateParts(viewState(m_page)).places.isEmpty())
        restoreViewState(m_page, wanted);
}

} // namespace console
