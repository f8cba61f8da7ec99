// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/http/credentials.h"

#include <functional>
#include <memory>

namespace sources {

/// A certificate that shows a server who we are, with its key; both PEM.
struct ClientIdentity {
    QByteArray certificates;
    Secret key;

    [[nodiscard]] bool isEmpty() const { return certificates.isEmpty(); }
};

/// What proves to a server who asks: a header field, a certificate, or both. Empty: nothing does.
struct Credential {
    AuthorizationField field;
    Secret secret; ///< as it stood before it became a field
    ClientIdentity identity;

    /// What tells it from another one: the field's value, with the certificate if there is one (a
    /// renewed certificate often keeps its key).
    [[nodiscard]] Secret mark() const
    {
        if (identity.isEmpty())
            return field.value;
        return Secret(field.value.reveal() + '\n' + identity.certificates + identity.key.reveal());
    }
};
using CredentialResult = deployment::Expected<Credential>;

/// Where the credentials of a connection come from: a secret store, a kubeconfig with what it
/// names. Read by Authorization, one reading at a time.
class CredentialProvider {
public:
    using Answer = std::function<void(const CredentialResult&)>;
    virtual ~CredentialProvider() = default;
    CredentialProvider(const CredentialProvider&) = delete;
    CredentialProvider& operator=(const CredentialProvider&) = delete;

    /// Gets what there is now, not what was given before. An answer comes later, from the event
    /// loop, and not at all once the context is gone.
    virtual void read(QObject* context, Answer answer) = 0;
    /// The user wants it tried again, whatever they answered before.
    virtual void forgetAnswers() { }

    /// False: requests are sent without any.
    [[nodiscard]] virtual bool hasAny() const = 0;
    /// Another one may be there by now if the one in use was refused.
    [[nodiscard]] virtual bool canChange() const = 0;
    /// Reading costs nothing: it is done before each command, and again and again while none is
    /// accepted.
    [[nodiscard]] virtual bool isCheap() const = 0;
    /// What was read last can still be sent; otherwise it is read again before a request is.
    [[nodiscard]] virtual bool isCurrent() const = 0;
    /// Made of what the user has typed. Error (BadFormat): it cannot stand in a header field.
    [[nodiscard]] virtual CredentialResult credentialOf(const Secret& typed) const = 0;

protected:
    CredentialProvider() = default;
};

/// What the reference names in the store. It is obtained by CredentialWatch before anything is
/// sent.
[[nodiscard]] std::shared_ptr<CredentialProvider> storedCredentials(
    CredentialReference reference, std::shared_ptr<SecretStore> secrets);

} // namespace sources
