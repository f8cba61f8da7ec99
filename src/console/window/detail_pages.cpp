// SPDX-License-Identifier: GPL-3.0-or-later
#include "detail_pages.h"

#include "commands/command_session.h"
#include "commands/open_commands.h"
#include "detail/detail_controller.h"
#include "pages/tab_icons.h"
#include "preferences.h"
#include "session/open_sources.h"
#include "session/source_session.h"
#include "settings/settings.h"
#include "settings/variant_json.h"

#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/detail/detail_page.h"

#include <QApplication>

namespace console {

DetailPages::DetailPages(Context context)
    : m_context(std::move(context))
{
}

DetailPages::~DetailPages() = default;

Page& DetailPages::make(const deployment::DeploymentKey& subject)
{
    SourceSession& session = *m_context.sources.find(subject.sourceId);
    Preferences* preferences = &m_context.preferences;
    auto* time = new models::TimeContext(session.time(m_context.time), nullptr);
    auto* page = new widgets::DetailPage(*time);
    time->setParent(page); // behind all that show it
    page->setOnePage(preferences->flag(Setting::DetailOnePage));
    Settings* settings = &m_context.settings;
    page->restorePanelSizes(toVariant(settings->json(Setting::DetailPanelSizes)).toList());
    QObject::connect(
        page, &widgets::DetailPage::panelSizesChosen, page, [settings](const QVariantList& sizes) {
            settings->setJson(Setting::DetailPanelSizes, toJson(sizes));
        });
    QObject::connect(page, &widgets::DetailPage::layoutChosen, preferences,
        [preferences](bool onePage) { preferences->setFlag(Setting::DetailOnePage, onePage); });
    QObject::connect(
        preferences, &Preferences::changed, page, [preferences, page](Setting setting) {
            if (setting == Setting::DetailOnePage)
                page->setOnePage(preferences->flag(setting));
        });
    auto* detail = new DetailController(
        models::rawText(subject.deploymentId), session, *time, m_context.settings, *page);
    if (CommandSession* commands = m_context.commands.of(session))
        detail->setCommands(*commands);
    QObject::connect(detail, &DetailController::compareRequested, detail, m_context.compare);
    QObject::connect(detail, &DetailController::openRequested, detail, m_context.open);
    QObject::connect(detail, &DetailController::filterRequested, detail, m_context.filter);
    m_pages.insert_or_assign(subject, detail);
    return *detail;
}

QString DetailPages::waitingTitle(const deployment::DeploymentKey& subject) const
{
    const auto history = m_context.sources.find(subject.sourceId)->history();
    const auto row = history->find(subject.deploymentId);
    return row ? models::deploymentTitle(*history, *row) : QString();
}

QIcon DetailPages::waitingIcon(const deployment::DeploymentKey& subject) const
{
    SourceSession& session = *m_context.sources.find(subject.sourceId);
    const auto history = session.history();
    const auto row = history->find(subject.deploymentId);
    const CommandSession* commands = m_context.commands.of(session);
    return row ? deploymentTabIcon(*history, *row,
               commands == nullptr ? std::nullopt : std::optional(commands->connection().color),
               QApplication::palette())
               : QIcon();
}

DetailController* DetailPages::find(const deployment::DeploymentKey& subject) const
{
    const auto found = m_pages.find(subject);
    return found == m_pages.end() ? nullptr : found->second.data();
}

} // namespace console
