// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include "deploy/deployment/derived_values.h"

#include <algorithm>

namespace history {

using deployment::Timestamp;

History::Upserted History::upsert(const Summary& summary)
{
    const auto upserted = upsertId(summary.id, hashOf(summary.id));
    Change change =
        upserted.isNew ? Change{upserted.row, 0, ColumnSet(allColumns)} : changeOf(upserted.row);
    change.columns |= assign(upserted.row, summary);
    learnStatuses();
    remember(change);
    return upserted;
}

History::Change History::changeOf(Row row) const
{
    Change change{row, words(Column::Status).symbols[row], {}};
    change.isNew = false;
    change.wasPaused = paused(row);
    change.hadEnd = m_end[row] != 0;
    return change;
}

void History::remember(Change change)
{
    // More changes than this are not worth being followed one by one.
    constexpr std::size_t most = 1U << 16U;
    if (m_changes.size() == most)
        m_changes.erase(m_changes.begin(), m_changes.begin() + most / 2);
    m_changes.push_back(change);
    ++m_revision;
    if (!change.isNew)
        m_lastReplacement = m_revision;
}

std::optional<std::span<const History::Change>> History::changesSince(std::uint64_t revision) const
{
    const std::uint64_t count = m_revision - revision;
    if (revision > m_revision || count > m_changes.size())
        return std::nullopt;
    return std::span(m_changes).last(count);
}

void History::reserve(std::size_t rows)
{
    SummaryColumns::reserve(rows);
    // Those that are there are put in once more: worth it where they are few beside those to come,
    // among which all tables would fill up, and be split, at about the same time.
    constexpr std::size_t many = 4;
    if (rows / many >= size())
        m_index.reserve(rows, [this](Row row) { return hashOf(id(row)); });
}

void History::forgetRecords()
{
    const auto rows = m_record.size();
    m_record = {};
    m_record.resize(rows);
}

std::optional<Row> History::find(std::string_view id) const
{
    const Row row = m_index.find(hashOf(id), [&](Row each) { return this->id(each) == id; });
    return row == IdIndex::none ? std::nullopt : std::optional<Row>(row);
}

std::optional<deployment::Milliseconds> History::duration(Row row, Timestamp now) const
{
    return deployment::durationOf(start(row), end(row), status(row), now);
}

std::optional<Timestamp> History::newestStart() const
{
    if (empty())
        return std::nullopt;
    return m_start.span().visit([](auto starts) {
        return timeOf(*std::ranges::max_element(
            starts, {}, [](auto start) { return static_cast<std::int64_t>(start); }));
    });
}

std::size_t History::bytes() const
{
    return columnBytes() + m_index.bytes() + m_statusOf.capacity() * sizeof(m_statusOf[0])
        + m_changes.capacity() * sizeof(m_changes[0]);
}

/// The row of the id. A new one is only in the index: the columns have to follow.
History::Upserted History::upsertId(std::string_view id, std::uint64_t hash)
{
    m_index.makeRoom(hash, [this](Row row) { return hashOf(this->id(row)); });
    Row& slot = m_index.slot(hash, [&](Row row) { return this->id(row) == id; });
    if (slot != IdIndex::none)
        return {slot, false};
    slot = static_cast<Row>(m_idEnds.size());
    m_index.noteAdded(hash);
    appendId(id);
    return {slot, true};
}

void History::learnStatuses()
{
    const StringPool& known = pool(Column::Status);
    while (m_statusOf.size() < known.size())
        m_statusOf.push_back(
            deployment::parseStatus(known.text(static_cast<Symbol>(m_statusOf.size()))));
}

} // namespace history
