// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"

#include <functional>
#include <memory>

namespace sources {

/// A fetch as its source sees it: one answer, if the request has not been released by then. The
/// request owns it; the source keeps a weak pointer.
class PendingFetch {
public:
    explicit PendingFetch(DeploymentReceiver receiver);
    /// Calls off what is still done for it.
    ~PendingFetch();
    PendingFetch(const PendingFetch&) = delete;
    PendingFetch& operator=(const PendingFetch&) = delete;

    /// Called once if the request is let go of before its answer.
    void setCallOff(std::function<void()> cancelReading) { m_callOff = std::move(cancelReading); }

    static void begin(const std::weak_ptr<PendingFetch>& fetch, const SnapshotPointer& beginning);
    static void answer(const std::weak_ptr<PendingFetch>& fetch, const SnapshotResult& result);

private:
    DeploymentReceiver m_receiver;
    std::function<void()> m_callOff;
};

} // namespace sources
