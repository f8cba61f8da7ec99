// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/rest/rest_source.h"

#include "rest_session.h"

namespace sources {

RestSource::RestSource(Connection connection, QObject* parent)
    : RestSource(std::move(connection), Options{}, parent)
{
}

RestSource::RestSource(Connection connection, Options options, QObject* parent)
    : Source(parent)
    , m_session(std::make_unique<RestSession>(std::move(connection), std::move(options)))
{
    const RestSession* session = m_session.get();
    connect(session, &RestSession::inputRequired, this, &Source::inputRequired);
    connect(session, &RestSession::callerChanged, this, &Source::commandsChanged);
    connect(&m_session->details(), &DetailReader::read, this, &RestSource::deploymentRead);
    connect(&m_session->rows(), &NewestRows::updated, this, &Source::historyUpdated);
    connect(&m_session->rows(), &NewestRows::progressed, this, &Source::loadProgressed);
    connect(&m_session->live(), &ListAndWatch::loadStarted, this, &Source::loadStarted);
    connect(&m_session->live(), &ListAndWatch::loadFinished, this, &Source::loadFinished);
    connect(&m_session->live(), &ListAndWatch::freshnessChanged, this, &Source::freshnessChanged);
}

RestSource::~RestSource() = default;

const Connection& RestSource::connection() const
{
    return m_session->connection();
}

const AuthorizationField& RestSource::authorization() const
{
    return m_session->authorization()->field();
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
    return connection().name;
}

QString RestSource::location() const
{
    return connection().baseUrl.toDisplayString(QUrl::RemoveUserInfo);
}

bool RestSource::takesCommands() const
{
    return !commandObjection();
}

std::optional<deployment::Message> RestSource::commandObjection() const
{
    return m_session->commandObjection();
}

Freshness RestSource::freshness() const
{
    return m_session->live().freshness();
}

DeploymentReader& RestSource::details()
{
    return m_session->details();
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

} // namespace sources
