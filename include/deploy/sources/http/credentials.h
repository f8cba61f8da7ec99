// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/connection.h"

#include <QByteArray>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace sources {

/// A secret on its way from where it lies to a request. Has no way to text but the one that names
/// itself.
class Secret {
public:
    Secret() = default;
    explicit Secret(QByteArray text)
        : m_text(std::move(text))
    {
    }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QByteArray& reveal() const { return m_text; }

private:
    QByteArray m_text;
};

/// The header field that carries a secret.
struct AuthorizationField {
    QByteArray name;
    Secret value;
};

/// Error (BadFormat): a secret that cannot stand in a header field.
[[nodiscard]] deployment::Expected<AuthorizationField> authorizationField(
    const CredentialReference& reference, const Secret& secret);

using SecretResult = deployment::Expected<Secret>;

/// Where secrets are looked up. An answer comes later, from the event loop, and not at all once the
/// context is gone. Errors: Unauthorized if there is none and no one to ask; NotReadable with what
/// is wrong with the keyring or the file (one that others can read is refused).
class SecretStore {
public:
    using Answer = std::function<void(const SecretResult&)>;
    virtual ~SecretStore() = default;
    SecretStore(const SecretStore&) = delete;
    SecretStore& operator=(const SecretStore&) = delete;

    virtual void read(const CredentialReference& reference, QObject* context, Answer answer) = 0;
    /// Keeps a secret in the keyring under the reference's entry.
    virtual void keep(const CredentialReference& reference, const Secret& secret, QObject* context,
        std::function<void(const std::optional<deployment::Error>&)> answer) = 0;

protected:
    SecretStore() = default;
};

/// The system keyring, the environment and files of mode 0600.
[[nodiscard]] std::shared_ptr<SecretStore> systemSecretStore();

} // namespace sources
