// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote_session.h"

#include "event_wait.h"
#include "remote_connection.h"
#include "terminal_approvals.h"

#include "deploy/sources/diagnostics.h"

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

/// Whatever it is that has to be asked.
const sources::SourceRegistry& servers()
{
    static const sources::SourceRegistry registry({sources::kubernetesKind(), sources::restKind()});
    return registry;
}

sources::SourceSpec specOf(const operations::Connection& connection, RemoteSession::Purpose purpose,
    const Request& request)
{
    using Wanted = sources::SourceSpec::Wanted;
    const bool isList = purpose == RemoteSession::Purpose::List;
    return {.location = request.source,
        .connection = connection,
        .filter = remoteFilter(request, request.now),
        .wanted = isList ? Wanted::History : Wanted::Deployments};
}

void reportDiagnostics(
    const std::vector<sources::Diagnostic>& diagnostics, const Reporter& reporter)
{
    for (const sources::Diagnostic& each : diagnostics)
        reporter.say(std::string(each.name) + ": " + each.value);
}

void add(LoadedHistory& loaded, const sources::HistoryUpdate& update)
{
    if (update.replacesAll || update.problemsReplaced) {
        loaded.result = {};
        loaded.problems.clear();
    }
    if (update.replacesAll)
        loaded.history = update.replacing(loaded.history);
    else
        update.mergeInto(loaded.history);
    loaded.result.badRecords += update.totals.unreadRecords;
    loaded.result.problems += update.totals.all();
    if (update.totals.likeness)
        loaded.result.likeness = update.totals.likeness;
    loaded.problems.insert(loaded.problems.end(), update.problems.begin(), update.problems.end());
}

deployment::Expected<LoadedHistory> loadFrom(const sources::OpenedSource& opened)
{
    if (!opened)
        return tl::unexpected{opened.error()};
    sources::Source& source = **opened;
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

RemoteSession::RemoteSession(const operations::Connection& connection, Purpose purpose,
    const Request& request, const Reporter& reporter)
    : m_application(argumentCount, arguments)
    , m_logging(loggingOptions(request, reporter))
    , m_request(request)
    , m_reporter(reporter)
    , m_journal(purpose == Purpose::Commands
              ? std::make_unique<sources::Journal>(sources::Journal::defaultPath())
              : nullptr)
    , m_plugins(std::make_shared<sources::CredentialPlugins>(
          std::make_shared<TerminalApprovals>(request.remote.runsPlugins, reporter)))
    , m_spec(specOf(connection, purpose, request))
    , m_source(open(m_spec))
{
    if (m_logging.startupMessage())
        reporter.detail(m_logging.startupMessage()->toEnglish());
}

RemoteSession::~RemoteSession()
{
    if (m_request.dumpState && m_source)
        reportDiagnostics(sources::diagnosticsOf(**m_source), m_reporter);
}

sources::OpenedSource RemoteSession::open(const sources::SourceSpec& spec) const
{
    sources::SourceContext context;
    context.redactor = m_reporter.redactor();
    context.plugins = m_plugins;
    context.journal = m_journal.get();
    return servers().kindOf(m_request.source)->open(spec, context);
}

deployment::Expected<LoadedHistory> RemoteSession::loadHistory()
{
    auto loaded = loadFrom(m_source);
    if (loaded && !m_request.isNowGiven && clockLead() != deployment::Milliseconds(0)) {
        // What the server left out by this computer's clock may be wanted by its own.
        sources::SourceSpec spec = m_spec;
        spec.filter = remoteFilter(m_request, m_request.now + clockLead());
        if (spec.filter != m_spec.filter)
            loaded = loadFrom(open(spec));
    }
    // A cluster is read whole, whatever is wanted of it.
    const bool isFiltered = servers().kindOf(m_request.source)->id == sources::restKind().id;
    if (loaded)
        loaded->isNarrowed = isFiltered && !m_spec.filter.isEmpty();
    return loaded;
}

deployment::Expected<LoadedHistory> RemoteSession::loadEnvironment(const std::string& environment)
{
    sources::SourceSpec spec = m_spec;
    spec.wanted = sources::SourceSpec::Wanted::History;
    spec.filter = {};
    spec.filter.words[history::Column::Environment] = {environment};
    return loadFrom(open(spec));
}

deployment::Expected<sources::SnapshotPointer> RemoteSession::fetch(const std::string& id)
{
    if (!m_source)
        return tl::unexpected{m_source.error()};
    if (!std::exchange(m_isStarted, true))
        (*m_source)->start();
    deployment::Expected<sources::SnapshotPointer> fetched;
    EventWait wait;
    const auto request = (*m_source)->details().fetch(
        QString::fromStdString(id), {}, {{}, [&](const sources::SnapshotResult& result) {
                                             fetched = result;
                                             wait.end();
                                         }});
    wait.run();
    return fetched;
}

} // namespace cli
