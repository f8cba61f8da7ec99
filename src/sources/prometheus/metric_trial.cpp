// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/prometheus/metric_trial.h"

#include "metered_metrics.h"
#include "prometheus_client.h"

#include "deploy/sources/http/authorization.h"
#include "deploy/sources/http/credential_provider.h"

#include <QObject>

#include <utility>

namespace sources {

namespace {

/// A trial under way.
class Attempt final : public QObject {
public:
    using Answer = std::function<void(const MetricTrialOutcome&)>;

    Attempt(const MetricTrial& trial, const SourceContext& context, Answer answer)
        : m_query(trial.query)
        , m_scheduler(context.scheduler)
        , m_begun(context.scheduler->now())
        , m_answer(std::move(answer))
        , m_authorization(std::make_shared<Authorization>(
              storedCredentials(trial.connection.metrics.credential, context.secrets),
              context.redactor))
        , m_client(metricsAccessOf(trial.connection), context.scheduler, m_worker)
    {
        m_client.setAuthorization(m_authorization);
        deployment::Deployment deployment;
        deployment.start = trial.start;
        deployment.end = trial.end;
        m_range = queryRangeOf(deployment, m_begun);
        operations::PlaceholderValues values = trial.values;
        values["window"] = operations::durationText(rateWindow(m_range));
        const auto text = operations::filledQuery(m_query.expression, values);
        if (text)
            m_outcome.sent = *text;
        else
            m_outcome.error = text.error();
        QMetaObject::invokeMethod(
            this, [this] { begin(); }, Qt::QueuedConnection);
    }

    /// Nothing is answered any more.
    void callOff()
    {
        m_answer = {};
        m_request.cancel();
    }

private:
    void begin()
    {
        if (!m_answer)
            return;
        if (m_outcome.error)
            end();
        else if (m_authorization->needsAny())
            m_authorization->read(this, [this](const std::optional<deployment::Error>& error) {
                m_outcome.error = error;
                if (error)
                    end();
                else
                    ask();
            });
        else
            ask();
    }

    void ask()
    {
        m_request = m_client.ask(m_outcome.sent, m_range, [this](const auto& result) {
            if (result) {
                m_outcome.series = curvesOf(m_query, *result);
                m_outcome.seriesCount = result->seriesCount;
            } else {
                m_outcome.error = result.error().error;
            }
            end();
        });
    }

    /// Whoever is told may let go of this.
    void end()
    {
        if (!m_answer)
            return;
        m_outcome.time = m_scheduler->now() - m_begun;
        const Answer answer = std::exchange(m_answer, {});
        const MetricTrialOutcome outcome = m_outcome;
        answer(outcome);
    }

    operations::MetricQuery m_query;
    std::shared_ptr<Scheduler> m_scheduler;
    deployment::Timestamp m_begun;
    Answer m_answer;
    MetricTrialOutcome m_outcome;
    QueryRange m_range;
    std::shared_ptr<Authorization> m_authorization;
    PrometheusClient m_client;
    OwnedRequest m_request;
    Worker m_worker; ///< last, so that it is joined while all that it answers to still stands
};

} // namespace

OwnedRequest tryMetric(const MetricTrial& trial, const SourceContext& context,
    std::function<void(const MetricTrialOutcome& outcome)> answer)
{
    // It may be let go of in its own answer.
    return OwnedRequest(std::shared_ptr<Attempt>(
        new Attempt(trial, context, std::move(answer)), [](Attempt* attempt) {
            attempt->callOff();
            attempt->deleteLater();
        }));
}

} // namespace sources
