// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_watch.h"

#include "commands/command_session.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/deployment/enums.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/journal_entry.h"
#include "deploy/sources/commands/command_origin.h"

#include <QApplication>
#include <QWidget>

namespace console {

namespace {

/// "checkout V2.1.0 生产", as far as the row says; the id where there is none.
QString nameOf(const SourceSession& session, const std::string& id)
{
    const auto history = session.history();
    const auto row = history->find(id);
    if (!row)
        return models::displayText(id, 40);
    return models::deploymentTitle(*history, *row);
}

QString sourceOf(const SourceSession& session)
{
    return models::displayText(session.source().name().toStdString(), 60);
}

bool is(const history::Transition& transition, deployment::Status status)
{
    return transition.now && *transition.now == deployment::toWire(status);
}

} // namespace

BackgroundWatch::BackgroundWatch(
    const Settings& settings, QWidget& window, const std::optional<QDBusConnection>& bus)
    : m_settings(settings)
    , m_window(window)
    , m_bus(bus)
{
    window.installEventFilter(this);
}

void BackgroundWatch::watch(SourceSession& session, CommandSession* commands)
{
    if (!m_sessions.insert(&session).second)
        return; // opened again
    connect(
        &session, &QObject::destroyed, this, [this, gone = &session] { m_sessions.erase(gone); });
    connect(&session, &SourceSession::deploymentsMoved, this,
        [this, &session](const std::vector<history::Transition>& transitions) {
            handleMoved(session, transitions);
        });
    if (commands == nullptr)
        return;
    connect(commands, &CommandSession::changed, this,
        [this, &session](const operations::JournalEntry& entry) { handleOutcome(session, entry); });
}

void BackgroundWatch::setProgress(std::optional<double> progress)
{
    Taskbar::State state = m_state;
    state.progress = progress;
    setState(state);
}

bool BackgroundWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::WindowActivate)
        setUnseen(0);
    return QObject::eventFilter(watched, event);
}

void BackgroundWatch::handleMoved(
    const SourceSession& session, const std::vector<history::Transition>& transitions)
{
    if (m_window.isActiveWindow())
        return;
    std::vector<std::string> failed;
    std::vector<std::string> completed;
    for (const history::Transition& transition : transitions) {
        if (is(transition, deployment::Status::Failed))
            failed.push_back(transition.id);
        else if (is(transition, deployment::Status::Completed))
            completed.push_back(transition.id);
    }
    const QString wanted = m_settings.text(Setting::Notifications);
    if (!failed.empty()) {
        setUnseen(m_state.count + static_cast<int>(failed.size()));
        QApplication::alert(&m_window);
        if (wanted != QLatin1String("none"))
            notifyEach(session, failed, true);
    }
    if (!completed.empty() && wanted == QLatin1String("all"))
        notifyEach(session, completed, false);
}

void BackgroundWatch::notifyEach(
    const SourceSession& session, const std::vector<std::string>& ids, bool haveFailed)
{
    const auto keyOf = [&](const std::string& id) {
        return deployment::DeploymentKey{session.id(), id};
    };
    if (ids.size() > maxSingle) {
        const auto count = static_cast<int>(ids.size());
        notify({haveFailed ? tr("%Ln deployment(s) failed", nullptr, count)
                           : tr("%Ln deployment(s) completed", nullptr, count),
            sourceOf(session), keyOf(ids.front()), haveFailed});
        return;
    }
    for (const std::string& id : ids) {
        const QString name = nameOf(session, id);
        notify({haveFailed ? tr("Failed: %1").arg(name) : tr("Completed: %1").arg(name),
            sourceOf(session), keyOf(id), haveFailed});
    }
}

void BackgroundWatch::handleOutcome(
    const SourceSession& session, const operations::JournalEntry& entry)
{
    const bool isWanted = m_settings.text(Setting::Notifications) != QLatin1String("none");
    // The window that gave it tells itself.
    const bool isOwn = sources::isInOwnHands(entry);
    if (!isWanted || !isOwn || m_window.isActiveWindow() || !operations::isFinal(entry.state))
        return;
    const bool isGood = entry.state == operations::CommandState::Done;
    const std::string& id = entry.command.deployment;
    notify({QStringLiteral("%1: %2").arg(
                models::commandText(entry.command), models::commandStateText(entry.state)),
        nameOf(session, id) + QStringLiteral(" · ") + sourceOf(session), {session.id(), id},
        !isGood});
    QApplication::alert(&m_window);
}

void BackgroundWatch::setUnseen(int count)
{
    if (m_state.count == count)
        return;
    setState({count, count > 0, m_state.progress});
    Q_EMIT unseenFailuresChanged(count);
}

void BackgroundWatch::setState(const Taskbar::State& state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (!m_taskbar)
        m_taskbar = std::make_unique<Taskbar>(bus());
    m_taskbar->show(m_state);
}

void BackgroundWatch::notify(const Notifier::Notification& notification)
{
    if (!m_notifier) {
        m_notifier = std::make_unique<Notifier>(bus());
        connect(m_notifier.get(), &Notifier::clicked, this, &BackgroundWatch::showRequested);
    }
    m_notifier->show(notification);
}

QDBusConnection BackgroundWatch::bus()
{
    if (!m_bus)
        m_bus = QDBusConnection::sessionBus();
    return *m_bus;
}

} // namespace console
