// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/faults/misbehavior.h"

#include "kubernetes/api/status.h"
#include "kubernetes/api/watch_feed.h"

#include "deploy/deployment/decimal.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

using server::FaultKind;
using std::chrono::milliseconds;

constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20U;

/// In the words of the API, with Retry-After in whatever form is wanted.
server::Reply refusal(const server::Fault& fault)
{
    struct Words {
        int status;
        std::string_view reason;
        std::string_view message;
    };
    constexpr std::array known{Words{401, "Unauthorized", "Unauthorized"},
        Words{403, "Forbidden", "forbidden: User \"ops\" cannot do this"},
        Words{404, "NotFound", "the server could not find the requested resource"},
        Words{409, "Conflict",
            "Operation cannot be fulfilled: the object has been modified; please apply your "
            "changes to the latest version and try again"},
        Words{410, "Expired", "The provided continue parameter is too old"},
        Words{422, "Invalid", "the server rejected our request due to an error in our request"},
        Words{429, "TooManyRequests", "Too many requests, please try again later."},
        Words{500, "InternalError",
            "Internal error occurred: failed calling webhook \"validate.example.invalid\""},
        Words{503, "ServiceUnavailable", "the server is currently unable to handle the request"},
        Words{504, "Timeout",
            "Timeout: request did not complete within requested timeout - context deadline "
            "exceeded"}};
    const auto found = std::ranges::find(known, fault.status, &Words::status);
    server::Reply reply = found == known.end()
        ? failed(fault.status, "", "an error on the server")
        : failed(fault.status, found->reason, std::string(found->message));
    if (fault.value.empty())
        return reply;
    reply.headers.emplace_back("Retry-After", fault.value);
    if (const auto seconds = deployment::parseDecimal(fault.value)) {
        Json body = *parsedJson(reply.body);
        body["details"]["retryAfterSeconds"] = *seconds;
        reply.body = body.dump();
    }
    return reply;
}

server::Reply portal()
{
    server::Reply reply;
    reply.contentType = "text/html; charset=utf-8";
    reply.body = "<!DOCTYPE html><title>Sign in</title><h1>Sign in to continue</h1>";
    return reply;
}

server::Reply redirection(const std::string& where)
{
    server::Reply reply;
    reply.status = 307;
    reply.headers.emplace_back("Location", where);
    return reply;
}

} // namespace

Misbehavior::Misbehavior(const server::Fault& fault, server::StopSignal& stop, Responder& responder)
    : m_fault(fault)
    , m_stop(stop)
    , m_responder(responder)
{
}

std::optional<server::Reply> Misbehavior::instead() const
{
    switch (m_fault.kind) {
    case FaultKind::Status:
        return refusal(m_fault);
    case FaultKind::Redirect:
        return redirection(m_fault.value);
    case FaultKind::Html:
        return portal();
    default:
        return {};
    }
}

bool Misbehavior::before()
{
    switch (m_fault.kind) {
    case FaultKind::Drop:
        m_responder.end();
        return true;
    case FaultKind::Reset:
        m_responder.reset();
        return true;
    case FaultKind::HalfHead:
        m_responder.raw("HTTP/1.1 20");
        m_responder.end();
        return true;
    case FaultKind::Hang:
        hang();
        m_responder.end();
        return true;
    case FaultKind::Delay:
        return m_stop.waitFor(milliseconds(m_fault.number(1000)));
    case FaultKind::Huge:
        sendHuge();
        return true;
    case FaultKind::Endless:
        m_responder.beginStream(200, "application/json");
        sendEndless(std::string(mebibyte, ' '));
        m_responder.end();
        return true;
    default:
        return false;
    }
}

bool Misbehavior::after(const server::Reply& reply)
{
    switch (m_fault.kind) {
    case FaultKind::LoseAnswer:
        m_responder.end();
        return true;
    case FaultKind::HalfBody: {
        const std::string whole = wholeAnswer(reply, false);
        m_responder.raw(std::string_view(whole).substr(0, whole.size() - reply.body.size() / 2));
        m_responder.end();
        return true;
    }
    case FaultKind::Drip:
        drip(reply);
        return true;
    default:
        return false;
    }
}

void Misbehavior::hang()
{
    while (!m_responder.clientHasLeft() && !m_stop.waitFor(milliseconds(50))) { }
}

void Misbehavior::drip(const server::Reply& reply)
{
    const std::string whole = wholeAnswer(reply, false);
    const std::size_t body = whole.size() - reply.body.size();
    m_responder.raw(std::string_view(whole).substr(0, body));
    for (std::size_t at = body; at < whole.size() && !m_responder.clientHasLeft(); ++at) {
        if (m_stop.waitFor(milliseconds(m_fault.number(200))))
            break;
        m_responder.raw(std::string_view(whole).substr(at, 1));
    }
    m_responder.end();
}

void Misbehavior::sendHuge()
{
    server::Reply head;
    const std::uint64_t size = m_fault.number(300);
    const std::string begin = wholeAnswer(head, false);
    m_responder.raw(begin.substr(0, begin.find("Content-Length"))
        + "Content-Length: " + std::to_string(size * mebibyte) + "\r\n\r\n");
    const std::string blanks(mebibyte, ' ');
    for (std::uint64_t sent = 0; sent < size && !m_responder.clientHasLeft(); ++sent)
        m_responder.raw(blanks);
    m_responder.end();
}

bool Misbehavior::wholeStream()
{
    if (m_fault.kind == FaultKind::WatchExpired) {
        m_responder.chunk(watchLine("ERROR", tooOldVersion(100, 880'000)));
        return true;
    }
    if (m_fault.kind == FaultKind::StreamSilent) {
        hang();
        return true;
    }
    if (m_fault.kind == FaultKind::WatchEndless) {
        m_responder.chunk(R"({"type":"MODIFIED","object":{"kind":"Rollout","metadata":{"name":")");
        sendEndless(std::string(mebibyte, 'x'));
        return true;
    }
    if (m_fault.kind == FaultKind::LogEndless) {
        std::string lines;
        while (lines.size() < mebibyte)
            lines += "2026-03-03T09:00:05.123456789Z INFO the log that never ends\n";
        sendEndless(lines);
        return true;
    }
    return false;
}

void Misbehavior::sendEndless(const std::string& piece)
{
    while (!m_stop.waitFor(milliseconds(0)) && m_responder.chunk(piece)) { }
}

bool Misbehavior::stream(std::string& piece)
{
    switch (m_fault.kind) {
    case FaultKind::StreamDrop:
        return cut(piece, false);
    case FaultKind::WatchCut:
        return cut(piece, true);
    case FaultKind::StreamTwice: {
        std::string twice;
        for (std::size_t at = 0; at < piece.size();) {
            const std::size_t end = piece.find('\n', at) + 1;
            const std::string line = piece.substr(at, end - at);
            twice += line + line;
            at = end;
        }
        piece = twice;
        return true;
    }
    case FaultKind::StreamTrickle:
        for (std::size_t at = 0; at < piece.size(); ++at)
            if (!m_responder.chunk(std::string_view(piece).substr(at, 1)))
                return false;
        piece.clear();
        return true;
    default:
        return true;
    }
}

/// After the events that are allowed, at the end of a line or within the next.
bool Misbehavior::cut(std::string& piece, bool withinLine)
{
    const std::uint64_t allowed = m_fault.number(withinLine ? 0 : 3);
    std::size_t at = 0;
    while (at < piece.size()) {
        const std::size_t end = piece.find('\n', at) + 1;
        if (m_events == allowed) {
            piece.resize(withinLine ? at + (end - at) / 2 : at);
            return false;
        }
        ++m_events;
        at = end;
    }
    return withinLine || m_events < allowed;
}

} // namespace mock_kubernetes
