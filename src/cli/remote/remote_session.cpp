// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote_session.h"

#include "event_wait.h"
#include "remote_connection.h"

namespace cli {

namespace {

using deployment::Error;

int argumentCount = 1;
char programName[] = "deployment-console-cli";
char* arguments[] = {programName, nullptr};

logging::Options loggingOptions(const Request& request, const Reporter& reporter)
{
    logging::Options options;
    options.folder = logging::stateFolder();
    options.fileName = "deployment-console-cli.log";
    options.verbose = request.verbose;
    options.redactor = reporter.redactor();
    return options;
}

sources::RestSource::Options sourceOptions(const Request& request, RemoteSession::Purpose purpose,
    const Reporter& reporter, sources::Journal* journal = nullptr)
{
    sources::RestSource::Options options;
    options.journal = journal;
    options.redactor = reporter.redactor();
    options.filter = remoteFilter(request.filter);
    options.follow = false;
    options.list = purpose == RemoteSession::Purpose::List;
    return options;
}

void add(LoadedHistory& loaded, const sources::HistoryUpdate& update)
{
    if (update.replacesAll)
        loaded = {};
    if (update.rows)
        loaded.history.merge(*update.rows);
    loaded.result.badRecords += update.totals.unreadRecords;
    loaded.result.problems += update.totals.all();
    if (update.totals.likeness)
        loaded.result.likeness = update.totals.likeness;
    loaded.problems.insert(loaded.problems.end(), update.problems.begin(), update.problems.end());
}

deployment::Expected<LoadedHistory> loadFrom(sources::RestSource& source)
{
    LoadedHistory loaded;
    std::optional<Error> failure;
    EventWait wait;
    QObject::connect(&source, &sources::Source::historyUpdated, &wait,
        [&](const sources::HistoryUpdate& update) { add(loaded, update); });
    QObject::connect(
        &source, &sources::Source::loadFinished, &wait, [&](const std::optional<Error>& error) {
            failure = error;
            wait.end();
        });
    source.start();
    wait.run();
    if (failure)
        return tl::unexpected{*failure};
    loaded.result.records = loaded.history.size();
    loaded.result.shape = formats::Shape::Array;
    return loaded;
}

} // namespace

RemoteSession::RemoteSession(const sources::Connection& connection, Purpose purpose,
    const Request& request, const Reporter& reporter)
    : m_application(argumentCount, arguments)
    , m_logging(loggingOptions(request, reporter))
    , m_request(request)
    , m_reporter(reporter)
    , m_journal(purpose == Purpose::Commands
              ? std::make_unique<sources::Journal>(sources::Journal::defaultPath())
              : nullptr)
    , m_source(connection, sourceOptions(request, purpose, reporter, m_journal.get()))
{
    if (m_logging.notice())
        reporter.detail(m_logging.notice()->toEnglish());
}

RemoteSession::~RemoteSession() = default;

deployment::Expected<LoadedHistory> RemoteSession::loadHistory()
{
    return loadFrom(m_source);
}

deployment::Expected<LoadedHistory> RemoteSession::loadEnvironment(const std::string& environment)
{
    sources::RestSource::Options options = sourceOptions(m_request, Purpose::List, m_reporter);
    options.filter = {};
    options.filter.words[history::Column::Environment] = {environment};
    sources::RestSource source(m_source.connection(), options);
    return loadFrom(source);
}

std::optional<Error> RemoteSession::prepare()
{
    std::optional<Error> failure;
    if (std::exchange(m_isPrepared, true))
        return failure;
    EventWait wait;
    QObject::connect(&m_source, &sources::RestSource::callerChanged, &wait, [&] {
        if (!m_source.authorization().value.isEmpty())
            wait.end();
    });
    QObject::connect(
        &m_source, &sources::RestSource::credentialsRequired, &wait, [&](const Error& reason) {
            failure = reason;
            wait.end();
        });
    m_source.start();
    if (m_source.connection().credential.scheme != sources::CredentialReference::Scheme::None)
        wait.run();
    return failure;
}

deployment::Expected<sources::SnapshotPointer> RemoteSession::fetch(const std::string& id)
{
    if (const auto failure = prepare())
        return tl::unexpected{*failure};
    deployment::Expected<sources::SnapshotPointer> fetched;
    EventWait wait;
    QObject::connect(&m_source, &sources::Source::deploymentReady, &wait,
        [&](const sources::SnapshotPointer& snapshot) {
            fetched = snapshot;
            wait.end();
        });
    QObject::connect(&m_source, &sources::Source::deploymentFailed, &wait,
        [&](const QString&, const Error& error) {
            fetched = tl::unexpected{error};
            wait.end();
        });
    m_source.fetch(QString::fromStdString(id), {});
    wait.run();
    return fetched;
}

deployment::Expected<LoadedHistory> loadRemoteHistory(
    const Request& request, const Reporter& reporter)
{
    const auto connection = connectionOf(request);
    if (!connection)
        return tl::unexpected{connection.error()};
    return RemoteSession{*connection, RemoteSession::Purpose::List, request, reporter}
        .loadHistory();
}

deployment::Expected<sources::SnapshotPointer> fetchRemote(
    const Request& request, const Reporter& reporter)
{
    const auto connection = connectionOf(request);
    if (!connection)
        return tl::unexpected{connection.error()};
    return RemoteSession{*connection, RemoteSession::Purpose::Single, request, reporter}.fetch(
        request.id);
}

} // namespace cli
