// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "output/reporter.h"
#include "remote_session.h"
#include "source_reader.h"

#include <optional>

namespace cli {

/// Asks a server, or a cluster.
class ServerReader final : public SourceReader {
public:
    ServerReader(const Request& request, const Reporter& reporter)
        : m_request(request)
        , m_reporter(reporter)
    {
    }

    [[nodiscard]] std::string name() const override;
    [[nodiscard]] deployment::Expected<LoadedHistory> load() override;
    /// What its list has: its deployments are not fetched individually.
    [[nodiscard]] deployment::Expected<formats::ScanResult> validate(
        const OnProblems& onProblems) override;
    [[nodiscard]] deployment::Expected<WholeDeployment> read(const std::string& id) override;
    [[nodiscard]] deployment::Expected<std::string> readJson(const std::string& id) override;
    [[nodiscard]] deployment::Expected<const history::History*> historyOf(
        const std::string& environment) override;
    [[nodiscard]] deployment::Milliseconds clockLead() const override { return m_clockLead; }
    [[nodiscard]] deployment::Expected<ExitCode> send(const CommandContext& context) override;

private:
    /// Takes over what the session has found out about the server's clock, and says it.
    void noteClock(const RemoteSession& session);
    [[nodiscard]] deployment::Expected<sources::SnapshotPointer> fetch(const std::string& id);
    /// The session in which single deployments are read.
    [[nodiscard]] deployment::Expected<RemoteSession*> session();

    const Request& m_request;
    const Reporter& m_reporter;
    std::optional<RemoteSession> m_session;
    history::History m_history;
    deployment::Milliseconds m_clockLead{0}; ///< zero where the time was given
};

} // namespace cli
