// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/rest/rest_source.h"

#include "deploy/sources/commands/command_client.h"

#include "commands/rest_carrier.h"
#include "rest_session.h"

namespace sources {

RestSource::RestSource(Connection connection, const Options& options, QObject* parent)
    : Source(parent)
    , m_session(std::make_unique<RestSession>(std::move(connection), options))
{
    const RestSession* session = m_session.get();
    connect(session, &RestSession::inputRequired, this, &Source::inputRequired);
    connect(session, &RestSession::callerChanged, this, &RestSource::callerChanged);
    connect(&m_session->rows(), &NewestRows::updated, this, &Source::historyUpdated);
    connect(&m_session->rows(), &NewestRows::progressed, this, &Source::loadProgressed);
    connect(&m_session->live(), &ListAndWatch::loadStarted, this, &Source::loadStarted);
    connect(&m_session->live(), &ListAndWatch::loadFinished, this, &Source::loadFinished);
    connect(&m_session->live(), &ListAndWatch::freshnessChanged, this, &Source::freshnessChanged);
    connect(&session->client(), &HttpClient::clockLeadChanged, this, &Source::clockLeadChanged);
    if (options.journal != nullptr)
        openCommands(options);
}

RestSource::~RestSource() = default;

const Connection& RestSource::connection() const
{
    return m_session->connection();
}

std::shared_ptr<Authorization> RestSource::sharedAuthorization() const
{
    return m_session->authorization();
}

QString RestSource::caller() const
{
    return m_session->caller().name();
}

QString RestSource::name() const
{
    return QString::fromStdString(connection().name);
}

QString RestSource::location() const
{
    return baseUrlOf(connection()).toDisplayString(QUrl::RemoveUserInfo);
}

CommandChannel* RestSource::commands()
{
    return m_commands.get();
}

std::optional<deployment::Message> RestSource::commandDisabledReason() const
{
    if (auto reason = m_session->commandDisabledReason())
        return reason;
    const auto state = freshness().state;
    if (state == Freshness::State::Offline || state == Freshness::State::Stale)
        return deployment::Message{
            DEPLOY_MESSAGE(
                "Message", "The data is not up to date; commands are available again once it is."),
            {}};
    return std::nullopt;
}

void RestSource::openCommands(const Options& options)
{
    CommandClient::Options own;
    own.scheduler = options.scheduler;
    own.wording = options.wording;
    own.disabledReason = [this] { return commandDisabledReason(); };
    own.identity = [this] { return caller(); };
    auto carrier = std::make_unique<RestCarrier>(connection(), options.scheduler);
    carrier->setAuthorization(sharedAuthorization());
    m_commands = std::make_unique<CommandClient>(
        connection(), std::move(carrier), *options.journal, std::move(own));
    connect(
        this, &RestSource::callerChanged, m_commands.get(), &CommandChannel::availabilityChanged);
    connect(
        this, &Source::freshnessChanged, m_commands.get(), &CommandChannel::availabilityChanged);
    connect(&m_session->details(), &DetailFetcher::read, m_commands.get(),
        [this](const SnapshotPointer& snapshot) { m_commands->observe(*snapshot); });
}

Freshness RestSource::freshness() const
{
    return m_session->live().freshness();
}

DeploymentReader& RestSource::details()
{
    return m_session->details();
}

deployment::Milliseconds RestSource::clockLead() const
{
    return m_session->client().clockLead();
}

std::vector<Diagnostic> RestSource::diagnostics() const
{
    const auto isOrNot = [](bool is) { return std::string(is ? "yes" : "no"); };
    const ListAndWatch& live = m_session->live();
    return {
        {"phase", std::string(nameOf(live.phase()))},
        {"has a list", isOrNot(live.lists().hasList())},
        {"a list is read or has its time", isOrNot(live.lists().isGoingOn())},
        {"lists that were behind", std::to_string(live.lists().restartDetector().answers())},
        {"something may change by itself", isOrNot(m_session->rows().hasUnfinished())},
        {"caller", caller().isEmpty() ? "-" : caller().toStdString()},
        {"takes no commands because",
            m_session->commandDisabledReason() ? m_session->commandDisabledReason()->toEnglish()
                                               : "-"},
    };
}

void RestSource::start()
{
    m_session->start();
}

void RestSource::refresh()
{
    m_session->refresh();
}

void RestSource::retryNow()
{
    m_session->retryNow();
}

void RestSource::cancel()
{
    m_session->cancel();
}

void RestSource::setHidden(bool hidden)
{
    m_session->setHidden(hidden);
}

void RestSource::setPollPace(const PollPace& pace)
{
    m_session->setPollPace(pace);
}

} // namespace sources
