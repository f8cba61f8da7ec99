// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sources {
namespace {

void appendEntry(const QJsonObject& entry, deployment::Log& log)
{
    const auto time =
        deployment::parseTimestamp(entry.value(QLatin1String("time")).toString().toStdString());
    const auto before = log.empty() ? deployment::Timestamp() : log.time(log.size() - 1);
    log.append(
        time.value_or(before), entry.value(QLatin1String("message")).toString().toStdString());
}

} // namespace

LogPageResult appendLogPage(const QByteArray& body, deployment::Log& log)
{
    const QJsonObject page = QJsonDocument::fromJson(body).object();
    const QJsonValue entries = page.value(QLatin1String("entries"));
    const auto known = static_cast<qint64>(log.size());
    const qint64 after = page.value(QLatin1String("after")).toInteger(known);
    if (!entries.isArray() || after < 0 || after > known)
        return LogPageResult::NoLog;
    const qint64 total = page.value(QLatin1String("total")).toInteger(0);
    if (page.contains(QLatin1String("total")) && total < known) {
        // The server has lost entries that were known: this is another log.
        log = {};
        return LogPageResult::More;
    }
    const QJsonArray array = entries.toArray();
    for (qint64 index = known - after; index < array.size(); ++index)
        appendEntry(array.at(index).toObject(), log);
    const auto now = static_cast<qint64>(log.size());
    return now > known && total > now ? LogPageResult::More : LogPageResult::End;
}

} // namespace sources
