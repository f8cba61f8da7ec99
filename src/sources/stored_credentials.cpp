// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/http/credential_provider.h"

#include <utility>

namespace sources {

namespace {

using Place = CredentialReference::Place;
using Scheme = CredentialReference::Scheme;

CredentialResult credentialFrom(const CredentialReference& reference, const Secret& secret)
{
    auto field = authorizationField(reference, secret);
    if (!field)
        return tl::unexpected(std::move(field.error()));
    return Credential{*std::move(field), secret, {}};
}

class StoredCredentials final : public CredentialProvider {
public:
    StoredCredentials(CredentialReference reference, std::shared_ptr<SecretStore> secrets)
        : m_reference(std::move(reference))
        , m_secrets(std::move(secrets))
    {
    }

    void read(QObject* context, Answer answer) override
    {
        m_secrets->read(m_reference, context,
            [reference = m_reference, answer = std::move(answer)](const SecretResult& secret) {
                if (secret)
                    answer(credentialFrom(reference, *secret));
                else
                    answer(tl::unexpected(secret.error()));
            });
    }

    [[nodiscard]] bool hasAny() const override { return m_reference.scheme != Scheme::None; }
    [[nodiscard]] bool canChange() const override
    {
        return m_secrets && hasAny() && m_reference.place != Place::Ask;
    }
    [[nodiscard]] bool isCheap() const override
    {
        return m_secrets && m_reference.place == Place::File;
    }
    [[nodiscard]] bool isCurrent() const override { return true; }

    [[nodiscard]] CredentialResult credentialOf(const Secret& typed) const override
    {
        // If nothing was configured, a token is what servers usually require.
        CredentialReference reference = m_reference;
        if (!hasAny())
            reference.scheme = Scheme::Bearer;
        return credentialFrom(reference, typed);
    }

private:
    CredentialReference m_reference;
    std::shared_ptr<SecretStore> m_secrets;
};

} // namespace

std::shared_ptr<CredentialProvider> storedCredentials(
    CredentialReference reference, std::shared_ptr<SecretStore> secrets)
{
    return std::make_shared<StoredCredentials>(std::move(reference), std::move(secrets));
}

} // namespace sources
