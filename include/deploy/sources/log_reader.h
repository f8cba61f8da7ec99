// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/deployment/log.h"
#include "deploy/deployment/log_source.h"
#include "deploy/sources/owned_request.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace sources {

using deployment::LogRequest;
using deployment::LogSource;

/// To whom a log is told; from the event loop.
struct LogReceiver {
    /// What came since the last call; often.
    std::function<void(deployment::Log entries)> onEntries;
    /// Exactly once: there is no more. An error says why (it has not started yet, it is gone).
    std::function<void(const std::optional<deployment::Error>& error)> onEnd;
};

/// Reads further logs of a source's deployments, each where somebody asks for it.
class LogReader {
public:
    virtual ~LogReader() = default;
    LogReader(const LogReader&) = delete;
    LogReader& operator=(const LogReader&) = delete;

    using SourcesAnswer = std::function<void(const deployment::Expected<std::vector<LogSource>>&)>;
    /// Which there are now.
    [[nodiscard]] virtual OwnedRequest list(const QString& deployment, SourcesAnswer answer) = 0;
    [[nodiscard]] virtual OwnedRequest read(
        const QString& deployment, const LogRequest& request, LogReceiver receiver) = 0;

protected:
    LogReader() = default;
};

} // namespace sources
