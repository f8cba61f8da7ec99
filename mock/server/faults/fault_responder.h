// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/faults/fault.h"
#include "server/http/http_message.h"
#include "server/http/stop_signal.h"

namespace httplib {
struct Request;
struct Response;
} // namespace httplib

namespace server {

/// Carries faults out on one exchange.
class FaultResponder {
public:
    FaultResponder(StopSignal& stop, const httplib::Request& request, httplib::Response& response);

    /// Before the request is looked at; true if that was all.
    [[nodiscard]] bool before(const Fault& fault);
    /// With the answer available; true if it is sent, or never will be.
    [[nodiscard]] bool after(const Fault& fault, Reply& reply);

private:
    void breakConnection(const Fault& fault);
    void hang();
    void send(const Reply& reply);
    void sendHalf(const Reply& reply);
    void drip(const Reply& reply, std::chrono::milliseconds gap);
    void sendHuge(std::uint64_t mebibytes);
    void sendEndless();

    StopSignal& m_stop;
    const httplib::Request& m_request;
    httplib::Response& m_response;
};

/// Hands an answer to the library, body and all.
void transfer(const Reply& reply, httplib::Response& response);

} // namespace server
