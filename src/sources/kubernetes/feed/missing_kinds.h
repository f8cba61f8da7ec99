// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

#include "backoff.h"
#include "workload_versions.h"

#include <QObject>
#include <QPointer>

#include <set>

namespace sources {

class HttpExchange;
class KubeClient;

/// Kinds of workloads that a list went without: they are not installed, or may not be seen. Nothing
/// tells when that changes, so the cluster is asked now and then, less and less often.
class MissingKinds final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MissingKinds)

public:
    MissingKinds(KubeClient& client, std::string nameSpace);
    ~MissingKinds() override;

    /// Asks for these from here on, in place of others.
    void lookFor(std::set<kubernetes::ObjectKind> kinds);
    void stop();
    /// After stop(): for the same ones.
    void goOn();

Q_SIGNALS:
    /// One of them can be listed; nothing more is asked.
    void found();

private:
    void wait();
    void ask(std::set<kubernetes::ObjectKind>::const_iterator kind);

    KubeClient& m_client;
    const std::string m_nameSpace;
    std::set<kubernetes::ObjectKind> m_kinds;
    Backoff m_pause;
    Scheduler::AlarmPointer m_next;
    QPointer<HttpExchange> m_exchange;
};

} // namespace sources
