// SPDX-License-Identifier: GPL-3.0-or-later
#include "server_reader.h"

#include "loading.h"
#include "output/value_formatting.h"
#include "remote_connection.h"
#include "sending.h"

#include "deploy/deployment/derived_values.h"

namespace cli {

using deployment::Expected;

std::string ServerReader::name() const
{
    // An address that is refused may hold a password.
    return connectionOf(m_request) ? m_request.source : "the address";
}

Expected<LoadedHistory> ServerReader::load()
{
    const auto connection = connectionOf(m_request);
    if (!connection)
        return tl::unexpected{connection.error()};
    RemoteSession session{*connection, RemoteSession::Purpose::List, m_request, m_reporter};
    auto loaded = session.loadHistory();
    noteClock(session);
    return loaded;
}

void ServerReader::noteClock(const RemoteSession& session)
{
    if (m_request.isNowGiven || m_clockLead != deployment::Milliseconds(0))
        return;
    m_clockLead = session.clockLead();
    if (m_clockLead != deployment::Milliseconds(0))
        m_reporter.say("the server's clock is "
            + durationText(deployment::coarsely(std::chrono::abs(m_clockLead)))
            + (m_clockLead > deployment::Milliseconds(0) ? " ahead of" : " behind")
            + " this computer's; what goes on is timed by the server's");
}

Expected<formats::ScanResult> ServerReader::validate(const OnProblems& onProblems)
{
    const auto loaded = load();
    if (!loaded)
        return tl::unexpected{loaded.error()};
    onProblems(loaded->problems);
    return loaded->result;
}

Expected<RemoteSession*> ServerReader::session()
{
    if (!m_session) {
        const auto connection = connectionOf(m_request);
        if (!connection)
            return tl::unexpected{aboutSource(*this, connection.error())};
        m_session.emplace(*connection, RemoteSession::Purpose::Single, m_request, m_reporter);
    }
    return &*m_session;
}

Expected<sources::SnapshotPointer> ServerReader::fetch(const std::string& id)
{
    const auto opened = session();
    if (!opened)
        return tl::unexpected{opened.error()};
    auto snapshot = (*opened)->fetch(id);
    noteClock(**opened);
    if (!snapshot)
        return tl::unexpected{aboutSource(*this, snapshot.error())};
    return snapshot;
}

Expected<WholeDeployment> ServerReader::read(const std::string& id)
{
    const auto snapshot = fetch(id);
    if (!snapshot)
        return tl::unexpected{snapshot.error()};
    return WholeDeployment{
        std::shared_ptr<const deployment::Deployment>(*snapshot, &(*snapshot)->deployment),
        (*snapshot)->problems, (*snapshot)->logError};
}

Expected<std::string> ServerReader::readJson(const std::string& id)
{
    const auto snapshot = fetch(id);
    if (!snapshot)
        return tl::unexpected{snapshot.error()};
    auto json = (*snapshot)->json();
    if (!json)
        return tl::unexpected{aboutSource(*this, json.error())};
    return json;
}

Expected<const history::History*> ServerReader::historyOf(const std::string& environment)
{
    const auto opened = session();
    if (!opened)
        return tl::unexpected{opened.error()};
    auto loaded = (*opened)->loadEnvironment(environment);
    if (!loaded)
        return tl::unexpected{aboutSource(*this, loaded.error())};
    m_history = std::move(loaded->history);
    return &m_history;
}

Expected<ExitCode> ServerReader::send(const CommandContext& context)
{
    return sendToServer(context);
}

} // namespace cli
