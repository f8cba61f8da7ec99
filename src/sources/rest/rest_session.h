// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/rest/rest_source.h"

#include "caller_fetcher.h"
#include "detail_fetcher.h"
#include "event_inbox.h"
#include "event_stream.h"
#include "http/http_client.h"
#include "live/credential_gate.h"
#include "live/list_and_watch.h"
#include "live/newest_rows.h"
#include "rest/list/list_fetcher.h"
#include "rest_feed.h"
#include "worker.h"

namespace sources {

/// What a RestSource is made of, and who tells whom: ListAndWatch decides what is asked for and
/// when, the readers ask, NewestRows lets through what is newer.
class RestSession final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestSession)

public:
    RestSession(Connection connection, const RestSource::Options& options);
    ~RestSession() override;

    void start();
    void refresh();
    void retryNow();
    void cancel() { m_live.cancel(); }
    void setHidden(bool hidden) { m_live.setHidden(hidden); }
    void setPollPace(const PollPace& pace) { m_live.setPollPace(pace); }

    [[nodiscard]] const HttpClient& client() const { return m_client; }
    [[nodiscard]] DetailFetcher& details() { return m_details; }
    [[nodiscard]] NewestRows& rows() { return m_rows; }
    [[nodiscard]] ListAndWatch& live() { return m_live; }
    [[nodiscard]] const CallerFetcher& caller() const { return m_caller; }
    [[nodiscard]] const Connection& connection() const { return m_connection; }
    [[nodiscard]] const std::shared_ptr<Authorization>& authorization() const
    {
        return m_authorization;
    }
    [[nodiscard]] std::optional<deployment::Message> commandDisabledReason() const;

Q_SIGNALS:
    void inputRequired(sources::InputRequest* request);
    /// Who asks, or what they may do, has changed.
    void callerChanged();

private:
    void connectList();
    void connectStream();
    void connectDetails();
    void connectCredentials();
    void handleListFinished(const ListOutcome& outcome);

    Connection m_connection;
    std::shared_ptr<Authorization> m_authorization;
    HttpClient m_client;
    RevisionLedger m_ledger;
    ListFetcher m_list;
    NewestRows m_rows;
    EventInbox m_inbox;
    EventStream m_stream;
    RestFeed m_feed;
    ListAndWatch m_live;
    DetailFetcher m_details;
    CredentialGate m_credentials;
    CallerFetcher m_caller;
    Worker m_worker; ///< last, so that it is joined while all that it answers to still stands
};

} // namespace sources
