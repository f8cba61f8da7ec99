// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/api.h"
#include "kubernetes/http/responder.h"
#include "server/faults/fault.h"
#include "server/http/stop_signal.h"

#include <optional>

namespace mock_kubernetes {

/// Carries one fault out on one exchange.
class Misbehavior {
public:
    Misbehavior(const server::Fault& fault, server::StopSignal& stop, Responder& responder);

    /// The answer that comes in the place of the right one; nullopt if the fault is of another
    /// kind.
    [[nodiscard]] std::optional<server::Reply> instead() const;
    /// Before the request is looked at; true if that was all.
    [[nodiscard]] bool before();
    /// With the answer available; true if it is sent, or never will be.
    [[nodiscard]] bool after(const server::Reply& reply);
    /// What becomes of a piece of a watch or log; false: the stream ends with it.
    [[nodiscard]] bool stream(std::string& piece);
    /// Begins a stream in a way of its own; true if that was all of it, and it is to be ended.
    [[nodiscard]] bool wholeStream();

private:
    void hang();
    void drip(const server::Reply& reply);
    void sendHuge();
    void sendEndless(const std::string& piece);
    [[nodiscard]] bool cut(std::string& piece, bool withinLine);

    const server::Fault& m_fault;
    server::StopSignal& m_stop;
    Responder& m_responder;
    std::uint64_t m_events = 0; ///< of the stream that have been sent
};

} // namespace mock_kubernetes
