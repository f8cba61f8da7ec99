// SPDX-License-Identifier: GPL-3.0-or-later
#include "list_query.h"

#include <array>

namespace sources {

namespace {

constexpr int pageLimit = 1000;

void addAll(QUrlQuery& query, const QString& name, const std::vector<std::string>& values)
{
    for (const std::string& value : values)
        query.addQueryItem(
            name, QString::fromUtf8(QUrl::toPercentEncoding(QString::fromStdString(value))));
}

void addTime(
    QUrlQuery& query, const QString& name, const std::optional<deployment::Timestamp>& time)
{
    if (!time)
        return;
    const std::string text = deployment::formatTimestamp(*time, deployment::Zone::Utc);
    addAll(query, name, {text});
}

/// Those that the contract knows; the rest is left to whoever asked.
constexpr std::array askedColumns{
    history::Column::Environment, history::Column::Status, history::Column::Service};

} // namespace

QUrlQuery listQuery(const history::Filter& filter)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(pageLimit));
    for (const history::Column column : askedColumns) {
        const std::string_view name = nameOf(column);
        addAll(
            query, QString::fromLatin1(name.data(), qsizetype(name.size())), filter.words[column]);
    }
    addTime(query, QStringLiteral("since"), filter.range.since);
    addTime(query, QStringLiteral("until"), filter.range.until);
    return query;
}

} // namespace sources
