// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest_feed.h"

namespace sources {

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
