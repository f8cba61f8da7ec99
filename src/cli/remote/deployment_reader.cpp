// SPDX-License-Identifier: GPL-3.0-or-later
#include "deployment_reader.h"

#include "remote_connection.h"
#include "remote_session.h"
#include "source_kinds.h"

#include "deploy/formats/record/deployment_json.h"

namespace cli {

namespace {

using deployment::Expected;

class FileReader final : public DeploymentReader {
public:
    FileReader(const Request& request, LoadedHistory loaded)
        : m_request(request)
        , m_loaded(std::move(loaded))
    {
    }

    Expected<sources::SnapshotPointer> read(const std::string& id) override
    {
        auto record = recordIn(m_loaded, m_request, id);
        if (!record)
            return tl::unexpected{record.error()};
        auto decoded = formats::decodeDeployment(*record->document, record->range);
        if (!decoded)
            return tl::unexpected{aboutSource(m_request, decoded.error())};
        record->deployment = std::move(decoded->deployment);
        record->problems = std::move(decoded->problems);
        return std::make_shared<const sources::Snapshot>(std::move(*record));
    }

    Expected<const history::History*> historyOf(const std::string&) override
    {
        return &m_loaded.history;
    }

private:
    const Request& m_request;
    LoadedHistory m_loaded;
};

class ServerReader final : public DeploymentReader {
public:
    ServerReader(
        const Request& request, const operations::Connection& connection, const Reporter& reporter)
        : m_request(request)
        , m_session(connection, RemoteSession::Purpose::Single, request, reporter)
    {
    }

    Expected<sources::SnapshotPointer> read(const std::string& id) override
    {
        auto snapshot = m_session.fetch(id);
        if (!snapshot)
            return tl::unexpected{aboutSource(m_request, snapshot.error())};
        return snapshot;
    }

    Expected<const history::History*> historyOf(const std::string& environment) override
    {
        auto loaded = m_session.loadEnvironment(environment);
        if (!loaded)
            return tl::unexpected{aboutSource(m_request, loaded.error())};
        m_history = std::move(loaded->history);
        return &m_history;
    }

private:
    const Request& m_request;
    RemoteSession m_session;
    history::History m_history;
};

} // namespace

Expected<sources::Snapshot> recordIn(
    const LoadedHistory& loaded, const Request& request, const std::string& id)
{
    const auto row = loaded.history.find(id);
    if (!row) {
        return tl::unexpected{deployment::Error{deployment::ErrorCode::NotFound,
            {DEPLOY_MESSAGE("Message", "There is no deployment %1 in %2"),
                {id, nameOfSource(request)}},
            {}}};
    }
    sources::Snapshot record;
    record.document = loaded.document;
    record.range = loaded.places.rangeOf(loaded.history.record(*row));
    return record;
}

Expected<std::unique_ptr<DeploymentReader>> DeploymentReader::open(
    const Request& request, const Reporter& reporter)
{
    if (isServer(request)) {
        const auto connection = connectionOf(request);
        if (!connection)
            return tl::unexpected{aboutSource(request, connection.error())};
        return std::make_unique<ServerReader>(request, *connection, reporter);
    }
    auto loaded = loadHistory(request, reporter);
    if (!loaded)
        return tl::unexpected{loaded.error()};
    return std::make_unique<FileReader>(request, std::move(*loaded));
}

} // namespace cli
