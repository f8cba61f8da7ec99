// SPDX-License-Identifier: GPL-3.0-or-later
#include "page_trail.h"

#include "http/messages/http_headers.h"

#include "deploy/deployment/display_text.h"

#include <QCryptographicHash>
#include <QUrlQuery>

#include <utility>

namespace sources {

using deployment::Error;
using deployment::ErrorCode;
using deployment::Expected;

namespace {

/// A server that searches may give empty pages on the way; one that never stops is found out.
constexpr int maxIdlePages = 100;

/// A cursor may hold anything; an address is recognized by its beginning, or by its query.
bool looksLikeAddress(const QString& next)
{
    return next.startsWith(QLatin1Char('/')) || next.startsWith(QLatin1Char('?'))
        || next.startsWith(QLatin1String("http://")) || next.startsWith(QLatin1String("https://"))
        || next.contains(QLatin1Char('?'));
}

constexpr std::string_view leadsBack = DEPLOY_MESSAGE("Message",
    "The server names %1 as the next page of the deployment list, which leads back to one that was "
    "read already; the list was not read completely.");
/// Of a server that does not take the number as the cursor that it may have been.
constexpr std::string_view numberAsNext = DEPLOY_MESSAGE("Message",
    "The server gives the next page of the deployment list as a number (%1), where an address or a "
    "cursor belongs; the list was not read completely.");

/// Why a page is not gone to that the server names as the next one.
Error notFollowed(std::string_view sentence, const QString& next)
{
    constexpr std::size_t longest = 120;
    return {ErrorCode::BadFormat,
        {sentence, {deployment::displayText(next.toStdString(), longest)}}, {}};
}

} // namespace

QByteArray digestOfIds(const history::History& rows)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    for (history::Row row = 0; row < rows.size(); ++row) {
        const std::string_view id = rows.id(row);
        hash.addData({id.data(), qsizetype(id.size())});
        hash.addData(QByteArrayView("\0", 1));
    }
    return hash.result();
}

PageTrail::PageTrail(QUrl first)
    : m_first(std::move(first))
{
}

QUrl PageTrail::withCursor(const QString& cursor) const
{
    QUrl page = m_first;
    QUrlQuery query(page);
    query.addQueryItem(
        QStringLiteral("cursor"), QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    page.setQuery(query);
    return page;
}

Expected<QUrl> PageTrail::after(
    const QUrl& asked, const HttpResponse& response, const DeploymentPage& page) const
{
    if (!page.next)
        return tl::unexpected(page.next.error());
    QString next = QString::fromStdString(*page.next);
    const bool isCursor = !next.isEmpty() && (page.nextIsCursor || !looksLikeAddress(next));
    if (next.isEmpty())
        next = QString::fromLatin1(nextLink(response.header("Link")));
    if (next.isEmpty())
        return QUrl();
    const QUrl target = isCursor ? withCursor(next) : response.url.resolved(QUrl(next));
    if (!target.isValid())
        return tl::unexpected(notFollowed(
            DEPLOY_MESSAGE("Message",
                "The server names %1 as the next page of the deployment list, which is no address; "
                "the list was not read completely."),
            next));
    if (!sameOrigin(target, asked))
        return tl::unexpected(notFollowed(
            DEPLOY_MESSAGE("Message",
                "The next page of the deployment list is on another server (%1); the list was not "
                "read completely."),
            target.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery
                | QUrl::RemoveFragment)));
    if (m_visited.contains(target))
        return tl::unexpected(notFollowed(page.nextIsNumber ? numberAsNext : leadsBack, next));
    return target;
}

bool PageTrail::isEndlessWith(const QByteArray& ids, bool isEmpty)
{
    const bool isIdle = isEmpty || m_idsSeen.contains(ids);
    m_idsSeen.insert(ids);
    m_idlePages = isIdle ? m_idlePages + 1 : 0;
    return m_idlePages >= maxIdlePages;
}

Error PageTrail::endless()
{
    return {ErrorCode::BadFormat,
        {DEPLOY_MESSAGE("Message",
             "The server keeps returning pages of the deployment list without new deployments; the "
             "list was not read completely."),
            {}},
        {}};
}

} // namespace sources
