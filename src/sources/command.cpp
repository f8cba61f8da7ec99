// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/command.h"

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

QString localUser()
{
    const passwd* const user = ::getpwuid(::getuid());
    return user != nullptr ? QString::fromLocal8Bit(user->pw_name) : QString::number(::getuid());
}

} // namespace sources
