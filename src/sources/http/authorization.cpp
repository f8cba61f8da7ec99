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
    const Secret value = field.value;
    setField(std::move(field), value);
}

Authorization::Authorization(CredentialReference reference, std::shared_ptr<SecretStore> secrets,
    std::shared_ptr<deployment::Redactor> redactor)
    : m_reference(std::move(reference))
    , m_secrets(std::move(secrets))
    , m_redactor(std::move(redactor))
{
}

Authorization::~Authorization() = default;

bool Authorization::canChange() const
{
    return m_secrets && m_reference.scheme != CredentialReference::Scheme::None
        && m_reference.place != CredentialReference::Place::Ask;
}

std::optional<deployment::Error> Authorization::use(const Secret& secret)
{
    // If nothing was configured, a token is what servers usually require.
    CredentialReference reference = m_reference;
    if (reference.scheme == CredentialReference::Scheme::None)
        reference.scheme = CredentialReference::Scheme::Bearer;
    auto field = authorizationField(reference, secret);
    if (!field)
        return field.error();
    m_refused.clear();
    setField(*std::move(field), secret);
    return std::nullopt;
}

void Authorization::read(QObject* context, ReadAnswer answer)
{
    m_secrets->read(m_reference, context,
        [this, alive = QPointer(this), answer = std::move(answer)](const SecretResult& secret) {
            if (alive)
                answer(secret ? use(*secret) : std::optional(secret.error()));
        });
}

void Authorization::renew(const Secret& refused, QObject* context, RenewalAnswer answer)
{
    if (!refused.isEmpty() && !wasRefused(refused))
        m_refused.push_back(refused);
    if (m_refused.size() > maxRefused)
        m_refused.erase(m_refused.begin());
    const bool isRenewed = !m_field.value.isEmpty() && !wasRefused(m_field.value)
        && m_field.value.reveal() != refused.reveal();
    if (isRenewed || !canChange())
        answer(isRenewed);
    else
        lookAgain(context, std::move(answer));
}

void Authorization::accept(const Secret& accepted)
{
    if (accepted.reveal() == m_field.value.reveal())
        m_refused.clear();
}

void Authorization::refresh(QObject* context, std::function<void()> answer)
{
    if (!canChange() || m_reference.place != CredentialReference::Place::File)
        answer();
    else
        lookAgain(context, [answer = std::move(answer)](bool) { answer(); });
}

void Authorization::lookAgain(QObject* context, RenewalAnswer answer)
{
    m_waiting.push_back({context, std::move(answer)});
    if (m_waiting.size() == 1)
        m_secrets->read(
            m_reference, this, [this](const SecretResult& secret) { handleSecret(secret); });
}

void Authorization::handleSecret(const SecretResult& secret)
{
    bool isAnother = false;
    if (secret) {
        auto field = authorizationField(m_reference, *secret);
        isAnother =
            field && !wasRefused(field->value) && field->value.reveal() != m_field.value.reveal();
        if (isAnother)
            setField(*std::move(field), *secret);
    }
    for (const Waiting& each : std::exchange(m_waiting, {})) {
        if (each.context)
            each.answer(isAnother);
    }
}

bool Authorization::wasRefused(const Secret& value) const
{
    return std::ranges::any_of(
        m_refused, [&](const Secret& each) { return each.reveal() == value.reveal(); });
}

void Authorization::setField(AuthorizationField field, const Secret& secret)
{
    m_field = std::move(field);
    // Also as it stands in the field, without the name of the scheme.
    const QByteArray& value = m_field.value.reveal();
    m_redactor->addSecret(secret.reveal().toStdString());
    m_redactor->addSecret(value.mid(value.indexOf(' ') + 1).toStdString());
    Q_EMIT changed();
}

} // namespace sources
