// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_pages.h"

#include "commands/open_commands.h"
#include "list/list_controller.h"
#include "preferences.h"
#include "session/open_sources.h"
#include "session/source_session.h"
#include "settings/settings.h"
#include "settings/variant_json.h"

#include "deploy/widgets/list/list_page.h"
#include "deploy/widgets/list/list_rows.h"
#include "deploy/widgets/list/preview/preview_split.h"

namespace console {

namespace {

void applyPreferences(const Preferences& preferences, widgets::ListRows& rows)
{
    const bool isRoomy = preferences.word(Setting::ListDensity) == QLatin1String("comfortable");
    rows.setDensity(isRoomy ? widgets::ListDensity::Comfortable : widgets::ListDensity::Compact);
    rows.setTimesRelative(preferences.word(Setting::ListTimes) == QLatin1String("relative"));
}

/// What is chosen in one list, or in a menu, is chosen for all of them.
void followPreferences(const Preferences& preferences, widgets::ListPage& page)
{
    applyPreferences(preferences, page.rows());
    QObject::connect(
        &preferences, &Preferences::changed, &page, [&preferences, &page](Setting setting) {
            applyPreferences(preferences, page.rows());
            if (setting != Setting::ListPreview)
                return;
            const QVariantMap choice = toVariant(preferences.settings().json(setting)).toMap();
            if (choice != page.preview().choice())
                page.preview().setChoice(choice);
        });
}

} // namespace

ListPages::ListPages(Context context)
    : m_context(std::move(context))
{
}

ListPages::~ListPages() = default;

Page& ListPages::make(const deployment::DeploymentKey& subject)
{
    SourceSession& session = *m_context.sources.find(subject.sourceId);
    const models::TimeContext& time = session.time(m_context.time);
    auto* widget = new widgets::ListPage(time);
    widget->rows().setGroupHeadings(true);
    followPreferences(m_context.preferences, *widget);
    auto* list = new ListController(session, m_context.settings, time, *widget);
    if (CommandSession* commands = m_context.commands.of(session))
        list->setCommands(*commands);
    QObject::connect(list, &ListController::commandRequested, list, m_context.askForCommand);
    QObject::connect(list, &ListController::compareRequested, list, m_context.compare);
    QObject::connect(list, &ListController::logRequested, list, m_context.showLog);
    m_pages.insert_or_assign(subject.sourceId, list);
    return *list;
}

ListController* ListPages::find(const std::string& sourceId) const
{
    const auto found = m_pages.find(sourceId);
    return found == m_pages.end() ? nullptr : found->second.data();
}

} // namespace console
