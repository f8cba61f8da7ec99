// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/history/history.h"
#include "deploy/sources/freshness.h"
#include "deploy/sources/owned_request.h"
#include "deploy/sources/snapshot.h"

#include <QString>

#include <functional>
#include <memory>

namespace sources {

using SnapshotResult = deployment::Expected<SnapshotPointer>;

/// To whom a whole deployment is answered; from the event loop.
struct DeploymentReceiver {
    /// At most once and before the answer, of a large deployment: what stands before its log, and
    /// the first entries. Only to be looked at: what is not there yet may still come. May be empty.
    std::function<void(const SnapshotPointer& beginning)> onPartial;
    /// Exactly once. The receiver may let go of the request in it.
    std::function<void(const SnapshotResult& result)> onAnswer;
};

/// Who looks closely at a deployment.
struct DeploymentObserver {
    /// Whenever it was read in another state, whoever requested it; an error once it is gone.
    std::function<void(const SnapshotResult& result)> onRead;
    /// What freshness() says is another thing now, seen from this deployment alone; that of the
    /// source as a whole changes too (Source::freshnessChanged).
    std::function<void()> onFreshnessChanged;
};

/// A deployment that its source keeps current for as long as this lives. May outlive the source.
class DeploymentWatch {
public:
    virtual ~DeploymentWatch() = default;
    DeploymentWatch(const DeploymentWatch&) = delete;
    DeploymentWatch& operator=(const DeploymentWatch&) = delete;

    /// That of the source, unless this deployment could not be read while the rest of the source
    /// could.
    [[nodiscard]] virtual Freshness freshness() const = 0;

protected:
    DeploymentWatch() = default;
};

/// Reads whole deployments of a source.
class DeploymentReader {
public:
    virtual ~DeploymentReader() = default;
    DeploymentReader(const DeploymentReader&) = delete;
    DeploymentReader& operator=(const DeploymentReader&) = delete;

    /// The record is what the history keeps for the deployment's row; None where it has no row.
    [[nodiscard]] virtual OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) = 0;
    /// Null if the source does not read a deployment again automatically: its page fetches it when
    /// its row has changed.
    [[nodiscard]] virtual std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) = 0;

protected:
    DeploymentReader() = default;
};

} // namespace sources
