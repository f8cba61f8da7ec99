// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/prometheus/metered_source.h"

#include "metrics_session.h"

namespace sources {

MeteredSource::MeteredSource(
    std::unique_ptr<Source> source, const Connection& connection, const SourceContext& context)
    : SourceDecorator(std::move(source))
    , m_metrics(std::make_unique<MetricsSession>(inner().details(), connection, context))
{
    connect(m_metrics.get(), &MetricsSession::inputRequired, this, &Source::inputRequired);
}

MeteredSource::~MeteredSource() = default;

DeploymentReader& MeteredSource::details()
{
    return m_metrics->details();
}

std::vector<Diagnostic> MeteredSource::diagnostics() const
{
    std::vector<Diagnostic> all = SourceDecorator::diagnostics();
    for (Diagnostic& each : m_metrics->diagnostics())
        all.push_back(std::move(each));
    return all;
}

void MeteredSource::refresh()
{
    SourceDecorator::refresh();
    m_metrics->retryNow();
}

void MeteredSource::retryNow()
{
    SourceDecorator::retryNow();
    m_metrics->waitNoLonger();
    m_metrics->retryNow();
}

void MeteredSource::setHidden(bool hidden)
{
    SourceDecorator::setHidden(hidden);
    m_metrics->details().setHidden(hidden);
}

std::unique_ptr<Source> metered(
    std::unique_ptr<Source> source, const Connection& connection, const SourceContext& context)
{
    if (connection.metrics.address.empty() || connection.metrics.queries.empty())
        return source;
    return std::make_unique<MeteredSource>(std::move(source), connection, context);
}

} // namespace sources
