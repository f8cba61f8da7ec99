// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_identity.h"

#include "deploy/sources/commands/command_origin.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <csignal>

namespace sources {

namespace {

QByteArray contentsOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

/// "BOOT/TICKS"; empty if there is no such process, or only what is left of it until its parent
/// asks.
std::string startOf(std::int64_t number)
{
    const QByteArray line = contentsOf(QStringLiteral("/proc/%1/stat").arg(number));
    // The name is in parentheses and may contain anything; after it the state is field 3.
    const QByteArrayList fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    constexpr int startField = 22 - 3;
    if (fields.size() <= startField || fields.first() == "Z" || fields.first() == "X")
        return {};
    const QByteArray boot = contentsOf(QStringLiteral("/proc/sys/kernel/random/boot_id"));
    return (boot + '/' + fields[startField]).toStdString();
}

} // namespace

ProcessIdentity ProcessIdentity::own()
{
    const std::int64_t number = QCoreApplication::applicationPid();
    return {number, startOf(number)};
}

bool ProcessIdentity::isAlive() const
{
    if (number <= 0)
        return false;
    if (!start.empty())
        return startOf(number) == start;
    return ::kill(static_cast<pid_t>(number), 0) == 0 || errno == EPERM;
}

ProcessIdentity holderOf(const operations::JournalEntry& entry)
{
    return {entry.process, entry.processStart};
}

bool isInOwnHands(const operations::JournalEntry& entry)
{
    const ProcessIdentity holder = holderOf(entry);
    const ProcessIdentity own = ProcessIdentity::own();
    return holder == own || (holder.start.empty() && holder.number == own.number);
}

} // namespace sources
