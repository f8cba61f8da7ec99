// SPDX-License-Identifier: GPL-3.0-or-later
#include "background_watch.h"

#include "commands/command_session.h"
#include "session/source_session.h"
#include "settings/settings.h"

#include "deploy/deployment/enums.h"
#include "deploy/history/filter.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/detail/deployment_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/operations/journal_entry.h"
#include "deploy/sources/commands/command_origin.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>
#include <iterator>

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

/// By its row as it is now.
bool isAborted(const SourceSession& session, const std::string& id)
{
    const auto history = session.history();
    const auto row = history->find(id);
    return row && history::isAborted(*history, *row);
}

/// What a notification is of: a deployment that ends again is another matter.
QByteArray matterOf(const SourceSession& session, const std::string& id, int end)
{
    const auto history = session.history();
    const auto row = history->find(id);
    const auto ended = row ? history->end(*row) : std::nullopt;
    const qint64 at = ended ? ended->time_since_epoch().count() : 0;
    return QByteArray::fromStdString(session.id()) + '\0' + QByteArray::fromStdString(id) + '\0'
        + QByteArray::number(end) + ' ' + QByteArray::number(at);
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
    std::vector<std::string> failed;
    std::vector<std::string> aborted;
    std::vector<std::string> rolledBack;
    std::vector<std::string> completed;
    for (const history::Transition& transition : transitions) {
        if (is(transition, deployment::Status::Failed))
            (isAborted(session, transition.id) ? aborted : failed).push_back(transition.id);
        else if (is(transition, deployment::Status::RolledBack)
            && m_rollbacks.erase({session.id(), transition.id}) == 0)
            rolledBack.push_back(transition.id);
        else if (is(transition, deployment::Status::Completed))
            completed.push_back(transition.id);
    }
    if (m_window.isActiveWindow())
        return;
    const QString wanted = m_settings.text(Setting::Notifications);
    if (!failed.empty()) {
        setUnseen(m_state.count + static_cast<int>(failed.size()));
        QApplication::alert(&m_window);
    }
    if (wanted != QLatin1String("none")) {
        notifyEach(session, failed, End::Failed);
        notifyEach(session, aborted, End::Aborted);
        notifyEach(session, rolledBack, End::RolledBack);
    }
    if (wanted == QLatin1String("all"))
        notifyEach(session, completed, End::Completed);
}

QString BackgroundWatch::endedText(End end, int count)
{
    switch (end) {
    case End::Failed:
        return tr("%Ln deployment(s) failed", nullptr, count);
    case End::Aborted:
        return tr("%Ln deployment(s) aborted", nullptr, count);
    case End::RolledBack:
        return tr("%Ln deployment(s) rolled back", nullptr, count);
    case End::Completed:
        break;
    }
    return tr("%Ln deployment(s) completed", nullptr, count);
}

QString BackgroundWatch::endedText(End end, const QString& name)
{
    switch (end) {
    case End::Failed:
        return tr("Failed: %1").arg(name);
    case End::Aborted:
        return tr("Aborted: %1").arg(name);
    case End::RolledBack:
        return tr("Rolled back: %1").arg(name);
    case End::Completed:
        break;
    }
    return tr("Completed: %1").arg(name);
}

void BackgroundWatch::notifyEach(
    const SourceSession& session, const std::vector<std::string>& moved, End end)
{
    // Each of the windows on one server sees it; the desktop is told once.
    std::vector<std::string> ids;
    std::ranges::copy_if(moved, std::back_inserter(ids), [&](const std::string& id) {
        return notifier().claim(matterOf(session, id, static_cast<int>(end)));
    });
    const auto keyOf = [&](const std::string& id) {
        return deployment::DeploymentKey{session.id(), id};
    };
    const bool isUrgent = end == End::Failed;
    if (ids.size() > maxSingle) {
        notify({endedText(end, static_cast<int>(ids.size())), sourceOf(session), keyOf(ids.front()),
            isUrgent});
        return;
    }
    for (const std::string& id : ids)
        notify({endedText(end, nameOf(session, id)), sourceOf(session), keyOf(id), isUrgent});
}

void BackgroundWatch::handleOutcome(
    const SourceSession& session, const operations::JournalEntry& entry)
{
    noteRollback(session, entry);
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

/// What it has done is told as its outcome, and not as news once more.
void BackgroundWatch::noteRollback(
    const SourceSession& session, const operations::JournalEntry& entry)
{
    using operations::CommandState;
    if (entry.command.kind != operations::CommandKind::RollBack
        || entry.state == CommandState::Done)
        return;
    const std::pair key(session.id(), entry.command.deployment);
    const bool isUnderWay = entry.state == CommandState::Sent
        || entry.state == CommandState::Accepted || entry.state == CommandState::Unknown;
    if (isUnderWay)
        m_rollbacks.insert(key);
    else
        m_rollbacks.erase(key);
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

Notifier& BackgroundWatch::notifier()
{
    if (!m_notifier) {
        m_notifier = std::make_unique<Notifier>(bus());
        connect(m_notifier.get(), &Notifier::clicked, this, &BackgroundWatch::showRequested);
    }
    return *m_notifier;
}

void BackgroundWatch::notify(const Notifier::Notification& notification)
{
    notifier().show(notification);
}

QDBusConnection BackgroundWatch::bus()
{
    if (!m_bus)
        m_bus = QDBusConnection::sessionBus();
    return *m_bus;
}

} // namespace console
