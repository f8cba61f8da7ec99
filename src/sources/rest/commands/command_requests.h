// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/commands/command_origin.h"
#include "deploy/sources/http/authorization.h"
#include "deploy/sources/scheduler.h"

#include "http/http_client.h"
#include "http/http_exchange.h"

#include <memory>

namespace sources {

/// The requests that concern commands, on one connection: what they look like, and who sends them.
/// With sockets of its own, so that no command meets a dead connection.
class CommandRequests {
public:
    CommandRequests(const Connection& connection, std::shared_ptr<Scheduler> scheduler);

    void setAuthorization(std::shared_ptr<Authorization> authorization);
    [[nodiscard]] const QUrl& baseUrl() const { return m_client.baseUrl(); }
    [[nodiscard]] deployment::Timestamp now() { return m_client.scheduler().now(); }
    /// Until the server asks for it again.
    void waitNoLonger() { m_client.waitNoLonger(); }

    /// One attempt, whatever happens to it.
    [[nodiscard]] HttpExchange* post(const Command& command);
    /// What became of this command?
    [[nodiscard]] HttpExchange* askFor(const std::string& id);
    /// Null if the id cannot be addressed.
    [[nodiscard]] HttpExchange* readDeployment(const std::string& id);

    /// callerMark() of who would send now.
    [[nodiscard]] std::string caller(const std::string& commandId) const;
    /// The same of who has sent: the secret is read again right before a command.
    [[nodiscard]] std::string callerOf(
        const HttpExchange& exchange, const std::string& commandId) const;

private:
    HttpClient m_client;
    std::shared_ptr<Authorization> m_authorization = std::make_shared<Authorization>();
};

} // namespace sources
