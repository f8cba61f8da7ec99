// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/kubernetes/attempts.h"
#include "deploy/kubernetes/commands.h"

#include "http/inquiry.h"
#include "kubernetes/client/kube_client.h"

#include <functional>
#include <memory>

namespace sources {

/// Reads what a command is planned on: the workload as it is now, and for a rollback its
/// ReplicaSets and the Deployment that holds its template.
class CommandObjectsReader {
public:
    explicit CommandObjectsReader(KubeClient& client)
        : m_client(client)
    {
    }

    using Result = tl::expected<kubernetes::CommandObjects, KubeFailure>;
    using End = std::function<void(Result result)>;
    /// Not answered once the inquiry is let go of.
    void read(Inquiry& inquiry, const kubernetes::AttemptBook::Workload& workload, bool forRollback,
        End end);

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void readWorkload(const ReadingPointer& reading);
    void readReplicaSets(const ReadingPointer& reading);
    void readTemplateOwner(const ReadingPointer& reading);

    KubeClient& m_client;
};

} // namespace sources
