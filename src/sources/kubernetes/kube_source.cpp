// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/kubernetes/kube_source.h"

#include "deploy/sources/commands/command_client.h"

#include "commands/kube_carrier.h"
#include "kube_session.h"

namespace sources {

KubeSource::KubeSource(Target target, const Options& options, QObject* parent)
    : Source(parent)
    , m_session(std::make_unique<KubeSession>(std::move(target), options))
{
    connect(m_session.get(), &KubeSession::inputRequired, this, &Source::inputRequired);
    connect(&m_session->rows(), &WorkloadRows::updated, this, &Source::historyUpdated);
    connect(&m_session->rows(), &WorkloadRows::progressed, this, &Source::loadProgressed);
    connect(&m_session->live(), &ListAndWatch::loadStarted, this, &Source::loadStarted);
    connect(&m_session->live(), &ListAndWatch::loadFinished, this, &Source::loadFinished);
    connect(&m_session->live(), &ListAndWatch::freshnessChanged, this, &Source::freshnessChanged);
    connect(&m_session->client().http(), &HttpClient::clockLeadChanged, this,
        &Source::clockLeadChanged);
    if (options.context.journal != nullptr)
        openCommands(options);
}

KubeSource::~KubeSource() = default;

QString KubeSource::name() const
{
    return QString::fromStdString(m_session->target().connection.name);
}

QString KubeSource::location() const
{
    return QString::fromStdString(m_session->target().connection.address);
}

CommandChannel* KubeSource::commands()
{
    return m_commands.get();
}

std::optional<deployment::Message> KubeSource::commandDisabledReason() const
{
    if (m_session->lacksCredentials())
        return deployment::Message{
            DEPLOY_MESSAGE("Message", "The cluster does not accept the sign-in."), {}};
    const auto state = freshness().state;
    if (state == Freshness::State::Offline || state == Freshness::State::Stale)
        return deployment::Message{
            DEPLOY_MESSAGE(
                "Message", "The data is not up to date; commands are available again once it is."),
            {}};
    return std::nullopt;
}

void KubeSource::openCommands(const Options& options)
{
    KubeCarrier::Options carried;
    carried.workloadOf = [this](const std::string& id) {
        return m_session->rows().book().workloadOf(id);
    };
    carried.objectionTo = [this](const std::string& id, CommandKind kind) {
        const auto* const workload = m_session->rows().book().objectOf(id);
        return workload != nullptr ? kubernetes::objectionTo(kind, *workload) : std::nullopt;
    };
    carried.authorization = m_session->authorization();
    carried.annotatesReason = m_session->target().connection.cluster.annotatesReason;
    CommandClient::Options own;
    own.scheduler = options.context.scheduler;
    own.wording = options.context.wording;
    own.disabledReason = [this] { return commandDisabledReason(); };
    m_commands = std::make_unique<CommandClient>(m_session->target().connection,
        std::make_unique<KubeCarrier>(m_session->client(), m_session->access(), std::move(carried)),
        *options.context.journal, std::move(own));
    connect(m_session.get(), &KubeSession::callerChanged, m_commands.get(),
        &CommandChannel::availabilityChanged);
    connect(
        this, &Source::freshnessChanged, m_commands.get(), &CommandChannel::availabilityChanged);
    connect(&m_session->rows(), &WorkloadRows::updated, m_commands.get(),
        [this](const HistoryUpdate& update) { lookAtCommands(update); });
}

/// What a command was given to has changed: perhaps it shows what became of it.
void KubeSource::lookAtCommands(const HistoryUpdate& update)
{
    if (!update.rows)
        return;
    for (const JournalEntry& entry : m_commands->unfinished()) {
        const bool isWaiting =
            entry.state == CommandState::Accepted || entry.state == CommandState::Unknown;
        if (isWaiting && update.rows->find(entry.command.deployment))
            m_commands->check(entry.command.id);
    }
}

Freshness KubeSource::freshness() const
{
    return m_session->live().freshness();
}

DeploymentReader& KubeSource::details()
{
    return m_session->details();
}

LogReader* KubeSource::logs()
{
    return &m_session->logs();
}

std::optional<bool> KubeSource::isWorkloadGone(std::string_view id) const
{
    const std::string& nameSpace = m_session->target().nameSpace;
    const bool isOfIt = nameSpace.empty() || id.starts_with(nameSpace + '/');
    return isOfIt && m_session->rows().isWhole() && m_session->rows().book().lacksWorkloadOf(id);
}

deployment::Milliseconds KubeSource::clockLead() const
{
    return m_session->client().http().clockLead();
}

std::vector<Diagnostic> KubeSource::diagnostics() const
{
    return m_session->diagnostics();
}

void KubeSource::start()
{
    m_session->start();
}

void KubeSource::refresh()
{
    m_session->refresh();
}

void KubeSource::retryNow()
{
    m_session->retryNow();
}

void KubeSource::cancel()
{
    m_session->cancel();
}

void KubeSource::setHidden(bool hidden)
{
    m_session->setHidden(hidden);
}

void KubeSource::setPollPace(const PollPace& pace)
{
    m_session->setPollPace(pace);
}

} // namespace sources
