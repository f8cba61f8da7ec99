// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/diagnosis/runs/attention.h"

#include "row_groups.h"

#include "deploy/deployment/log/plausible_time.h"
#include "deploy/deployment/log/unknown_time.h"
#include "deploy/diagnosis/runs/expected_end.h"
#include "deploy/history/filter.h"
#include "deploy/history/succession.h"

#include <algorithm>
#include <cstdint>

namespace diagnosis {

using deployment::Status;
using history::History;
using history::Row;

namespace {

bool hasFailed(Status status)
{
    return status == Status::Failed || status == Status::RolledBack;
}

/// Rows are read in steps of so many between two looks at the time.
constexpr std::size_t rowsAtOnce = 1024;

bool isLate(const History& history, const RunIndex& index, const RunDigests* digests, Row row,
    deployment::Timestamp now)
{
    if (history.status(row) != Status::Running)
        return false;
    const auto expected =
        expectedEnd(history, row, index.durationsBefore(history, row), digests, now);
    return expected && expected->isLate;
}

bool hasPodTrouble(const History& history, const RunDigests* digests, Row row)
{
    if (digests == nullptr || history.status(row) != Status::Running)
        return false;
    const RunDigest* digest = digests->find(history.id(row));
    return digest != nullptr && digest->pods && digest->pods->isTrouble();
}

} // namespace

/// The newest rows of each environment and service: the newest that has a start, that of those
/// whose start is still to come, and the one of the others that ended last.
class AttentionScan::LatestRows final {
public:
    [[nodiscard]] std::size_t read() const { return m_read; }
    void readUpTo(const History& history, std::size_t end, deployment::Timestamp now)
    {
        const GroupColumns columns(history);
        for (; m_read < end; ++m_read) {
            const auto row = static_cast<Row>(m_read);
            if (history.status(row) == Status::Pending)
                continue; // it has not begun, and replaces nothing
            Latest& latest = m_latest[placeOf(columns, row)];
            if (deployment::isKnown(history.start(row))) {
                auto& newest = deployment::isInFuture(history.start(row), now) ? latest.toCome
                                                                               : latest.started;
                if (!newest || history::isNewer(history, row, *newest))
                    newest = row;
            } else if (const auto ended = history.end(row)) {
                if (!latest.ended || *ended > *history.end(*latest.ended))
                    latest.ended = row;
            }
        }
    }
    /// Whether it may be the newest: no other one is known to have come after it.
    [[nodiscard]] bool has(const History& history, Row row, deployment::Timestamp now)
    {
        const Latest& latest = m_latest[placeOf(GroupColumns(history), row)];
        const auto isLater = [&history, row, now](std::optional<Row> other) {
            return other
                && history::orderInTime(history, *other, row, now)
                == std::partial_ordering::greater;
        };
        return !isLater(latest.started) && !isLater(latest.toCome) && !isLater(latest.ended);
    }

private:
    struct Latest {
        std::optional<Row> started;
        std::optional<Row> toCome; ///< by a clock that is wrong
        std::optional<Row> ended;
    };

    std::uint32_t placeOf(const GroupColumns& columns, Row row)
    {
        const std::uint32_t place = m_places.numberOf(columns.placeOf(row));
        if (place == m_latest.size())
            m_latest.emplace_back();
        return place;
    }

    RowGroups m_places;
    std::vector<Latest> m_latest; ///< by place
    std::size_t m_read = 0;
};

AttentionScan::AttentionScan(std::size_t rows)
    : m_count(rows)
    , m_latest(std::make_unique<LatestRows>())
{
}

AttentionScan::~AttentionScan() = default;

bool AttentionScan::advance(const History& history, const RunIndex& index,
    const RunDigests* digests, deployment::Timestamp now, const std::function<bool()>& isTimeUp)
{
    while (m_latest->read() < m_count) {
        m_latest->readUpTo(history, std::min(m_count, m_latest->read() + rowsAtOnce), now);
        if (isTimeUp())
            return false;
    }
    while (m_next < m_count) {
        const auto row = static_cast<Row>(m_next++);
        const Status status = history.status(row);
        const bool isJudged = status != Status::Completed;
        if (isJudged
            && ((hasFailed(status) && m_latest->has(history, row, now))
                || history::isPaused(history, row) || isLate(history, index, digests, row, now)
                || hasPodTrouble(history, digests, row)))
            m_rows.push_back(row);
        // Judging one takes as long as passing many.
        if ((m_next % rowsAtOnce == 0 || (isJudged && m_next % 8 == 0)) && isTimeUp())
            return m_next == m_count;
    }
    return true;
}

std::vector<Row> needingAttention(const History& history, const RunIndex& index,
    const RunDigests* digests, deployment::Timestamp now)
{
    AttentionScan scan(history.size());
    scan.advance(history, index, digests, now, [] { return false; });
    return scan.rows();
}

} // namespace diagnosis
