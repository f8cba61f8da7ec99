// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exec_credential.h"
#include "plugin_process.h"

#include <QPointer>

#include <memory>
#include <vector>

namespace sources {

/// What one credential plug-in, run in one way, has answered; shared by all that would run it so.
/// Runs it once at a time.
class PluginRun final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PluginRun)

public:
    PluginRun(const kubernetes::ClusterAccess& cluster, std::shared_ptr<Scheduler> scheduler);
    ~PluginRun() override;

    /// An answer of the plug-in and which one it is, counted from 1.
    struct Result {
        deployment::Expected<PluginAnswer> answer;
        int number = 0;
    };
    using Answer = std::function<void(const Result&)>;
    /// A newer answer than the one with this number that has not expired: one that is there, else
    /// that of a new run. From the event loop, and not at all once the context is gone.
    void obtain(int after, QObject* context, Answer answer);

    [[nodiscard]] bool isCurrent(const PluginAnswer& answer) const;
    /// Tells the plug-in in this way from any other.
    [[nodiscard]] static QByteArray keyOf(const kubernetes::ClusterAccess& cluster);

private:
    struct Waiting {
        QPointer<QObject> context;
        Answer answer;
    };

    void run();
    void handleOutput(const deployment::Expected<QByteArray>& output);
    void tell(const Result& result);

    kubernetes::ExecPlugin m_plugin;
    QByteArray m_info;
    std::shared_ptr<Scheduler> m_scheduler;
    std::unique_ptr<PluginProcess> m_process; ///< while it runs
    std::optional<PluginAnswer> m_latest;
    int m_number = 0; ///< of the latest
    std::vector<Waiting> m_waiting;
};

} // namespace sources
