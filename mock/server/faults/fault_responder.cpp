// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/faults/fault_responder.h"

#include "server/http/client_socket.h"
#include "server/http/problem.h"

#include <httplib.h>

namespace server {

namespace {

using std::chrono::milliseconds;

constexpr std::size_t mebibyte = std::size_t{1} << 20U;
constexpr std::string_view portalPage =
    "<!DOCTYPE html><html><body><h1>Please sign in to the network</h1></body></html>";

Reply redirection(const std::string& address)
{
    Reply reply;
    reply.status = 307;
    reply.headers.emplace_back("Location", address);
    return reply;
}

Reply portal()
{
    Reply reply;
    reply.contentType = "text/html";
    reply.body = portalPage;
    return reply;
}

Reply refusal(const Fault& fault)
{
    Reply reply = problem(fault.status);
    if (!fault.value.empty())
        reply.headers.emplace_back("Retry-After", fault.value);
    return reply;
}

} // namespace

void transfer(const Reply& reply, httplib::Response& response)
{
    response.status = reply.status;
    for (const auto& [name, value] : reply.headers)
        response.set_header(name, value);
    if (!reply.body.empty())
        response.set_content(reply.body, reply.contentType);
}

FaultResponder::FaultResponder(
    StopSignal& stop, const httplib::Request& request, httplib::Response& response)
    : m_stop(stop)
    , m_request(request)
    , m_response(response)
{
}

bool FaultResponder::before(const Fault& fault)
{
    switch (fault.kind) {
    case FaultKind::Drop:
    case FaultKind::Reset:
    case FaultKind::HalfHead:
        breakConnection(fault);
        return true;
    case FaultKind::Hang:
        hang();
        return true;
    case FaultKind::Delay:
        return m_stop.waitFor(milliseconds(fault.number(1000)));
    case FaultKind::Status:
        send(refusal(fault));
        return true;
    case FaultKind::Redirect:
        send(redirection(fault.value));
        return true;
    case FaultKind::Html:
        send(portal());
        return true;
    case FaultKind::Huge:
        sendHuge(fault.number(300));
        return true;
    case FaultKind::Endless:
        sendEndless();
        return true;
    default:
        return false;
    }
}

bool FaultResponder::after(const Fault& fault, Reply& reply)
{
    switch (fault.kind) {
    case FaultKind::LoseAnswer:
        breakConnection(fault);
        return true;
    case FaultKind::HalfBody:
        sendHalf(reply);
        return true;
    case FaultKind::Drip:
        drip(reply, milliseconds(fault.number(200)));
        return true;
    case FaultKind::StaleTag:
        for (auto& [name, value] : reply.headers)
            if (name == "ETag")
                value = "\"1\"";
        return false;
    default:
        return false;
    }
}

void FaultResponder::breakConnection(const Fault& fault)
{
    const auto connection = ClientSocket::find(m_request.local_port, m_request.remote_port);
    if (!connection)
        return;
    if (fault.kind == FaultKind::HalfHead)
        connection->send("HTTP/1.1 20");
    if (fault.kind == FaultKind::Reset)
        connection->reset();
    else
        connection->shutDown();
}

void FaultResponder::hang()
{
    const auto connection = ClientSocket::find(m_request.local_port, m_request.remote_port);
    while (connection && connection->isOpen() && !m_stop.waitFor(milliseconds(100))) { }
    if (connection)
        connection->shutDown();
}

void FaultResponder::send(const Reply& reply)
{
    transfer(reply, m_response);
}

void FaultResponder::sendHalf(const Reply& reply)
{
    transfer(reply, m_response);
    m_response.body.clear();
    m_response.headers.erase("Content-Type");
    m_response.set_content_provider(reply.body.size(), reply.contentType,
        [body = reply.body](std::size_t offset, std::size_t, httplib::DataSink& sink) {
            if (offset < body.size() / 2)
                sink.write(body.data() + offset, body.size() / 2 - offset);
            return false;
        });
}

void FaultResponder::drip(const Reply& reply, milliseconds gap)
{
    transfer(reply, m_response);
    m_response.body.clear();
    m_response.headers.erase("Content-Type");
    m_response.set_content_provider(reply.body.size(), reply.contentType,
        [body = reply.body, gap, &stop = m_stop](
            std::size_t offset, std::size_t, httplib::DataSink& sink) {
            return !stop.waitFor(gap) && sink.write(body.data() + offset, 1);
        });
}

void FaultResponder::sendHuge(std::uint64_t mebibytes)
{
    m_response.status = 200;
    m_response.set_content_provider(mebibytes * mebibyte, "application/json",
        [](std::size_t, std::size_t length, httplib::DataSink& sink) {
            const std::string blanks(std::min(length, mebibyte), ' ');
            return sink.write(blanks.data(), blanks.size());
        });
}

void FaultResponder::sendEndless()
{
    m_response.status = 200;
    m_response.set_chunked_content_provider(
        "application/json", [&stop = m_stop](std::size_t, httplib::DataSink& sink) {
            const std::string blanks(mebibyte, ' ');
            return !stop.waitFor(milliseconds(0)) && sink.write(blanks.data(), blanks.size());
        });
}

} // namespace server
