// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_requests.h"
#include "commands/command_carrier.h"
#include "worker.h"

#include <QObject>

#include <memory>

namespace sources {

/// Commands to a server of the contract: a POST each, with a key that the server can be asked for
/// afterwards, and the deployment as it shows what became of them.
class RestCarrier final : public QObject, public CommandCarrier {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RestCarrier)

public:
    RestCarrier(const Connection& connection, std::shared_ptr<Scheduler> scheduler);

    /// Shared with whatever else sends for the connection.
    void setAuthorization(std::shared_ptr<Authorization> authorization);

    [[nodiscard]] std::span<const operations::CommandSpec> offered() const override;
    [[nodiscard]] std::string server() const override;
    [[nodiscard]] std::string caller(const std::string& commandId) const override;
    [[nodiscard]] std::optional<deployment::Error> check(const Command& command) const override;
    [[nodiscard]] OwnedRequest prepare(const Command& command, Verdict answer) override;
    void transmit(const Command& command, Transmitted answer) override;
    void waitNoLonger() override { m_requests.waitNoLonger(); }
    [[nodiscard]] OwnedRequest ask(const JournalEntry& entry, Report answer) override;
    [[nodiscard]] OwnedRequest look(
        const JournalEntry& entry, operations::Standing standing, EffectSeen answer) override;
    [[nodiscard]] std::optional<operations::Effect> effectIn(const Snapshot& snapshot,
        const Command& command, operations::Standing standing) const override;

private:
    CommandRequests m_requests;
    Worker m_worker; ///< decodes what is read back; last, so that it is joined first
};

} // namespace sources
