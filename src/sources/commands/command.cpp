// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/commands/command.h"

#include <QUuid>

#include <pwd.h>
#include <unistd.h>

namespace sources {

Command Command::create(CommandKind kind, QString deployment)
{
    Command command;
    command.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    command.kind = kind;
    command.deployment = std::move(deployment);
    return command;
}

QString serverKey(const QUrl& baseUrl)
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
    return url.toString(QUrl::FullyEncoded);
}

bool isOf(const JournalEntry& entry, const Connection& connection)
{
    const QString key = serverKey(connection.baseUrl);
    if (!entry.server.isEmpty())
        return entry.server == key;
    // Of an older version: the id of an address that was only typed is the address.
    const QString& id = entry.command.connectionId;
    return id == connection.id || (looksLikeUrl(id) && serverKey(QUrl(id)) == key);
}

QString localUser()
{
    const passwd* const user = ::getpwuid(::getuid());
    return user != nullptr ? QString::fromLocal8Bit(user->pw_name) : QString::number(::getuid());
}

} // namespace sources
