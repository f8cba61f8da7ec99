// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/kubernetes/kube_source.h"

#include "kube_session.h"

namespace sources {

KubeSource::KubeSource(Target target, Options options, QObject* parent)
    : Source(parent)
    , m_session(std::make_unique<KubeSession>(std::move(target), options))
{
    connect(m_session.get(), &KubeSession::inputRequired, this, &Source::inputRequired);
    connect(&m_session->rows(), &WorkloadRows::updated, this, &Source::historyUpdated);
    connect(&m_session->rows(), &WorkloadRows::progressed, this, &Source::loadProgressed);
    connect(&m_session->live(), &ListAndWatch::loadStarted, this, &Source::loadStarted);
    connect(&m_session->live(), &ListAndWatch::loadFinished, this, &Source::loadFinished);
    connect(&m_session->live(), &ListAndWatch::freshnessChanged, this, &Source::freshnessChanged);
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

} // namespace sources
