// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log/unknown_time.h"
#include "deploy/history/history.h"

#include <cstddef>
#include <span>
#include <vector>

namespace diagnosis {

/// The newest rows of some kind, by history::isNewer; those without a start by their end. A few
/// more are kept than are wanted, so that some can go before all rows have to be read again.
class NewestRows {
public:
    explicit NewestRows(std::size_t wanted)
        : m_wanted(wanted)
    {
    }

    void insert(const history::History& history, history::Row row)
    {
        // Most of a long history ends here.
        if (!m_hasMore || momentOf(history, row) >= m_oldest)
            insertNew(history, row);
    }
    void remove(history::Row row);

    /// Up to as many as are wanted, the newest last.
    [[nodiscard]] std::span<const history::Row> rows() const;
    /// Whether there are wanted ones that are not kept.
    [[nodiscard]] bool lacksRows() const { return m_hasMore && m_rows.size() < m_wanted; }

private:
    [[nodiscard]] static deployment::Timestamp momentOf(
        const history::History& history, history::Row row)
    {
        const deployment::Timestamp start = history.start(row);
        return deployment::isKnown(start) ? start : history.end(row).value_or(start);
    }
    /// None of these has a start, or all have.
    [[nodiscard]] static bool isOlder(
        const history::History& history, history::Row row, history::Row other);
    void insertNew(const history::History& history, history::Row row);

    std::vector<history::Row> m_rows; ///< the newest last
    std::size_t m_wanted;
    deployment::Timestamp m_oldest{}; ///< no row that is older than that is wanted
    bool m_hasMore = false; ///< older ones that are not kept
};

} // namespace diagnosis
