// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_stream.h"

#include "deploy/sources/interval.h"

#include "http/http_exchange.h"
#include "http/messages/http_headers.h"

#include <algorithm>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Milliseconds;

/// Twice the interval of the heartbeats that a server sends.
constexpr Milliseconds longestSilence{30'000};

/// What comes sooner may be no more than the greeting.
constexpr Milliseconds greeting{5'000};

/// One that is lost sooner counts as a failed attempt, though it had opened.
constexpr Milliseconds stableStreamDuration{10'000};

ReadFailure tooMuch()
{
    return {Error{ErrorCode::TooLarge,
                {DEPLOY_MESSAGE("Message", "The server sent an event that is too large."), {}}, {}},
        0, std::nullopt};
}

bool isStream(const HttpResponse& response)
{
    return response.status == 200
        && mediaType(response.header("Content-Type")) == "text/event-stream";
}

/// Statuses by which a server says that it has no events, not just now.
bool meansNoStream(int status)
{
    constexpr int statuses[]{200, 204, 301, 302, 303, 307, 308, 400, 403, 404, 405, 406, 501};
    return std::find(std::begin(statuses), std::end(statuses), status) != std::end(statuses);
}

} // namespace

EventStream::EventStream(
    const Connection& connection, std::shared_ptr<Scheduler> scheduler, QObject* parent)
    : QObject(parent)
    , m_scheduler(scheduler)
    , m_client(httpAccessOf(connection), std::move(scheduler))
{
    m_client.keepToRetryAfter();
}

EventStream::~EventStream()
{
    drop();
}

void EventStream::open(std::string position)
{
    m_position.setLatest(std::move(position));
    connectNow();
}

void EventStream::close()
{
    m_reconnect.reset();
    m_nextAttempt.reset();
    drop();
}

void EventStream::reconnectNow()
{
    m_client.waitNoLonger();
    if (m_reconnect)
        connectNow();
}

void EventStream::hold()
{
    m_isHeld = true;
    if (m_exchange)
        m_exchange->hold();
}

void EventStream::release()
{
    m_isHeld = false;
    if (m_exchange && m_unread == 0)
        m_exchange->release();
}

void EventStream::drop()
{
    ++m_generation;
    m_unread = 0;
    m_end.reset();
    m_isAccepted = m_isOpen = false;
    m_position.forgetOwed();
    m_owedWait.reset();
    if (!m_exchange)
        return;
    m_exchange->disconnect(this);
    m_exchange->abort();
    m_exchange.clear();
}

void EventStream::connectNow()
{
    close();
    m_isHeld = false;
    m_parser =
        std::make_shared<EventStreamParser>(EventStreamParser::Limits{}, m_position.latest());
    HttpRequest request;
    request.url = endpointUrl(m_client.baseUrl(), "events");
    request.headers = {{"Accept", "text/event-stream"}, {"Accept-Encoding", "identity"},
        {"Cache-Control", "no-cache"}};
    m_position.beginStream();
    if (m_position.isContinuous())
        request.headers.emplace_back(
            "Last-Event-ID", QByteArray::fromStdString(m_position.latest()));
    request.limits.idle = longestSilence;
    request.stream = true;
    m_exchange = m_client.send(std::move(request));
    connect(m_exchange, &HttpExchange::started, this, &EventStream::handleHead);
    connect(m_exchange, &HttpExchange::received, this, &EventStream::handleBytes);
    connect(m_exchange, &HttpExchange::finished, this, &EventStream::handleEnd);
}

void EventStream::handleHead(int status)
{
    if (isStream(m_exchange->response())) {
        m_isAccepted = true;
        m_acceptedAt = m_scheduler->now();
    } else if (status == 200) {
        drop();
        Q_EMIT unavailable();
    }
}

void EventStream::handleBytes(const QByteArray& bytes)
{
    if (!m_isAccepted)
        return;
    ++m_unread;
    m_exchange->hold();
    m_worker.post([this, bytes, parser = m_parser, generation = m_generation](
                      const std::stop_token& /*stop*/) {
        std::vector<ServerEvent> events;
        auto piece = std::make_shared<Piece>();
        piece->isFine = parser->feed({bytes.constData(), std::size_t(bytes.size())}, events);
        piece->lastId = parser->lastId();
        piece->retry = parser->retry();
        for (ServerEvent& event : events)
            piece->events.push_back(newsOf(std::move(event)));
        QMetaObject::invokeMethod(
            this,
            [this, piece, generation] {
                if (generation == m_generation)
                    handlePiece(*piece);
            },
            Qt::QueuedConnection);
    });
}

void EventStream::handlePiece(const Piece& piece)
{
    const QPointer<EventStream> alive(this);
    const auto generation = m_generation;
    // The next silence begins now, before anyone is told of what was heard.
    if (--m_unread == 0 && !m_end && !m_isHeld && m_exchange)
        m_exchange->release();
    takePiece(piece);
    if (!alive || generation != m_generation || m_unread > 0)
        return;
    if (const auto end = std::exchange(m_end, std::nullopt))
        handleEnd(*end);
}

void EventStream::takePiece(const Piece& piece)
{
    if (piece.retry)
        m_backoff.setBase(
            std::clamp(Milliseconds(*piece.retry), Milliseconds(100), Milliseconds(30'000)));
    switch (m_position.accept(piece.lastId, piece.events)) {
    case EventPosition::Verdict::Plain:
        break;
    case EventPosition::Verdict::Owing:
        waitForRepeats();
        break;
    case EventPosition::Verdict::FellBack:
        close();
        Q_EMIT fellBack();
        return;
    }
    const QPointer<EventStream> alive(this);
    if (!m_isOpen && showsLife(piece)) {
        m_isOpen = true;
        m_wasSilent = false;
        m_openedAt = m_scheduler->now();
        Q_EMIT opened();
    }
    if (alive && m_isOpen)
        Q_EMIT heard();
    if (alive && m_isOpen && !piece.events.empty())
        Q_EMIT received(piece.events);
    if (alive)
        checkRepeats(piece.events);
    if (alive && m_isAccepted && !piece.isFine)
        lose(tooMuch());
}

bool EventStream::showsLife(const Piece& piece) const
{
    const auto isNews = [](const EventNews& news) { return news.event.type != "hello"; };
    return !m_wasSilent || std::ranges::any_of(piece.events, isNews)
        || hasPassed(greeting, m_acceptedAt, m_scheduler->now());
}

void EventStream::waitForRepeats()
{
    m_owedWait = m_scheduler->after(greeting, [this] {
        if (m_isHeld || m_unread > 0)
            waitForRepeats(); // for us
        else
            miss();
    });
}

void EventStream::checkRepeats(const std::vector<EventNews>& events)
{
    switch (m_position.repeatsIn(events)) {
    case EventPosition::Repeats::None:
        break;
    case EventPosition::Repeats::Some:
        m_owedWait.reset();
        if (m_position.isOwed())
            waitForRepeats(); // they come one after the other
        break;
    case EventPosition::Repeats::Missed:
        miss();
        break;
    }
}

void EventStream::miss()
{
    m_position.forgetOwed();
    m_owedWait.reset();
    Q_EMIT missed();
}

/// After everything that came before it.
void EventStream::handleEnd(const HttpResult& result)
{
    if (m_unread > 0) {
        m_end = result;
        return;
    }
    const ReadFailure failure = readFailure(result, m_scheduler->now());
    const bool wasAccepted = std::exchange(m_isAccepted, false);
    m_isOpen = false;
    m_wasSilent = m_wasSilent || (wasAccepted && failure.error.code == ErrorCode::Timeout);
    if (failure.status == 410)
        Q_EMIT gone();
    else if (failure.status == 401)
        Q_EMIT unauthorized(failure);
    else if (!wasAccepted && meansNoStream(failure.status))
        Q_EMIT unavailable();
    else if (result && wasAccepted)
        lose({Error{ErrorCode::Incomplete, // the server is there
                  {DEPLOY_MESSAGE("Message", "The server closed the event stream."), {}}, {}},
            0, std::nullopt});
    else
        lose(failure);
}

void EventStream::lose(const ReadFailure& failure)
{
    drop();
    if (m_openedAt && hasPassed(stableStreamDuration, *m_openedAt, m_scheduler->now()))
        m_backoff.reset();
    m_openedAt.reset();
    const auto delay =
        std::max(failure.retryAfter.value_or(Milliseconds(0)), m_backoff.next(*m_scheduler));
    m_nextAttempt = m_scheduler->now() + delay;
    m_reconnect = m_scheduler->after(delay, [this] { connectNow(); });
    Q_EMIT lost(failure);
}

} // namespace sources
