// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/http/credentials.h"

#include "messages/http_headers.h"
#include "private_file.h"

#include <QMetaObject>

#include <qt6keychain/keychain.h>

namespace sources {

namespace {

using deployment::Error;
using deployment::ErrorCode;
using Place = CredentialReference::Place;
using Scheme = CredentialReference::Scheme;

constexpr qint64 maxSecretLength = 16 << 10;

QString serviceName()
{
    return QStringLiteral("deployment-console");
}

Error noSecret(std::string_view sentence, const QString& argument)
{
    return {ErrorCode::Unauthorized, {sentence, {argument.toStdString()}}, {}};
}

SecretResult fromEnvironment(const QString& name)
{
    const QByteArray text = qgetenv(name.toUtf8().constData());
    if (text.isEmpty())
        return tl::unexpected(
            noSecret(DEPLOY_MESSAGE(
                         "Message", "The environment variable %1 with the credentials is not set."),
                name));
    return Secret(text);
}

SecretResult fromFile(const QString& path)
{
    const auto text = readPrivateFile(path, maxSecretLength,
        {DEPLOY_MESSAGE("Message", "The credentials file cannot be read: %1"),
            DEPLOY_MESSAGE("Message",
                "The credentials file is readable by other users; set its mode to 0600: %1")});
    if (!text)
        return tl::unexpected(text.error());
    const QByteArray line = text->split('\n').first().trimmed();
    if (line.isEmpty())
        return tl::unexpected(
            noSecret(DEPLOY_MESSAGE("Message", "The credentials file is empty: %1"), path));
    return Secret(line);
}

Error keyringError(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return noSecret(DEPLOY_MESSAGE("Message", "The keyring has no entry named %1."), job.key());
    return {ErrorCode::NotReadable,
        {DEPLOY_MESSAGE("Message", "The system keyring is not available or locked."), {}},
        job.errorString().toStdString()};
}

class SystemSecretStore final : public SecretStore {
public:
    void read(const CredentialReference& reference, QObject* context, Answer answer) override
    {
        if (reference.place == Place::Keyring) {
            readKeyring(QString::fromStdString(reference.entry), context, std::move(answer));
            return;
        }
        QMetaObject::invokeMethod(
            context, [reference, answer = std::move(answer)] { answer(readNow(reference)); },
            Qt::QueuedConnection);
    }

    void keep(const CredentialReference& reference, const Secret& secret, QObject* context,
        std::function<void(const std::optional<Error>&)> answer) override
    {
        auto* job = new QKeychain::WritePasswordJob(serviceName());
        job->setKey(QString::fromStdString(reference.entry));
        job->setBinaryData(secret.reveal());
        QObject::connect(job, &QKeychain::Job::finished, context,
            [answer = std::move(answer)](QKeychain::Job* done) {
                answer(done->error() == QKeychain::NoError ? std::optional<Error>()
                                                           : keyringError(*done));
            });
        job->start();
    }

private:
    static SecretResult readNow(const CredentialReference& reference)
    {
        switch (reference.place) {
        case Place::Environment:
            return fromEnvironment(QString::fromStdString(reference.variable));
        case Place::File:
            return fromFile(QString::fromStdString(reference.file));
        case Place::Keyring:
        case Place::Ask:
            break;
        }
        return tl::unexpected(Error{ErrorCode::Unauthorized,
            {DEPLOY_MESSAGE("Message", "The server requires credentials."), {}}, {}});
    }

    static void readKeyring(const QString& key, QObject* context, Answer answer)
    {
        auto* job = new QKeychain::ReadPasswordJob(serviceName());
        job->setKey(key);
        QObject::connect(job, &QKeychain::Job::finished, context,
            [answer = std::move(answer), job](QKeychain::Job* done) {
                if (done->error() == QKeychain::NoError)
                    answer(Secret(job->binaryData()));
                else
                    answer(tl::unexpected(keyringError(*done)));
            });
        job->start();
    }
};

} // namespace

deployment::Expected<AuthorizationField> authorizationField(
    const CredentialReference& reference, const Secret& secret)
{
    AuthorizationField field{"Authorization", secret};
    switch (reference.scheme) {
    case Scheme::None:
        return AuthorizationField{};
    case Scheme::Bearer:
        field.value = Secret("Bearer " + secret.reveal());
        break;
    case Scheme::Basic:
        field.value = Secret("Basic "
            + (QByteArray::fromStdString(reference.user) + ':' + secret.reveal()).toBase64());
        break;
    case Scheme::Header:
        field.name = QByteArray::fromStdString(reference.header);
        break;
    }
    if (secret.isEmpty() || !isHeaderSafe(field.value.reveal()))
        return tl::unexpected(Error{ErrorCode::BadFormat,
            {DEPLOY_MESSAGE("Message", "The credentials contain characters that cannot be sent."),
                {}},
            {}});
    return field;
}

std::shared_ptr<SecretStore> systemSecretStore()
{
    return std::make_shared<SystemSecretStore>();
}

} // namespace sources
