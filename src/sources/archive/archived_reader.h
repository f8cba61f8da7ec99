// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/deployment_reader.h"

#include "archive.h"
#include "live_rows.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace sources {

/// Reads whole deployments from the server, and what it does not have from the archive. Whatever
/// comes whole from the server goes into the archive.
class ArchivedReader final : public QObject, public DeploymentReader {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ArchivedReader)

public:
    /// What it stands between; all of it outlives it.
    struct Parts {
        DeploymentReader& inner;
        Archive& archive;
        const LiveRows& live;
        /// How fresh the source as a whole is.
        std::function<Freshness()> freshness;
    };
    ArchivedReader(Parts parts, std::shared_ptr<Scheduler> scheduler);

    [[nodiscard]] OwnedRequest fetch(
        const QString& id, history::RecordHandle record, DeploymentReceiver receiver) override;
    [[nodiscard]] std::unique_ptr<DeploymentWatch> watch(
        const QString& id, DeploymentObserver observer) override;

    /// Gives it to the archive, if that is worth it.
    void learn(const SnapshotPointer& snapshot);
    /// Somebody waits for a deployment.
    [[nodiscard]] bool isBusy() const { return *m_readings > 0; }

Q_SIGNALS:
    /// isBusy() is true now.
    void begun();
    /// It was read as it ended, with all that there is of it.
    void readWhole(const std::string& id);

private:
    /// One that somebody waits for: first of one of the two, and perhaps of the other.
    struct Reading {
        QString id;
        DeploymentReceiver receiver;
        OwnedRequest request;
        std::shared_ptr<int> readings;

        Reading(QString deployment, DeploymentReceiver to, std::shared_ptr<int> count);
        ~Reading();
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
    };
    using ReadingPointer = std::weak_ptr<Reading>;

    void fetchLive(const std::shared_ptr<Reading>& reading);
    void fetchArchived(const std::shared_ptr<Reading>& reading,
        std::function<void(const SnapshotResult& result)> answer);
    static void answer(const ReadingPointer& reading, const SnapshotResult& result);
    void handleLive(const ReadingPointer& reading, const SnapshotResult& result);

    Parts m_parts;
    std::shared_ptr<Scheduler> m_scheduler;
    std::shared_ptr<int> m_readings = std::make_shared<int>(0);
    /// Of those that have not ended, when one was given to the archive last.
    std::unordered_map<std::string, deployment::Timestamp> m_kept;
};

} // namespace sources
