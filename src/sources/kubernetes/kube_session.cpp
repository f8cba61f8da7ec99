// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube_session.h"

namespace sources {

namespace {

/// The cluster's objects are dated by its own clock.
kubernetes::RecordOptions recordOptions(const Connection& connection, KubeClient& client)
{
    kubernetes::RecordOptions options;
    options.environmentOf = [rules = connection.cluster.environments](std::string_view nameSpace) {
        for (const auto& rule : rules) {
            if (rule.nameSpace == nameSpace)
                return rule.environment;
        }
        return std::string(nameSpace);
    };
    options.now = [&client] { return client.http().serverNow(); };
    return options;
}

LoginContext loginContext(const SourceContext& context)
{
    return {context.scheduler, context.redactor, context.plugins};
}

ListAndWatch::Options liveOptions(SourceSpec::Wanted wanted)
{
    return {wanted != SourceSpec::Wanted::Deployments, wanted == SourceSpec::Wanted::Live};
}

WorkloadLister::Extent extentOf(SourceSpec::Wanted wanted)
{
    return wanted == SourceSpec::Wanted::Check ? WorkloadLister::Extent::Beginning
                                               : WorkloadLister::Extent::All;
}

} // namespace

KubeSession::KubeSession(KubeSource::Target target, const KubeSource::Options& options)
    : m_target(std::move(target))
    , m_login(makeClusterLogin(m_target.access, loginContext(options.context)))
    , m_client(m_login.access, m_login.authorization, options.context.scheduler)
    , m_access(m_client)
    , m_lister(m_client, m_worker, m_target.nameSpace, extentOf(options.wanted))
    , m_stream(m_client, m_worker, m_target.nameSpace)
    , m_rows(recordOptions(m_target.connection, m_client))
    , m_missing(m_client, m_target.nameSpace)
    , m_feed({m_lister, m_stream, m_rows, m_missing, m_client,
          [this](LiveFeed::Watched which) { m_details.checkWatched(which); }, m_login.warnings,
          !m_target.nameSpace.empty(), rowsCompletion(options.wanted),
          options.wanted == SourceSpec::Wanted::History,
          options.wanted == SourceSpec::Wanted::Live})
    , m_live(m_feed, options.context.scheduler, liveOptions(options.wanted))
    , m_details(m_client, m_worker, m_rows, [this] { return m_live.freshness(); })
    , m_credentials(m_login.authorization, options.context.scheduler,
          options.wanted == SourceSpec::Wanted::Live,
          {m_live, m_details.watches(), m_details.fetches()})
    , m_logs(m_client, m_worker, m_rows)
{
    connectCredentials();
    connectFeed();
}

KubeSession::~KubeSession() = default;

/// Whoever counts rows, or asks what is live, needs the earlier revisions.
KubeFeed::CompleteRows KubeSession::rowsCompletion(SourceSpec::Wanted wanted)
{
    if (wanted != SourceSpec::Wanted::History && wanted != SourceSpec::Wanted::Live)
        return {};
    return [this](std::function<void(const RowsCompletion&)> end) {
        return m_details.completeRows(m_target.nameSpace, std::move(end));
    };
}

void KubeSession::connectCredentials()
{
    connect(&m_credentials, &CredentialGate::inputRequired, this, &KubeSession::inputRequired);
    connect(&m_credentials, &CredentialGate::callerChanged, this, &KubeSession::callerChanged);
    connect(m_login.authorization.get(), &Authorization::changed, &m_access, &AccessReview::forget);
    connect(&m_access, &AccessReview::changed, this, &KubeSession::callerChanged);
    connect(&m_feed, &KubeFeed::unauthorized, &m_credentials, &CredentialGate::reject);
    connect(&m_details, &KubeDetails::unauthorized, &m_credentials, &CredentialGate::reject);
}

void KubeSession::connectFeed()
{
    connect(&m_feed, &KubeFeed::listEnded, &m_live, &ListAndWatch::listEnded);
    connect(&m_missing, &MissingKinds::found, &m_live, &ListAndWatch::eventsMissed);
    connect(&m_stream, &WorkloadStream::opened, &m_live, [this] { m_live.streamOpened(true); });
    connect(&m_stream, &WorkloadStream::heard, &m_live, &ListAndWatch::streamHeard);
    connect(&m_stream, &WorkloadStream::lost, &m_live, [this](const KubeFailure& failure) {
        m_live.streamLost({liveFailureOf(failure), m_stream.failures(), m_stream.nextAttempt()});
    });
    connect(&m_stream, &WorkloadStream::gone, &m_live, [this] { m_live.snapshotNeeded(true); });
    connect(&m_stream, &WorkloadStream::unavailable, &m_live, &ListAndWatch::streamUnavailable);
    connect(&m_stream, &WorkloadStream::unauthorized, &m_credentials,
        [this](const KubeFailure& failure) { m_credentials.reject(failure.error); });
}

void KubeSession::start()
{
    m_live.begin();
    m_credentials.obtain();
}

void KubeSession::refresh()
{
    m_live.refresh();
    if (m_credentials.isMissing())
        m_credentials.obtain();
}

void KubeSession::retryNow()
{
    m_live.lists().timer().forgetFailures();
    m_details.watches().retryNow();
    refresh();
    m_stream.reconnectNow();
}

std::vector<Diagnostic> KubeSession::diagnostics() const
{
    const auto isOrNot = [](bool is) { return std::string(is ? "yes" : "no"); };
    const kubernetes::ClusterAccess& access = m_target.access;
    const auto size = m_rows.book().size();
    std::vector<Diagnostic> lines{
        {"phase", std::string(nameOf(m_live.phase()))},
        {"context", access.context},
        {"server", access.server},
        {"namespace", m_target.nameSpace.empty() ? "(all)" : m_target.nameSpace},
        {"has a list", isOrNot(m_live.lists().hasList())},
        {"a list is read or has its time", isOrNot(m_live.lists().isGoingOn())},
        {"watches are open", isOrNot(m_stream.isOpen())},
        {"rows", std::to_string(m_rows.size())},
        {"deleted workloads that are known", std::to_string(size.goneWorkloads)},
        {"attempts that are known", std::to_string(size.attempts)},
        {"attempts that were forgotten", std::to_string(size.forgotten)},
        {"something may change by itself", isOrNot(m_rows.hasUnfinished())},
        {"events that were passed over", std::to_string(m_stream.passedOver())},
    };
    for (const auto& [kind, failure] : m_feed.latest().missing)
        lines.push_back({"not listed",
            std::string(kubernetes::resourceOf(kind).plural) + ": "
                + failure.error.message.toEnglish()});
    return lines;
}

} // namespace sources
