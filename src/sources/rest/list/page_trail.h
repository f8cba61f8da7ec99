// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "page_reader.h"

#include "http/messages/http_message.h"

#include <QByteArray>
#include <QSet>
#include <QUrl>

namespace sources {

/// The ids of a page in short: whatever else a page says, such as its number, may differ.
[[nodiscard]] QByteArray digestOfIds(const history::History& rows);

/// The way from page to page of one list. It leads nowhere twice, to no other server, and not on
/// for ever.
class PageTrail {
public:
    PageTrail() = default;
    explicit PageTrail(QUrl first);

    [[nodiscard]] const QUrl& first() const { return m_first; }
    /// It is asked for.
    void visit(const QUrl& page) { m_visited.insert(page); }
    /// Whether no page behind the first one was asked for yet.
    [[nodiscard]] bool isAtFirst() const { return m_visited.size() == 1; }
    /// Where the page that was asked for leads; empty: it is the last one. Error (BadFormat): it is
    /// not to be gone there.
    [[nodiscard]] deployment::Expected<QUrl> after(
        const QUrl& asked, const HttpResponse& response, const DeploymentPage& page) const;
    /// A page has come. Whether so many in a row told nothing new that there may be no end to them.
    [[nodiscard]] bool isEndlessWith(const QByteArray& ids, bool isEmpty);
    /// What is said then.
    [[nodiscard]] static deployment::Error endless();

private:
    [[nodiscard]] QUrl withCursor(const QString& cursor) const;

    QUrl m_first;
    QSet<QUrl> m_visited;
    QSet<QByteArray> m_idsSeen; ///< digests of those of each page
    int m_idlePages = 0; ///< in a row that told nothing new
};

} // namespace sources
