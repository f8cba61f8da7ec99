// SPDX-License-Identifier: GPL-3.0-or-later
#include "column_keys.h"

#include "deploy/history/ranking.h"

#include <algorithm>
#include <utility>

namespace history {

RankingTask::RankingTask(const History& history, Column column, deployment::Timestamp now,
    EnvironmentKind otherEnvironments, std::shared_ptr<const RowOrder> ties, bool tiesDescend)
    : m_ranked{column, history.identity(), history.revision(), now, nullptr, std::nullopt,
        otherEnvironments}
    , m_rows(static_cast<Row>(history.size()))
    , m_ties(std::move(ties))
    , m_tiesDescend(tiesDescend)
{
    if (specOf(column).type == ColumnType::Word)
        m_symbolRanks = symbolRanks(history, column, otherEnvironments);
    // Room without content costs nothing.
    if (m_ties) {
        m_keys.reserve(m_rows);
    } else {
        m_ids.reserve(history.idArena().size());
        m_idEnds.reserve(m_rows);
    }
}

bool RankingTask::copyMore(const History& history, std::size_t rows)
{
    const auto end = static_cast<Row>(std::min<std::size_t>(m_rows, m_copied + rows));
    if (m_ties)
        copyKeys(history, end);
    else
        copyIds(history, end);
    m_copied = end;
    return m_copied == m_rows;
}

/// Ids never change.
void RankingTask::copyIds(const History& history, Row end)
{
    if (m_copied == end)
        return;
    history.idEnds().subspan(m_copied, end - m_copied).visit([this](auto ends) {
        m_idEnds.insert(m_idEnds.end(), ends.begin(), ends.end());
    });
    m_ids += history.idArena().substr(m_ids.size(), m_idEnds.back() - m_ids.size());
}

void RankingTask::copyKeys(const History& history, Row end)
{
    if (m_symbolRanks.empty()) {
        const ColumnKeys keys(history, m_ranked.column, m_ranked.now, m_ranked.otherEnvironments);
        for (Row row = m_copied; row < end; ++row)
            m_keys.push_back(keys.of(row));
        return;
    }
    history.symbols(m_ranked.column).subspan(m_copied, end - m_copied).visit([this](auto symbols) {
        // One that came up since is that of a row that has changed.
        for (const auto symbol : symbols)
            m_keys.push_back(symbol < m_symbolRanks.size() ? m_symbolRanks[symbol] : noKey);
    });
}

RankedColumn RankingTask::run() &&
{
    RankedColumn ranked = m_ranked;
    const PackedSpan<std::uint64_t> idEnds(
        std::as_bytes(std::span(m_idEnds)).data(), m_idEnds.size(), sizeof(m_idEnds[0]));
    ranked.order = std::make_shared<RowOrder>(m_ties
            ? orderedByKey(std::move(m_keys), m_ties->rows(m_tiesDescend))
            : orderedById(m_ids, idEnds));
    return ranked;
}

} // namespace history
