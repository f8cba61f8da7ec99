// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "detail_fetcher.h"
#include "event_inbox.h"
#include "event_stream.h"
#include "live/live_feed.h"
#include "live/newest_rows.h"
#include "rest/list/list_fetcher.h"

namespace sources {

/// The list, the stream and the watched deployments of a REST endpoint, as ListAndWatch asks for
/// them.
class RestFeed final : public LiveFeed {
public:
    struct Parts {
        ListFetcher& list;
        EventStream& stream;
        EventInbox& inbox;
        NewestRows& rows;
        DetailFetcher& details;
        RevisionLedger& ledger;
    };

    explicit RestFeed(const Parts& parts)
        : m_parts(parts)
    {
    }

    void readList(ListExtent extent, bool afresh) override;
    void abortList() override { m_parts.list.abort(); }
    [[nodiscard]] bool isReadingList() const override { return m_parts.list.isReading(); }
    [[nodiscard]] bool putsPollsOff() override { return false; } // neither knows of the other
    void openStream(const QByteArray& position) override;
    void closeStream() override { m_parts.stream.close(); }
    [[nodiscard]] bool isEarlier(const QByteArray& position, const QByteArray& than) const override;
    void forgetEventNumbers() override { m_parts.inbox.forgetNumbers(); }
    void forgetAll() override;
    [[nodiscard]] bool isBusy() const override { return m_parts.rows.hasUnfinished(); }
    void checkWatched(Watched which) override;

private:
    Parts m_parts;
};

} // namespace sources
