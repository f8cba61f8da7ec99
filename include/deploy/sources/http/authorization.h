// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/sources/http/credentials.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace sources {

/// Who asks, as the requests of one connection prove it. Shared by everything that sends for the
/// connection: a secret that was replaced where it lies is found once, and used by all. Every
/// secret is made known to the redactor before it goes anywhere.
class Authorization final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Authorization)

public:
    /// One that stays as it is.
    explicit Authorization(AuthorizationField field = {});
    Authorization(CredentialReference reference, std::shared_ptr<SecretStore> secrets,
        std::shared_ptr<deployment::Redactor> redactor);
    ~Authorization() override;

    /// Empty until a secret is known.
    [[nodiscard]] const AuthorizationField& field() const { return m_field; }

    [[nodiscard]] const std::shared_ptr<deployment::Redactor>& redactor() const
    {
        return m_redactor;
    }

    /// From now on this secret is used. Error: it cannot stand in a header field.
    [[nodiscard]] std::optional<deployment::Error> use(const Secret& secret);

    using ReadAnswer = std::function<void(const std::optional<deployment::Error>&)>;
    /// Uses the current secret, whatever was refused before: the user wants it tried again.
    void read(QObject* context, ReadAnswer answer);

    /// Answers whether there is a secret that has not been refused. An answer may come at once,
    /// and does not come once the context is gone.
    using RenewalAnswer = std::function<void(bool isAnother)>;
    /// The server did not accept the value: looks where the secret lies whether it is another one
    /// by now. Each secret is given out once for this; one that was refused does not come back
    /// before another one was accepted.
    void renew(const Secret& refused, QObject* context, RenewalAnswer answer);
    /// The server took the value: what was refused before may be right again one day.
    void accept(const Secret& accepted);
    /// Takes over what lies there now if that is cheap to see (a file); answers when that is done.
    void refresh(QObject* context, std::function<void()> answer);

Q_SIGNALS:
    /// Another secret is in use.
    void changed();

private:
    struct Waiting {
        QPointer<QObject> context;
        RenewalAnswer answer;
    };

    [[nodiscard]] bool canChange() const;
    void lookAgain(QObject* context, RenewalAnswer answer);
    void handleSecret(const SecretResult& secret);
    [[nodiscard]] bool wasRefused(const Secret& value) const;
    void setField(AuthorizationField field, const Secret& secret);

    CredentialReference m_reference;
    std::shared_ptr<SecretStore> m_secrets;
    std::shared_ptr<deployment::Redactor> m_redactor;
    AuthorizationField m_field;
    std::vector<Secret> m_refused; ///< the latest ones
    std::vector<Waiting> m_waiting; ///< for the one reading that is under way
};

} // namespace sources
