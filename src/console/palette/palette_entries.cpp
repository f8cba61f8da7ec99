// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette_entries.h"

#include "connections/connection_store.h"
#include "controls_by_name.h"
#include "list/list_controller.h"
#include "pages/action_text.h"
#include "pages/page.h"
#include "program/remembering_translator.h"
#include "session/open_sources.h"
#include "session/source_session.h"
#include "settings/settings.h"
#include "window/source_opener.h"
#include "window/workspace.h"

#include "deploy/history/filter.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/list/list_filter.h"
#include "deploy/models/palette_rank.h"
#include "deploy/widgets/list/list_filters.h"
#include "deploy/widgets/list/list_page.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>
#include <functional>
#include <iterator>
#include <memory>
#include <set>

namespace console {

namespace {

class Palette final {
    Q_DECLARE_TR_FUNCTIONS(console::CommandPalette)
};

constexpr qsizetype leastForDeployments = 2;

QString pathInEnglish(const QString& path)
{
    QStringList steps = path.split(menuStep.toString());
    for (QString& step : steps)
        step = inEnglish(step);
    return steps.join(menuStep.toString());
}

/// By its name or by the English one, whichever fits better: many type English on any desktop.
std::optional<int> rankOf(const PaletteEntry& entry, const QString& typed)
{
    const auto rank = models::paletteRank(typed, entry.title, entry.hint);
    const QString title = inEnglish(entry.title);
    const QString hint = pathInEnglish(entry.hint);
    if (title == entry.title && hint == entry.hint)
        return rank;
    const auto english = models::paletteRank(typed, title, hint);
    return rank && english ? std::min(rank, english) : rank ? rank : english;
}

/// Of very many, those that stand first: what was typed says too little.
std::vector<history::Row> newestOf(const history::History& history, std::vector<history::Row> rows)
{
    constexpr std::size_t sortable = 20'000;
    const std::size_t count = std::min(rows.size(), PaletteEntries::maxDeployments);
    const auto start = [&](history::Row row) { return history.at(row).start; };
    if (rows.size() <= sortable)
        std::ranges::partial_sort(
            rows, rows.begin() + static_cast<std::ptrdiff_t>(count), std::greater{}, start);
    rows.resize(count);
    return rows;
}

} // namespace

PaletteEntries::PaletteEntries(Context context)
    : m_context(std::move(context))
{
}

std::vector<PaletteEntry> PaletteEntries::matching(const QString& typed) const
{
    Entries all;
    addTabs(all);
    addActions(all);
    addPage(all);
    addConnections(all);
    addEnvironments(all);
    std::vector<std::pair<int, PaletteEntry>> ranked;
    // What cannot be done now is there for whoever looks for it, and in the way of everybody else.
    const bool isAsked = !typed.trimmed().isEmpty();
    std::ranges::stable_partition(
        all, [](const PaletteEntry& entry) { return entry.reason.isEmpty(); });
    for (PaletteEntry& entry : all) {
        const auto rank = isAsked || entry.reason.isEmpty() ? rankOf(entry, typed) : std::nullopt;
        if (rank)
            ranked.emplace_back(*rank, std::move(entry));
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, PaletteEntry>::first);
    Entries matching;
    for (auto& each : ranked)
        matching.push_back(std::move(each.second));
    addDeployments(matching, typed.trimmed());
    return matching;
}

void PaletteEntries::addActions(Entries& to) const
{
    for (const QAction* action : m_context.menus.actions()) {
        if (QMenu* menu = action->menu())
            addActionsOf(to, *menu, withoutMnemonic(action->text()));
    }
}

void PaletteEntries::addTabs(Entries& to) const
{
    const std::vector<PageKey> keys = m_context.workspace.tabs().keys();
    const PageKey* front = m_context.workspace.currentKey();
    for (const PageKey& key : keys) {
        if (front != nullptr && key == *front)
            continue;
        to.push_back({m_context.workspace.tabs().titleOf(key), Palette::tr("Open tab"), {},
            [workspace = &m_context.workspace, key] { workspace->open(key); }});
    }
}

void PaletteEntries::addPage(Entries& to) const
{
    const Page* page = m_context.workspace.current();
    if (page == nullptr)
        return;
    addControlsOf(to, page->widget());
    const auto menu = std::make_shared<QMenu>();
    m_context.workspace.fillMenuOfFront(*menu);
    Entries ofTab;
    addActionsOf(ofTab, *menu, Palette::tr("This tab"));
    for (PaletteEntry& entry : ofTab) {
        // The actions last as long as what is offered.
        entry.run = [menu, run = std::move(entry.run)] { run(); };
        to.push_back(std::move(entry));
    }
}

void PaletteEntries::addConnections(Entries& to) const
{
    Entries known;
    for (const operations::Connection& connection : loadConnections(m_context.settings))
        known.push_back({models::displayText(connection.name), Palette::tr("Connection"), {},
            [opener = &m_context.opener, connection] { opener->openConnection(connection); }});
    for (const QString& location : m_context.settings.list(Setting::RecentFiles))
        known.push_back({models::displayText(location.toStdString()), Palette::tr("Opened before"),
            {}, [opener = &m_context.opener, location] { opener->open(location); }});
    // Menus have them as well, and say less.
    std::erase_if(to, [&](const PaletteEntry& entry) {
        return std::ranges::find(known, entry.title, &PaletteEntry::title) != known.end();
    });
    std::ranges::move(known, std::back_inserter(to));
}

void PaletteEntries::addEnvironments(Entries& to) const
{
    ListController* list = m_context.currentList();
    if (list == nullptr)
        return;
    std::set<std::string, std::less<>> names;
    for (const diagnosis::LiveVersion& live : list->session().liveVersions())
        names.insert(live.environment);
    for (const std::string& name : names)
        to.push_back({models::displayText(name), Palette::tr("Environment: show only this one"), {},
            [list, name] {
                models::ListFilter filter;
                filter.words[history::Column::Environment] = {models::rawText(name)};
                list->page().filters().setFilter(filter);
            }});
}

void PaletteEntries::addDeployments(Entries& to, const QString& typed) const
{
    if (typed.size() < leastForDeployments)
        return;
    history::Filter filter;
    filter.text = typed.toStdString();
    for (const auto& session : m_context.sources.all()) {
        const history::History& history = *session->history();
        for (const history::Row row : newestOf(history, history::matchingRows(history, filter))) {
            const history::Summary summary = history.at(row);
            const deployment::DeploymentKey key{session->id(), std::string(summary.id)};
            const QString place = models::displayText(summary.environment) + QStringLiteral(" · ")
                + models::displayText(summary.version);
            to.push_back({models::displayText(summary.id), place, {},
                [workspace = &m_context.workspace, key] { workspace->openDeployments({key}); }});
        }
    }
}

} // namespace console
