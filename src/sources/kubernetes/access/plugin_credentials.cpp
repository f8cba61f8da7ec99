// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugin_credentials.h"

#include "deploy/sources/interval.h"

#include <QMetaObject>
#include <QPointer>

#include <utility>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;

/// Between a failure and the next run that nobody has asked for.
constexpr deployment::Milliseconds failureRest{10'000};

} // namespace

PluginCredentials::PluginCredentials(kubernetes::ClusterAccess cluster, LoginContext context)
    : m_cluster(std::move(cluster))
    , m_context(std::move(context))
{
}

PluginCredentials::~PluginCredentials() = default;

bool PluginCredentials::isCurrent() const
{
    return m_latest && m_run && m_run->isCurrent(*m_latest);
}

CredentialResult PluginCredentials::credentialOf(const Secret& typed) const
{
    CredentialReference bearer;
    bearer.scheme = CredentialReference::Scheme::Bearer;
    auto field = authorizationField(bearer, typed);
    if (!field)
        return tl::unexpected(std::move(field.error()));
    return Credential{*std::move(field), typed, {}};
}

std::optional<Error> PluginCredentials::obstacle() const
{
    const auto isResting = [now = m_context.scheduler->now()](const Failure& failure) {
        return !failure.at || !hasPassed(failureRest, *failure.at, now);
    };
    if (m_failure && isResting(*m_failure))
        return m_failure->error;
    if (m_cluster.exec->interactive == kubernetes::ExecPlugin::Interactive::Always)
        return Error{ErrorCode::Unauthorized,
            {DEPLOY_MESSAGE("Message",
                 "The credential plug-in %1 needs a terminal for its sign-in "
                 "(interactiveMode: Always), which this program does not give it. Use another way "
                 "to sign in, or a context with a token."),
                {m_cluster.exec->command}},
            "exec plugin cannot support interactive mode"};
    if (!m_context.plugins)
        return Error{ErrorCode::Unauthorized,
            {DEPLOY_MESSAGE("Message", "Credential plug-ins are not run here: %1"),
                {m_cluster.exec->command}},
            {}};
    return std::nullopt;
}

void PluginCredentials::read(QObject* context, Answer answer)
{
    if (auto error = obstacle()) {
        QMetaObject::invokeMethod(
            context,
            [error = *std::move(error), answer = std::move(answer)] {
                answer(tl::unexpected(error));
            },
            Qt::QueuedConnection);
        return;
    }
    m_context.plugins->approve({m_cluster.userFile, m_cluster.context, *m_cluster.exec}, &m_alive,
        [this, guard = QPointer<QObject>(context), answer = std::move(answer)](
            const deployment::Expected<void>& approved) {
            if (!guard)
                return;
            if (approved)
                run(guard, answer);
            else
                answer(fail(approved.error(), true));
        });
}

void PluginCredentials::run(QObject* context, const Answer& answer)
{
    if (!m_run)
        m_run = m_context.plugins->runOf(PluginRun::keyOf(m_cluster),
            [this] { return std::make_shared<PluginRun>(m_cluster, m_context.scheduler); });
    m_run->obtain(m_number, &m_alive,
        [this, guard = QPointer<QObject>(context), answer](const PluginRun::Result& result) {
            auto taken = take(result);
            if (guard)
                answer(taken);
        });
}

CredentialResult PluginCredentials::take(const PluginRun::Result& result)
{
    if (!result.answer)
        return fail(result.answer.error(), false);
    m_number = result.number;
    m_failure.reset();
    m_latest = *result.answer;
    return m_latest->credential;
}

CredentialResult PluginCredentials::fail(Error error, bool isFinal)
{
    error = m_context.redactor->redacted(std::move(error));
    m_failure = Failure{error, std::nullopt};
    if (!isFinal)
        m_failure->at = m_context.scheduler->now();
    return tl::unexpected(std::move(error));
}

} // namespace sources
