// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"
#include "taskbar.h"

#include "deploy/history/transitions.h"

#include <QDBusConnection>
#include <QObject>

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
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

    /// Both outlive it. The bus is that of the session, unless another is given; it is connected to
    /// when the desktop is to be told something, since that takes a thread and an answer.
    BackgroundWatch(const Settings& settings, QWidget& window,
        const std::optional<QDBusConnection>& bus = std::nullopt);

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
    void noteRollback(const SourceSession& session, const operations::JournalEntry& entry);
    /// What somebody aborted did not fail, nor is it known of what was rolled back.
    enum class End { Failed, Aborted, RolledBack, Completed };
    void notifyEach(const SourceSession& session, const std::vector<std::string>& moved, End end);
    [[nodiscard]] static QString endedText(End end, int count);
    [[nodiscard]] static QString endedText(End end, const QString& name);
    void setUnseen(int count);
    void setState(const Taskbar::State& state);
    [[nodiscard]] QDBusConnection bus();
    [[nodiscard]] Notifier& notifier();
    void notify(const Notifier::Notification& notification);

    const Settings& m_settings;
    QWidget& m_window;
    std::optional<QDBusConnection> m_bus;
    std::unique_ptr<Notifier> m_notifier; ///< null before the first
    std::unique_ptr<Taskbar> m_taskbar; ///< null before the first
    Taskbar::State m_state;
    std::set<const SourceSession*> m_sessions;
    /// Given from here, and told of by what became of the command.
    std::set<std::pair<std::string, std::string>> m_rollbacks;
};

} // namespace console
