// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments/request.h"
#include "output/reporter.h"
#include "source_reader.h"

#include "deploy/logging/logging.h"
#include "deploy/sources/commands/command_channel.h"
#include "deploy/sources/commands/journal.h"
#include "deploy/sources/source_registry.h"

#include <QCoreApplication>

#include <memory>

namespace cli {

/// One conversation with a server: waits for what the asynchronous source has to say. One at a time
/// in a process.
class RemoteSession {
    Q_DISABLE_COPY_MOVE(RemoteSession)

public:
    enum class Purpose { List, Single, Commands /**< Single, and what can be done to it */ };

    RemoteSession(const operations::Connection& connection, Purpose purpose, const Request& request,
        const Reporter& reporter);
    ~RemoteSession();

    /// Reads the whole list; for a session of purpose List.
    [[nodiscard]] deployment::Expected<LoadedHistory> loadHistory();
    /// Reads what was deployed to an environment; for a session of any purpose.
    [[nodiscard]] deployment::Expected<LoadedHistory> loadEnvironment(
        const std::string& environment);
    /// Reads one deployment whole; for a session of purpose Single or Commands.
    [[nodiscard]] deployment::Expected<sources::SnapshotPointer> fetch(const std::string& id);

    /// Of the source, once something has been read.
    [[nodiscard]] deployment::Milliseconds clockLead() const
    {
        return m_source ? (*m_source)->clockLead() : deployment::Milliseconds(0);
    }

    /// For a session of purpose Commands from which something was fetched.
    [[nodiscard]] sources::CommandChannel& commands() { return *(*m_source)->commands(); }
    [[nodiscard]] sources::Journal& journal() { return *m_journal; }

private:
    [[nodiscard]] sources::OpenedSource open(const sources::SourceSpec& spec) const;

    QCoreApplication m_application;
    logging::Logging m_logging;
    const Request& m_request;
    const Reporter& m_reporter;
    std::unique_ptr<sources::Journal> m_journal; ///< null without commands
    std::shared_ptr<sources::CredentialPlugins> m_plugins;
    sources::SourceSpec m_spec;
    sources::OpenedSource m_source; ///< an error: there is no such cluster, ...
    bool m_isStarted = false;
};

} // namespace cli
