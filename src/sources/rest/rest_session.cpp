// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest_session.h"

namespace sources {

using deployment::ErrorCode;

namespace {

LiveFailure liveFailure(const ReadFailure& failure)
{
    return {failure.error, failure.retryAfter};
}

} // namespace

RestSession::RestSession(Connection connection, const RestSource::Options& options)
    : m_connection(std::move(connection))
    , m_authorization(std::make_shared<Authorization>(
          storedCredentials(m_connection.credential, options.secrets), options.redactor))
    , m_client(httpAccessOf(m_connection), options.scheduler)
    , m_list(m_client, m_worker)
    , m_rows(m_ledger)
    , m_inbox(options.scheduler, m_worker, m_ledger, [this] { return m_client.serverNow(); })
    , m_stream(m_connection, options.scheduler)
    , m_feed({m_list, m_stream, m_inbox, m_rows, m_details, m_ledger})
    , m_live(m_feed, options.scheduler, {options.list, options.follow})
    , m_details(m_client, m_worker, m_ledger, [this] { return m_live.freshness(); })
    , m_credentials(m_authorization, options.scheduler, options.follow,
          {m_live, m_details.watches(), m_details.fetches()})
    , m_caller(m_client, options.redactor)
{
    m_list.setFilter(options.filter);
    m_list.setBeginningEnough(options.beginning);
    m_client.keepToRetryAfter();
    m_client.setAuthorization(m_authorization);
    m_stream.setAuthorization(m_authorization);
    connectCredentials();
    connectList();
    connectStream();
    connectDetails();
}

RestSession::~RestSession() = default;

void RestSession::connectCredentials()
{
    connect(&m_credentials, &CredentialGate::inputRequired, this, &RestSession::inputRequired);
    connect(&m_credentials, &CredentialGate::callerChanged, this, &RestSession::callerChanged);
    connect(m_authorization.get(), &Authorization::changed, &m_caller, &CallerFetcher::forget);
    connect(&m_caller, &CallerFetcher::changed, this, &RestSession::callerChanged);
    connect(&m_live, &ListAndWatch::listRead, &m_caller, &CallerFetcher::ask);
}

void RestSession::connectList()
{
    connect(&m_list, &ListFetcher::pageRead, this,
        [this](const history::History& rows, const std::vector<Revision>& revisions) {
            m_ledger.sight(rows, revisions);
        });
    connect(&m_list, &ListFetcher::partRead, &m_rows, &NewestRows::handleListPart);
    connect(&m_list, &ListFetcher::finished, this, &RestSession::handleListFinished);
}

void RestSession::connectStream()
{
    connect(&m_inbox, &EventInbox::changed, &m_rows, &NewestRows::handleEvents);
    connect(&m_inbox, &EventInbox::touched, this,
        [this](const QString& id, Revision revision) { m_details.watches().touch(id, revision); });
    connect(
        &m_inbox, &EventInbox::logTouched, this, [this](const QString& id, std::size_t entries) {
            m_details.watches().touchLog(id, entries);
        });
    connect(&m_inbox, &EventInbox::contradicted, this, [this] { m_live.lists().check(); });
    connect(&m_stream, &EventStream::opened, this,
        [this] { m_live.streamOpened(m_stream.isContinuous()); });
    connect(&m_stream, &EventStream::heard, &m_live, &ListAndWatch::streamHeard);
    connect(&m_stream, &EventStream::received, this, [this](const std::vector<EventNews>& events) {
        m_inbox.expectRepeats(m_stream.hello());
        if (!m_inbox.handle(events))
            m_live.snapshotNeeded(!m_stream.isOpen());
        else if (m_inbox.isFull())
            m_stream.hold();
    });
    connect(&m_inbox, &EventInbox::room, &m_stream, &EventStream::release);
    connect(&m_stream, &EventStream::missed, &m_live, &ListAndWatch::eventsMissed);
    connect(&m_stream, &EventStream::fellBack, &m_live, &ListAndWatch::streamFellBack);
    connect(&m_stream, &EventStream::lost, this, [this](const ReadFailure& failure) {
        m_live.streamLost({liveFailure(failure), m_stream.failures(), m_stream.nextAttempt()});
    });
    connect(&m_stream, &EventStream::unavailable, &m_live, &ListAndWatch::streamUnavailable);
    connect(&m_stream, &EventStream::gone, this, [this] { m_live.snapshotNeeded(true); });
    connect(&m_stream, &EventStream::unauthorized, this,
        [this](const ReadFailure& failure) { m_credentials.reject(failure.error); });
}

void RestSession::connectDetails()
{
    connect(&m_details, &DetailFetcher::rowOutdated, this,
        [this](const SnapshotPointer& snapshot) { m_rows.acceptWhole(*snapshot); });
    connect(&m_details, &DetailFetcher::confirmed, this, [this](const QString& id) {
        // A server that still has the state that its list does not give has not started over.
        if (m_rows.isDisputed(id))
            m_live.lists().restartDetector().refute();
    });
    connect(&m_details, &DetailFetcher::contradicted, this, [this] { m_live.lists().check(); });
    connect(&m_details, &DetailFetcher::unauthorized, this,
        [this](const ReadFailure& failure) { m_credentials.reject(failure.error); });
}

void RestSession::start()
{
    m_live.begin();
    m_credentials.obtain();
}

void RestSession::refresh()
{
    m_details.askAgain();
    m_live.refresh();
    if (m_credentials.isMissing())
        m_credentials.obtain();
}

void RestSession::retryNow()
{
    m_client.waitNoLonger();
    m_live.lists().timer().forgetFailures();
    m_details.watches().retryNow();
    refresh();
    m_stream.reconnectNow();
}

void RestSession::handleListFinished(const ListOutcome& outcome)
{
    if (outcome.failure && outcome.failure->error.code == ErrorCode::Unauthorized) {
        m_credentials.reject(outcome.failure->error);
        return;
    }
    ListEnd end{.position = outcome.position,
        .hasMore = outcome.hasMore,
        .isBehind = m_rows.isBehind(),
        .lacksSome = m_rows.lacksSome()};
    if (outcome.failure)
        end.failure = liveFailure(*outcome.failure);
    m_live.listEnded(end);
}

std::optional<deployment::Message> RestSession::commandDisabledReason() const
{
    if (connection().readOnly)
        return deployment::Message{DEPLOY_MESSAGE("Message", "This connection is read-only."), {}};
    if (m_credentials.isMissing())
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The server requires credentials."), {}};
    if (!m_caller.mayOperate())
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The credentials do not permit commands."), {}};
    return std::nullopt;
}

} // namespace sources
