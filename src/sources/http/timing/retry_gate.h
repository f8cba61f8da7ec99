// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <compare>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace sources {

struct HttpResponse;

/// Keeps what a server has answered to be left alone, and until when: a limit of the rate concerns
/// all requests of a kind, an address that is not available only itself. Until then the answer
/// stands, and nobody asks again.
class RetryGate {
public:
    /// Requests that send something, and those that only read, are of different kinds.
    struct Target {
        bool isSending = false;
        std::string address;
        auto operator<=>(const Target&) const = default;
    };
    enum class Extent { Kind, Address };
    using Answer = std::shared_ptr<const HttpResponse>;
    struct Standing {
        Answer answer;
        deployment::Milliseconds left;
    };

    void close(Target target, Extent extent, Answer answer, deployment::Milliseconds wait,
        deployment::Timestamp now);
    /// nullopt: the request may go out.
    [[nodiscard]] std::optional<Standing> standing(
        const Target& target, deployment::Timestamp now) const;
    /// Somebody wants to know now.
    void open() { m_closed.clear(); }

private:
    struct Closed {
        Answer answer;
        deployment::Timestamp since;
        deployment::Milliseconds wait;
    };

    [[nodiscard]] std::optional<Standing> exactly(
        const Target& target, deployment::Timestamp now) const;

    std::map<Target, Closed> m_closed; ///< without an address: all of the kind
};

} // namespace sources
