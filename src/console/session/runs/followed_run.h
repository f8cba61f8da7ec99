// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "row_fingerprint.h"

#include "deploy/sources/source.h"

#include <QObject>

#include <memory>
#include <optional>

namespace console {

class SourceSession;

/// One deployment of a source, read whole, and again whenever it has changed: its source says so by
/// itself, or its row does. Never answers before it is back in the event loop.
class FollowedRun final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FollowedRun)

public:
    FollowedRun(QString id, SourceSession& session, QObject* parent = nullptr);
    ~FollowedRun() override;

    [[nodiscard]] const QString& id() const { return m_id; }
    /// The newest state; null before the first. Of one that had not ended when it was seen last,
    /// and that the source has no more, its status is not known, as its row says.
    [[nodiscard]] const sources::SnapshotPointer& snapshot() const { return m_snapshot; }
    /// Of the last attempt to read it; nullopt if that was a good one.
    [[nodiscard]] const std::optional<deployment::Error>& error() const { return m_error; }
    /// Since when no attempt was a good one; nullopt if the last one was.
    [[nodiscard]] const std::optional<deployment::Timestamp>& failingSince() const
    {
        return m_failingSince;
    }
    [[nodiscard]] sources::Freshness freshness() const;
    /// When its state was known last, while that is known no more; by this computer's clock.
    [[nodiscard]] std::optional<deployment::Timestamp> seenUntil() const;
    /// Reads it now.
    void fetch();
    /// Ends the reading of what was never read: whatever comes is not taken until the next fetch().
    void stop();
    [[nodiscard]] bool isStopped() const { return m_isStopped; }

Q_SIGNALS:
    /// Of a large one, before it is there: only to be looked at.
    void beginningRead(const sources::SnapshotPointer& beginning);
    /// snapshot() is another state.
    void stateRead();
    /// Another attempt to read it has failed.
    void readFailed(const deployment::Error& error);
    void freshnessChanged();

private:
    void take(const sources::SnapshotResult& result);
    [[nodiscard]] bool isStillToCome(const sources::SnapshotResult& result) const;
    void show();
    void handleHistory();
    void fetchIfChanged();
    [[nodiscard]] bool isLost() const;

    QString m_id;
    SourceSession& m_session;
    sources::SnapshotPointer m_read; ///< as it was read
    sources::SnapshotPointer m_snapshot;
    bool m_isLost = false; ///< m_snapshot says that what became of it is not known
    std::optional<deployment::Error> m_error;
    std::optional<deployment::Timestamp> m_failingSince;
    std::optional<RowFingerprint> m_fingerprint; ///< of the row when it was asked for
    std::unique_ptr<sources::DeploymentWatch> m_watch; ///< null where the row tells of changes
    sources::OwnedRequest m_request;
    bool m_isStopped = false;
    bool m_isAwaited = false; ///< its source is being read, and has not come to it yet
};

} // namespace console
