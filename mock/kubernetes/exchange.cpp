// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/exchange.h"

#include "kubernetes/faults/misbehavior.h"

namespace mock_kubernetes {

namespace {

/// How often a stream that has nothing to say looks whether anybody still listens.
constexpr auto pulse = std::chrono::milliseconds(100);

bool isStreamKind(server::FaultKind kind)
{
    return kind >= server::FaultKind::StreamSilent;
}

} // namespace

Exchange::Exchange(
    Api& api, Traffic& traffic, server::FaultInjector& faults, server::StopSignal& stop)
    : m_api(api)
    , m_traffic(traffic)
    , m_faults(faults)
    , m_stop(stop)
{
}

/// Whatever a client can see of an exchange is accounted for before it can see it: who has read an
/// answer, or the end of a stream, may ask for the numbers.
void Exchange::handle(
    const server::Request& request, const std::string& clientName, Responder& responder)
{
    const std::size_t number = m_traffic.record(request);
    const auto fault = m_faults.strike(request.method, request.target);
    if (fault && !isStreamKind(fault->kind)) {
        Misbehavior misbehavior(*fault, m_stop, responder);
        if (const auto instead = misbehavior.instead())
            return reply(*instead, number, responder);
        if (misbehavior.before())
            return;
    }
    Api::Answer answer = m_api.answer(request, clientName);
    if (answer.feed)
        return stream(answer, fault, number, responder);
    if (!fault || !Misbehavior(*fault, m_stop, responder).after(answer.reply))
        reply(answer.reply, number, responder);
}

void Exchange::reply(const server::Reply& reply, std::size_t number, Responder& responder)
{
    m_traffic.answered(number, reply.status);
    responder.send(reply);
}

void Exchange::stream(Api::Answer& answer, const std::optional<server::Fault>& fault,
    std::size_t number, Responder& responder)
{
    ++m_streams;
    const server::Fault none;
    Misbehavior misbehavior(fault ? *fault : none, m_stop, responder);
    m_traffic.answered(number, answer.reply.status);
    responder.beginStream(answer.reply.status, answer.reply.contentType);
    bool goesOn = !(fault && misbehavior.wholeStream());
    bool isWhole = true;
    while (goesOn && isWhole) {
        std::optional<std::string> piece = answer.feed->next(pulse);
        if (!piece)
            break;
        isWhole = !fault || misbehavior.stream(*piece);
        goesOn = responder.chunk(*piece) && !(piece->empty() && responder.clientHasLeft());
    }
    --m_streams;
    if (!isWhole || !goesOn)
        responder.end();
    else
        responder.endStream();
}

} // namespace mock_kubernetes
