// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/owned_request.h"
#include "deploy/sources/snapshot.h"

#include "http/http_client.h"
#include "http/messages/http_errors.h"
#include "live/revision_ledger.h"
#include "worker.h"

#include <functional>
#include <memory>
#include <optional>

namespace sources {

/// Reads the records of deployments, each as its server has it now, and decodes them in the worker.
class RecordFetcher final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RecordFetcher)

public:
    struct Record {
        Snapshot snapshot;
        QByteArray tag;
        Revision revision;
    };
    /// nullopt: it is what is known.
    using Result = tl::expected<std::optional<Record>, ReadFailure>;

    struct Request {
        QString id;
        bool isKnown = false; ///< what is known is still there
        QByteArray tag; ///< of what is known; empty to read it in any case
        std::function<void(Result)> onEnd;
    };

    RecordFetcher(HttpClient& client, Worker& worker, QObject* parent = nullptr);

    /// Letting go of what it returns ends it without onEnd, which is never called from within this.
    [[nodiscard]] OwnedRequest read(Request request);

private:
    struct Reading;
    using ReadingPointer = std::shared_ptr<Reading>;

    void request(const ReadingPointer& reading);
    void handleResponse(const ReadingPointer& reading, const HttpResult& result);
    void decode(const ReadingPointer& reading, const HttpResponse& response);

    HttpClient& m_client;
    Worker& m_worker;
};

} // namespace sources
