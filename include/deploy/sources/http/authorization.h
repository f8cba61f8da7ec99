// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/redactor.h"
#include "deploy/sources/http/credential_provider.h"

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
    Authorization(std::shared_ptr<CredentialProvider> provider,
        std::shared_ptr<deployment::Redactor> redactor);
    ~Authorization() override;

    /// Empty until a secret is known.
    [[nodiscard]] const AuthorizationField& field() const { return m_credential.field; }
    /// That of a provider, if it gives one.
    [[nodiscard]] const ClientIdentity& identity() const { return m_credential.identity; }
    /// What tells the credential in use from another one; empty where there is none.
    [[nodiscard]] Secret mark() const { return m_credential.mark(); }

    [[nodiscard]] const std::shared_ptr<deployment::Redactor>& redactor() const
    {
        return m_redactor;
    }
    /// False: requests are sent without credentials unless the user gives one.
    [[nodiscard]] bool needsAny() const { return m_provider && m_provider->hasAny(); }
    /// Where the credentials lie is looked at for nothing.
    [[nodiscard]] bool isCheap() const { return m_provider && m_provider->isCheap(); }

    /// From now on this secret is used. Error: it cannot stand in a header field.
    [[nodiscard]] std::optional<deployment::Error> use(const Secret& secret);

    using ReadAnswer = std::function<void(const std::optional<deployment::Error>&)>;
    /// Uses the current secret, whatever was refused before: the user wants it tried again.
    void read(QObject* context, ReadAnswer answer);

    /// Answers whether there is a secret that has not been refused. An answer may come at once,
    /// and does not come once the context is gone.
    using RenewalAnswer = std::function<void(bool isAnother)>;
    /// The server did not accept the credential with this mark: looks where it lies whether it is
    /// another one by now. Each one is given out once for this; one that was refused does not come
    /// back before another one was accepted.
    void renew(const Secret& refused, QObject* context, RenewalAnswer answer);
    /// The server took it: what was refused before may be right again one day.
    void accept(const Secret& accepted);
    /// The server took the one in use, with this mark, and has not refused it twice since: that it
    /// refuses it now may pass.
    [[nodiscard]] bool isTrusted(const Secret& mark) const;
    /// It was refused again.
    void distrust(const Secret& mark);

    enum class Use { Reading, Command };
    /// Before a request: takes over what lies there now, if what is known cannot be sent any more,
    /// or for a command if that is cheap to see. Answers, perhaps at once, when that is done; with
    /// an error where there is nothing that could be sent.
    void prepare(Use use, QObject* context, ReadAnswer answer);

Q_SIGNALS:
    /// Another credential is in use.
    void changed();

private:
    /// What the one reading that is under way brought.
    struct Outcome {
        bool isAnother = false;
        std::optional<deployment::Error> error;
    };
    struct Waiting {
        QPointer<QObject> context;
        std::function<void(const Outcome&)> answer;
    };

    void lookAgain(QObject* context, std::function<void(const Outcome&)> answer);
    [[nodiscard]] Outcome take(const CredentialResult& credential);
    [[nodiscard]] bool wasRefused(const Secret& mark) const;
    void setCredential(Credential credential);

    std::shared_ptr<CredentialProvider> m_provider; ///< null: it stays as it is
    std::shared_ptr<deployment::Redactor> m_redactor;
    Credential m_credential;
    Secret m_trusted; ///< a mark
    std::vector<Secret> m_refused; ///< marks; the latest ones
    std::vector<Waiting> m_waiting; ///< for the one reading that is under way
};

} // namespace sources
