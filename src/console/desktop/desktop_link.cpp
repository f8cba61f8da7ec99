// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_link.h"

#include "commands/open_commands.h"
#include "session/open_sources.h"
#include "session/source_session.h"
#include "window/source_opener.h"
#include "window/workspace.h"

#include <QWidget>

namespace console {

void bringToFront(QWidget& window)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

DesktopLink::DesktopLink(const Context& context)
    : m_context(context)
    , m_watch(context.settings, context.window)
{
    connect(&context.opener, &SourceOpener::opened, this, &DesktopLink::handleOpened);
    connect(&context.workspace, &Workspace::shown, this, [this](const QString& page) {
        m_page = page;
        showTitle();
        showProgress();
    });
    connect(&m_watch, &BackgroundWatch::unseenFailuresChanged, this, &DesktopLink::showTitle);
    connect(&m_watch, &BackgroundWatch::showRequested, this,
        [this](const deployment::DeploymentKey& key) {
            bringToFront(m_context.window);
            m_context.workspace.openDeployments({key});
        });
    showTitle();
}

void DesktopLink::handleOpened(SourceSession& session)
{
    m_watch.watch(session, m_context.commands.of(session));
    for (const auto signal : {&SourceSession::historyChanged, &SourceSession::historyReplaced})
        connect(&session, signal, this, &DesktopLink::showProgress, Qt::UniqueConnection);
}

void DesktopLink::showTitle()
{
    const QString title =
        m_page.isEmpty() ? tr("Deployment Console") : tr("%1 - Deployment Console").arg(m_page);
    const int failures = m_watch.unseenFailures();
    m_context.window.setWindowTitle(
        failures == 0 ? title : tr("(%Ln failed) %1", nullptr, failures).arg(title));
}

void DesktopLink::showProgress()
{
    m_watch.setProgress(progress());
}

/// Of the deployment in front, while it is under way.
std::optional<double> DesktopLink::progress() const
{
    const PageKey* key = m_context.workspace.currentKey();
    if (key == nullptr || key->kind != PageKind::Deployment)
        return std::nullopt;
    const SourceSession* session = m_context.sources.find(key->subject.sourceId);
    if (session == nullptr)
        return std::nullopt;
    const auto row = session->history()->find(key->subject.deploymentId);
    if (!row || session->history()->status(*row) != deployment::Status::Running)
        return std::nullopt;
    const auto percentage = session->history()->percentage(*row);
    return percentage ? std::optional(*percentage / 100) : std::nullopt;
}

} // namespace console
