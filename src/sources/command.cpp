// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/command.h"

#include <QUuid>

#include <array>

#include <pwd.h>
#include <unistd.h>

namespace sources {
namespace {

constexpr std::array kindWords{
    QLatin1String("pause"), QLatin1String("resume"), QLatin1String("rollback")};
constexpr std::array stateWords{QLatin1String("prepared"), QLatin1String("sent"),
    QLatin1String("accepted"), QLatin1String("unknown"), QLatin1String("done"),
    QLatin1String("refused")};

template <typename Value, typename Words>
std::optional<Value> fromWord(const Words& words, const QString& word)
{
    for (std::size_t index = 0; index < words.size(); ++index) {
        if (words[index] == word)
            return static_cast<Value>(index);
    }
    return std::nullopt;
}

} // namespace

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

QLatin1String wordOf(CommandKind kind)
{
    return kindWords[static_cast<std::size_t>(kind)];
}

QLatin1String wordOf(CommandState state)
{
    return stateWords[static_cast<std::size_t>(state)];
}

std::optional<CommandKind> commandKindFromWord(const QString& word)
{
    return fromWord<CommandKind>(kindWords, word);
}

std::optional<CommandState> commandStateFromWord(const QString& word)
{
    return fromWord<CommandState>(stateWords, word);
}

} // namespace sources
