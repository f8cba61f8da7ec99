// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest_feed.h"

#include "deploy/deployment/decimal.h"

namespace sources {

namespace {

/// Of a server that counts its events.
std::optional<std::uint64_t> countOf(const QByteArray& position)
{
    return deployment::parseDecimal({position.constData(), std::size_t(position.size())});
}

} // namespace

void RestFeed::readList(ListExtent extent, bool afresh)
{
    // What is known to be older than something else cannot be what has not changed.
    if (afresh || m_parts.ledger.isAheadOfList())
        m_parts.list.forget();
    m_parts.rows.beginList(extent == ListExtent::First);
    m_parts.list.read(extent);
}

void RestFeed::openStream(const QByteArray& position)
{
    m_parts.stream.open(position.toStdString());
}

bool RestFeed::isEarlier(const QByteArray& position, const QByteArray& than) const
{
    const auto count = countOf(position);
    const auto before = countOf(than);
    return count && before && *count < *before;
}

void RestFeed::forgetAll()
{
    m_parts.ledger.forget();
    m_parts.inbox.forget();
    m_parts.list.forget();
    m_parts.details.forget();
}

void RestFeed::checkWatched(Watched which)
{
    switch (which) {
    case Watched::All:
        m_parts.details.watches().touchAll();
        break;
    case Watched::Older:
        m_parts.details.watches().touchOlder(m_parts.ledger);
        break;
    case Watched::Failed:
        m_parts.details.watches().retryNow();
        break;
    }
}

} // namespace sources
