// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/http/authorization.h"

#include <algorithm>
#include <utility>

namespace sources {

namespace {

constexpr std::size_t maxRefused = 16;

} // namespace

Authorization::Authorization(AuthorizationField field)
    : m_redactor(std::make_shared<deployment::Redactor>())
{
    Secret value = field.value;
    setCredential({std::move(field), std::move(value), {}});
}

Authorization::Authorization(
    std::shared_ptr<CredentialProvider> provider, std::shared_ptr<deployment::Redactor> redactor)
    : m_provider(std::move(provider))
    , m_redactor(std::move(redactor))
{
}

Authorization::~Authorization() = default;

std::optional<deployment::Error> Authorization::use(const Secret& secret)
{
    auto credential = m_provider->credentialOf(secret);
    if (!credential)
        return credential.error();
    m_refused.clear();
    setCredential(*std::move(credential));
    return std::nullopt;
}

void Authorization::read(QObject* context, ReadAnswer answer)
{
    m_provider->forgetAnswers();
    m_provider->read(context,
        [this, alive = QPointer(this), answer = std::move(answer)](const CredentialResult& read) {
            if (!alive)
                return;
            if (!read) {
                answer(read.error());
                return;
            }
            m_refused.clear();
            setCredential(*read);
            answer(std::nullopt);
        });
}

void Authorization::renew(const Secret& refused, QObject* context, RenewalAnswer answer)
{
    if (!refused.isEmpty() && !wasRefused(refused))
        m_refused.push_back(refused);
    if (m_refused.size() > maxRefused)
        m_refused.erase(m_refused.begin());
    const bool isRenewed =
        !mark().isEmpty() && !wasRefused(mark()) && mark().reveal() != refused.reveal();
    if (isRenewed || !m_provider || !m_provider->canChange())
        answer(isRenewed);
    else
        lookAgain(context,
            [answer = std::move(answer)](const Outcome& outcome) { answer(outcome.isAnother); });
}

void Authorization::accept(const Secret& accepted)
{
    if (accepted.reveal() != mark().reveal())
        return;
    m_refused.clear();
    m_trusted = accepted;
}

bool Authorization::isTrusted(const Secret& mark) const
{
    return !mark.isEmpty() && mark.reveal() == m_trusted.reveal()
        && mark.reveal() == this->mark().reveal();
}

void Authorization::distrust(const Secret& mark)
{
    if (mark.reveal() == m_trusted.reveal())
        m_trusted = {};
}

void Authorization::prepare(Use use, QObject* context, ReadAnswer answer)
{
    const bool isCurrent = !m_provider || m_provider->isCurrent();
    if (isCurrent && (use == Use::Reading || !isCheap())) {
        answer(std::nullopt);
        return;
    }
    // One that can still be sent is sent, though there is no other one.
    lookAgain(context, [isCurrent, answer = std::move(answer)](const Outcome& outcome) {
        answer(isCurrent ? std::nullopt : outcome.error);
    });
}

void Authorization::lookAgain(QObject* context, std::function<void(const Outcome&)> answer)
{
    m_waiting.push_back({context, std::move(answer)});
    if (m_waiting.size() > 1)
        return;
    m_provider->read(this, [this](const CredentialResult& credential) {
        const Outcome outcome = take(credential);
        for (const Waiting& each : std::exchange(m_waiting, {})) {
            if (each.context)
                each.answer(outcome);
        }
    });
}

Authorization::Outcome Authorization::take(const CredentialResult& credential)
{
    if (!credential)
        return {false, credential.error()};
    const Secret next = credential->mark();
    const bool isAnother = !wasRefused(next) && next.reveal() != mark().reveal();
    if (isAnother)
        setCredential(*credential);
    return {isAnother, std::nullopt};
}

bool Authorization::wasRefused(const Secret& mark) const
{
    return std::ranges::any_of(
        m_refused, [&](const Secret& each) { return each.reveal() == mark.reveal(); });
}

void Authorization::setCredential(Credential credential)
{
    m_credential = std::move(credential);
    // Also as it stands in the field, without the name of the scheme.
    const QByteArray& value = m_credential.field.value.reveal();
    for (const QByteArray& secret : {m_credential.secret.reveal(),
             value.mid(value.indexOf(' ') + 1), m_credential.identity.key.reveal()})
        m_redactor->addSecret(secret.toStdString());
    Q_EMIT changed();
}

} // namespace sources
