// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"
#include "taskbar.h"

#include "deploy/history/transitions.h"

#include <QDBusConnection>
#include <QObject>

#include <optional>
#include <set>
#include <vector>

class QWidget;

namespace operations {
struct JournalEntry;
}

namespace console {

class CommandSession;
class SourceSession;
class Settings;

/// What the user must learn of while the window is in the background: deployments that fail, and
/// what became of the commands of this window. It asks for attention, counts, and notifies as the
/// settings say; when the window is looked at again, the count begins anew.
class BackgroundWatch final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackgroundWatch)

public:
    /// So many in one go are told one by one, more of them as a number.
    static constexpr std::size_t maxSingle = 3;

    /// Both outlive it.
    BackgroundWatch(const Settings& settings, QWidget& window,
        const QDBusConnection& bus = QDBusConnection::sessionBus());

    /// As long as it is open. Null for a source that takes no commands.
    void watch(SourceSession& session, CommandSession* commands);
    /// Of the deployment in front, 0 to 1; nullopt where nothing is under way.
    void setProgress(std::optional<double> progress);
    /// How many have failed since the window was looked at last.
    [[nodiscard]] int unseenFailures() const { return m_state.count; }

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void unseenFailuresChanged(int count);
    /// A notification was clicked: this deployment is to be shown.
    void showRequested(const deployment::DeploymentKey& key);

private:
    void handleMoved(
        const SourceSession& session, const std::vector<history::Transition>& transitions);
    void handleOutcome(const SourceSession& session, const operations::JournalEntry& entry);
    void notifyEach(
        const SourceSession& session, const std::vector<std::string>& ids, bool haveFailed);
    void setUnseen(int count);

    const Settings& m_settings;
    QWidget& m_window;
    Notifier m_notifier;
    Taskbar m_taskbar;
    Taskbar::State m_state;
    std::set<const SourceSession*> m_sessions;
};

} // namespace console
