// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/api.h"
#include "kubernetes/http/responder.h"
#include "kubernetes/traffic.h"
#include "server/faults/fault.h"
#include "server/http/stop_signal.h"

#include <atomic>

namespace mock_kubernetes {

/// One request after the other between the wire and the API: noted, perhaps spoiled by a fault,
/// answered. Safe from any thread.
class Exchange {
public:
    Exchange(Api& api, Traffic& traffic, server::FaultInjector& faults, server::StopSignal& stop);

    void handle(
        const server::Request& request, const std::string& clientName, Responder& responder);
    [[nodiscard]] int openStreams() const { return m_streams; }

private:
    void reply(const server::Reply& reply, std::size_t number, Responder& responder);
    void stream(Api::Answer& answer, const std::optional<server::Fault>& fault, std::size_t number,
        Responder& responder);

    Api& m_api;
    Traffic& m_traffic;
    server::FaultInjector& m_faults;
    server::StopSignal& m_stop;
    std::atomic<int> m_streams = 0;
};

} // namespace mock_kubernetes
