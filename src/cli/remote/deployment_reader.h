// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "loading.h"
#include "output/reporter.h"

#include "deploy/sources/snapshot.h"

#include <memory>
#include <string>

namespace cli {

/// The record of a deployment in a document that was read. NotFound if there is no such id.
[[nodiscard]] deployment::Expected<sources::Snapshot> recordIn(
    const LoadedHistory& loaded, const Request& request, const std::string& id);

/// Reads several whole deployments of the request's source, one after the other, and the history
/// that they stand in. Errors name the source.
class DeploymentReader {
public:
    [[nodiscard]] static deployment::Expected<std::unique_ptr<DeploymentReader>> open(
        const Request& request, const Reporter& reporter);

    virtual ~DeploymentReader() = default;
    DeploymentReader(const DeploymentReader&) = delete;
    DeploymentReader& operator=(const DeploymentReader&) = delete;

    [[nodiscard]] virtual deployment::Expected<sources::SnapshotPointer> read(
        const std::string& id) = 0;
    /// Has at least what was deployed to that environment; valid as long as this.
    [[nodiscard]] virtual deployment::Expected<const history::History*> historyOf(
        const std::string& environment) = 0;

protected:
    DeploymentReader() = default;
};

} // namespace cli
