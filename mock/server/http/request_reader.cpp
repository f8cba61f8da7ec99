// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/request_reader.h"

#include <algorithm>

#include <poll.h>
#include <sys/socket.h>

namespace server {

namespace {

constexpr std::size_t maxHeadSize = std::size_t{32} << 10U;
constexpr std::size_t maxBodySize = std::size_t{1} << 20U;
constexpr std::string_view headEnd = "\r\n\r\n";

BadRequest refused(int status, std::string detail, const RequestHead& head)
{
    return {status, std::move(detail), head.request.method, head.request.target};
}

/// A greeting of TLS, for example; there is no point in waiting for its end.
bool cannotBeHttp(std::string_view text)
{
    return !text.empty() && (text[0] <= ' ' || text[0] > '~');
}

/// A line feed alone ends a line for some and not for others.
bool hasLoneLineFeed(std::string_view text)
{
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1))
        if (at == 0 || text[at - 1] != '\r')
            return true;
    return false;
}

} // namespace

RequestReader::RequestReader(
    int socket, Patience patience, std::function<void(std::string_view)> interim)
    : m_socket(socket)
    , m_patience(patience)
    , m_interim(std::move(interim))
{
}

RequestReader::Next RequestReader::next()
{
    if (auto end = awaitHead())
        return std::move(*end);
    const std::size_t length = m_buffer.find(headEnd) + headEnd.size();
    auto head = parseHead(std::string_view(m_buffer).substr(0, length));
    m_buffer.erase(0, length);
    if (!head)
        return std::move(head.error());
    return readBody(std::move(*head));
}

/// nullopt once the buffer begins with a whole head.
std::optional<RequestReader::Next> RequestReader::awaitHead()
{
    Instant deadline = std::chrono::steady_clock::now() + m_patience.idle;
    bool begun = false;
    while (true) {
        // Some clients end a body with an extra line break.
        while (m_buffer.starts_with("\r\n"))
            m_buffer.erase(0, 2);
        if (!m_buffer.empty() && !std::exchange(begun, true))
            deadline = std::chrono::steady_clock::now() + m_patience.head;
        const std::size_t end = m_buffer.find(headEnd);
        if (cannotBeHttp(m_buffer))
            return BadRequest{400, "This is not HTTP.", {}, {}};
        if (hasLoneLineFeed(std::string_view(m_buffer).substr(0, end)))
            return BadRequest{400, "Lines of the head end with CR and LF.", {}, {}};
        if (std::min(end, m_buffer.size()) > maxHeadSize)
            return BadRequest{431, "The head is too large.", {}, {}};
        if (end != std::string::npos)
            return {};
        switch (fill(deadline)) {
        case Fill::Some:
            continue;
        case Fill::Ended:
            return End{};
        case Fill::Late:
            if (!begun)
                return End{};
            return BadRequest{408, "The head did not come in time.", {}, {}};
        }
    }
}

RequestReader::Next RequestReader::readBody(RequestHead head)
{
    if (head.length.value_or(0) > maxBodySize)
        return refused(413, "The body is too large.", head);
    const bool hasBody = head.isChunked || head.length.value_or(0) > 0;
    if (head.waitsForContinue && hasBody && m_buffer.empty())
        m_interim("HTTP/1.1 100 Continue\r\n\r\n");
    std::string body;
    if (auto end = head.isChunked ? readChunked(head, body) : readCounted(head, body))
        return std::move(*end);
    head.request.body = std::move(body);
    return Incoming{std::move(head.request), head.keepsAlive};
}

std::optional<RequestReader::Next> RequestReader::readCounted(
    const RequestHead& head, std::string& body)
{
    const Instant deadline = std::chrono::steady_clock::now() + m_patience.body;
    const std::size_t length = head.length.value_or(0);
    while (m_buffer.size() < length)
        if (auto end = waitForMore(head, deadline))
            return end;
    body = m_buffer.substr(0, length);
    m_buffer.erase(0, length);
    return {};
}

std::optional<RequestReader::Next> RequestReader::readChunked(
    const RequestHead& head, std::string& body)
{
    const Instant deadline = std::chrono::steady_clock::now() + m_patience.body;
    ChunkedBody chunks;
    while (true) {
        const ChunkedBody::State state = chunks.feed(m_buffer);
        if (chunks.body().size() > maxBodySize)
            return refused(413, "The body is too large.", head);
        if (state == ChunkedBody::State::Malformed)
            return refused(400, "The chunks of the body are not well formed.", head);
        if (state == ChunkedBody::State::Complete)
            break;
        if (auto end = waitForMore(head, deadline))
            return end;
    }
    body = chunks.body();
    return {};
}

std::optional<RequestReader::Next> RequestReader::waitForMore(
    const RequestHead& head, Instant deadline)
{
    switch (fill(deadline)) {
    case Fill::Some:
        return {};
    case Fill::Ended:
        return End{};
    case Fill::Late:
        break;
    }
    return refused(408, "The body did not come in time.", head);
}

RequestReader::Fill RequestReader::fill(Instant deadline)
{
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd waiting{m_socket, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) == 0)
        return Fill::Late;
    char bytes[16384];
    const ssize_t got = ::recv(m_socket, bytes, sizeof(bytes), MSG_DONTWAIT);
    if (got > 0)
        m_buffer.append(bytes, static_cast<std::size_t>(got));
    const bool again = got < 0 && (errno == EAGAIN || errno == EINTR);
    return got > 0 || again ? Fill::Some : Fill::Ended;
}

} // namespace server
