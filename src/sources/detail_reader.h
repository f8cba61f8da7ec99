// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/source.h"

#include "http_client.h"
#include "http_errors.h"
#include "worker.h"

#include <QHash>
#include <QPointer>
#include <QStringList>

namespace sources {

/// Reads whole deployments: on request, and again whenever a watched one may have changed.
class DetailReader final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailReader)

public:
    DetailReader(HttpClient& client, Worker& worker, QObject* parent = nullptr);

    /// Answered by exactly one ready or failed.
    void fetch(const QString& id);
    void setWatched(const QStringList& ids);
    [[nodiscard]] bool isWatched(const QString& id) const { return m_watched.contains(id); }
    /// The deployment may have changed: a watched one is read again, soon and not too often.
    void touch(const QString& id);
    void touchAll();

Q_SIGNALS:
    /// Before ready, of what was asked for once and has a long log.
    void begun(const sources::SnapshotPointer& beginning);
    void ready(const sources::SnapshotPointer& snapshot);
    void failed(const QString& id, const deployment::Error& error);
    /// The server does not accept the credentials (any more).
    void unauthorized(const sources::ReadFailure& failure);

private:
    struct Watched {
        SnapshotPointer latest; ///< what was delivered last; may be null
        QByteArray tag; ///< of that
        bool reading = false;
        bool touched = false; ///< while it was being read
        Scheduler::AlarmPointer alarm;
    };
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void refetch(const QString& id);
    void request(const ReadingPointer& reading);
    void takeResponse(const ReadingPointer& reading, const HttpResult& result);
    void decode(const ReadingPointer& reading, const HttpResponse& response);
    void takeKnownLog(const ReadingPointer& reading);
    void readLog(const ReadingPointer& reading);
    void takeLog(const ReadingPointer& reading, const HttpResult& result);
    void tellBeginning(const ReadingPointer& reading);
    void deliver(const ReadingPointer& reading);
    void fail(const ReadingPointer& reading, const ReadFailure& failure);
    void endWatched(const ReadingPointer& reading);

    HttpClient& m_client;
    Worker& m_worker;
    QHash<QString, std::shared_ptr<Watched>> m_watched;
    /// Some servers give the log apart from the deployment; found out by asking.
    bool m_hasLogs = true;
};

} // namespace sources
