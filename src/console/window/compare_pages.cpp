// SPDX-License-Identifier: GPL-3.0-or-later
#include "compare_pages.h"

#include "compare/compare_controller.h"
#include "session/open_sources.h"
#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/compare/compare_page.h"

namespace console {

ComparePages::ComparePages(Context context)
    : m_context(std::move(context))
{
}

ComparePages::~ComparePages() = default;

Page& ComparePages::make(const deployment::DeploymentKey& subject)
{
    SourceSession& session = *m_context.sources.find(subject.sourceId);
    const models::TimeContext& time = session.time(m_context.time);
    auto* page = new widgets::ComparePage(time);
    auto* comparison =
        new CompareController(models::rawText(subject.deploymentId), session, time, *page);
    QObject::connect(
        comparison, &CompareController::logEntryRequested, comparison, m_context.showLogEntry);
    m_pages.insert_or_assign(subject, comparison);
    return *comparison;
}

CompareController* ComparePages::find(const deployment::DeploymentKey& subject) const
{
    const auto found = m_pages.find(subject);
    return found == m_pages.end() ? nullptr : found->second.data();
}

} // namespace console
