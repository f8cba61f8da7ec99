// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/owned_request.h"
#include "deploy/sources/snapshot.h"

#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "log_append.h"
#include "worker.h"

#include <QPointer>
#include <QSet>

#include <functional>

namespace sources {

/// Reads logs where a server gives them apart from the deployments: on from what is known of each.
/// Whether a server does so is found out by asking. A failure concerns one log, and is reported;
/// only a server of which no log could ever be read, and which knows no such address, has none.
class LogFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogFetcher)

public:
    struct Request {
        QString id;
        std::shared_ptr<Snapshot> snapshot; ///< with what is known of its log; grows
        std::function<void()> onFirstPage; ///< there are more pages
        /// At the end, with why the log is not whole.
        std::function<void(const std::optional<ReadFailure>&)> onEnd;
    };

    LogFetcher(HttpClient& client, Worker& worker, QObject* parent = nullptr);

    /// Letting go of what it returns ends it without onEnd.
    [[nodiscard]] OwnedRequest read(Request request);
    /// What was found to be missing may be there by now.
    void askAgain();

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void request(const ReadingPointer& reading);
    void handleResponse(const ReadingPointer& reading, const HttpResult& result);
    void handlePage(const ReadingPointer& reading, LogPageResult page);
    [[nodiscard]] bool meansNoLogs(const ReadingPointer& reading, const ReadFailure& failure);

    HttpClient& m_client;
    Worker& m_worker;
    bool m_hasWorked = false; ///< for any deployment
    bool m_isOffered = true;
    QSet<QString> m_without; ///< deployments for which there is no such address
};

} // namespace sources
