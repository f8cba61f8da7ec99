// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_memory.h"

#include "pages/page.h"
#include "settings/filter_memory.h"
#include "settings/settings.h"
#include "settings/variant_json.h"

#include "deploy/history/history.h"
#include "deploy/models/list/list_filter.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_split.h"

#include <utility>

namespace console {

using widgets::ListFilters;
using widgets::ListPage;
using widgets::ListRows;

namespace {

/// The initial filter of the list, before the user has chosen one.
models::ListFilter firstFilter()
{
    models::ListFilter filter;
    filter.window.choice = history::TimeChoice::Last7Days;
    return filter;
}

const QString filterKey = QStringLiteral("filter");
const QString tableKey = QStringLiteral("table");
const QString previewKey = QStringLiteral("preview");
const QString liveNowKey = QStringLiteral("liveNow");

QString systemUser()
{
    const QString user = qEnvironmentVariable("USER");
    return user.isEmpty() ? qEnvironmentVariable("LOGNAME") : user;
}

} // namespace

ListMemory::ListMemory(const QString& location, Settings& settings, ListPage& page, QObject* parent)
    : QObject(parent)
    , m_location(location)
    , m_settings(settings)
    , m_page(page)
{
    m_saveTimer.setSingleShot(true);
    m_saveTimer.setInterval(1000);
    connect(&m_saveTimer, &QTimer::timeout, this, [this] { m_settings.save(); });
    restore();
    connectPage();
}

ListMemory::~ListMemory()
{
    m_settings.save();
}

void ListMemory::addTo(QVariantMap& state) const
{
    state.insert(filterKey, m_page.filters().filter().toMap());
    state.insert(tableKey, m_page.rows().tableState());
    state.insert(previewKey, m_page.preview().choice());
    state.insert(liveNowKey, m_page.liveNowState());
}

/// A state of an earlier version has none of it.
void ListMemory::restoreFrom(const QVariantMap& state)
{
    if (state.contains(filterKey)) {
        m_substitution.reset();
        const auto filter = models::ListFilter::fromMap(state.value(filterKey).toMap());
        if (state.value(ofEarlierRun).toBool())
            restoreFilter(filter);
        else
            m_page.filters().setFilter(filter);
    }
    if (state.contains(tableKey))
        m_page.rows().restoreTableState(state.value(tableKey).toMap());
    if (state.contains(previewKey))
        m_page.preview().setChoice(state.value(previewKey).toMap());
    if (state.contains(liveNowKey))
        m_page.restoreLiveNowState(state.value(liveNowKey).toMap());
}

void ListMemory::restore()
{
    m_page.rows().restoreTableState(toVariant(m_settings.json(Setting::ListColumns)).toMap());
    m_page.preview().setChoice(toVariant(m_settings.json(Setting::ListPreview)).toMap());
    m_page.restoreLiveNowState(toVariant(m_settings.json(Setting::ListLiveNow)).toMap());
    const auto viewsOf = [&settings = m_settings](Setting setting) {
        return models::savedViewsFromVariant(toVariant(settings.json(setting)).toList());
    };
    m_page.filters().setSavedViews(viewsOf(Setting::ListViews));
    m_page.filters().setColumnPresets(viewsOf(Setting::ListColumnPresets));
    // Lists in other tabs and windows add to them.
    m_page.filters().setLatest([viewsOf] { return viewsOf(Setting::ListViews); },
        [viewsOf] { return viewsOf(Setting::ListColumnPresets); });
    m_page.filters().setUser(systemUser());
    if (const auto former = rememberedFilter(m_settings, m_location))
        restoreFilter(*former);
    else
        begin(firstFilter(), models::ListFilter());
}

void ListMemory::begin(const models::ListFilter& filter, const models::ListFilter& instead)
{
    m_page.filters().setFilter(filter);
    m_substitution = Substitution{filter, instead};
}

void ListMemory::handleLoaded(const history::History& history)
{
    if (history.empty())
        return;
    const auto substitution = std::exchange(m_substitution, std::nullopt);
    if (substitution && m_page.filters().filter() == substitution->inForce
        && m_page.rows().isEmpty())
        m_page.filters().setFilter(substitution->instead);
}

void ListMemory::restoreFilter(const models::ListFilter& former)
{
    // A user who looked at October yesterday must not miss tonight.
    const bool isClosed = former.window.choice == history::TimeChoice::FromTo
        && former.window.fromTo.until.has_value();
    if (!isClosed) {
        m_page.filters().setFilter(former);
        return;
    }
    models::ListFilter filter = former;
    filter.window = firstFilter().window;
    begin(filter, former);
    m_page.filters().offerFormerFilter(former);
}

void ListMemory::connectPage()
{
    connect(&m_page.filters(), &ListFilters::filterChanged, this, &ListMemory::remember);
    connect(&m_page, &ListPage::liveNowStateChanged, this, &ListMemory::remember);
    connect(&m_page.rows(), &ListRows::tableStateChanged, this, &ListMemory::remember);
    connect(&m_page.preview(), &widgets::PreviewSplit::choiceChanged, this, &ListMemory::remember);
    connect(&m_page.filters(), &ListFilters::savedViewsChanged, this,
        [this](const QList<models::SavedView>& views) {
            m_settings.setJson(Setting::ListViews, toJson(models::toVariant(views)));
            m_settings.save();
        });
    connect(&m_page.filters(), &ListFilters::columnPresetsChanged, this,
        [this](const QList<models::SavedView>& presets) {
            m_settings.setJson(Setting::ListColumnPresets, toJson(models::toVariant(presets)));
            m_settings.save();
        });
}

void ListMemory::remember()
{
    m_settings.setJson(Setting::ListColumns, toJson(m_page.rows().tableState()));
    m_settings.setJson(Setting::ListPreview, toJson(m_page.preview().choice()));
    m_settings.setJson(Setting::ListLiveNow, toJson(m_page.liveNowState()));
    rememberFilter(m_settings, m_location, m_page.filters().filter());
    m_saveTimer.start();
}

} // namespace console
