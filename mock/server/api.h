// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/http_message.h"
#include "server/http/tokens.h"
#include "server/service.h"

#include <memory>

namespace server {

/// The REST contract of docs/openapi.yaml over a Service: requests to answers. Safe from any
/// thread.
class Api {
public:
    Api(Service& service, Tokens tokens);

    [[nodiscard]] Reply answer(const Request& request) const;
    /// Of a command: says that its request is here, for as long as the returned object lives,
    /// however long it takes to be answered. Null for others.
    [[nodiscard]] std::shared_ptr<void> announce(const Request& request) const;
    /// The answer where no request of this method and target is ever taken: 404, or 405 with what
    /// is allowed there.
    [[nodiscard]] std::optional<Reply> refusal(
        std::string_view method, std::string_view target) const;

private:
    struct RequestContext {
        const Request& request;
        Target target;
        Caller caller;
    };
    using Handler = Reply (Api::*)(const RequestContext&) const;
    struct Route {
        std::string_view method;
        std::string_view pattern; ///< "*" stands for any one segment
        Handler handler;
    };
    static const Route routes[];
    [[nodiscard]] static const Route* routeOf(const Target& target);

    [[nodiscard]] Reply health(const RequestContext& context) const;
    [[nodiscard]] Reply me(const RequestContext& context) const;
    [[nodiscard]] Reply list(const RequestContext& context) const;
    [[nodiscard]] Reply whole(const RequestContext& context) const;
    [[nodiscard]] Reply log(const RequestContext& context) const;
    [[nodiscard]] Reply events(const RequestContext& context) const;
    [[nodiscard]] Reply order(const RequestContext& context) const;
    [[nodiscard]] Reply command(const RequestContext& context) const;

    Service& m_service;
    Tokens m_tokens;
};

} // namespace server
