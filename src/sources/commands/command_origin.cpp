// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/command_origin.h"

#include "deploy/sources/source.h"

#include <QUuid>

#include <pwd.h>
#include <unistd.h>

namespace sources {

Command newCommand(CommandKind kind, std::string deployment)
{
    Command command;
    command.id = QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString();
    command.kind = kind;
    command.deployment = std::move(deployment);
    return command;
}

Command newCommand(CommandKind kind, const Snapshot& snapshot)
{
    Command command = newCommand(kind, snapshot.deployment.id);
    command.version = snapshot.deployment.version;
    command.environment = snapshot.deployment.environment;
    command.revision = snapshot.revision.toStdString();
    return command;
}

std::string serverKey(const QUrl& baseUrl)
{
    QUrl url = baseUrl.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment
        | QUrl::NormalizePathSegments);
    const int usual = url.scheme() == QLatin1String("https") ? 443 : 80;
    if (url.port() == usual)
        url.setPort(-1);
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    url.setPath(path, QUrl::TolerantMode);
    return url.toString(QUrl::FullyEncoded).toStdString();
}

bool isOf(const JournalEntry& entry, const Connection& connection)
{
    const std::string key = serverKey(baseUrlOf(connection));
    if (!entry.server.empty())
        return entry.server == key;
    // Of an older version: the id of an address that was only typed is the address.
    const QString id = QString::fromStdString(entry.command.connectionId);
    return entry.command.connectionId == connection.id
        || (looksLikeUrl(id) && serverKey(QUrl(id)) == key);
}

std::string localUser()
{
    const passwd* const user = ::getpwuid(::getuid());
    return user != nullptr ? std::string(user->pw_name) : std::to_string(::getuid());
}

} // namespace sources
