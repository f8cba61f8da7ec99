// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_rows.h"

#include <utility>

namespace sources {

namespace {

bool matters(const history::History& rows, const history::History::Change& change)
{
    return change.isNew || change.columns.has(history::Column::Status)
        || change.columns.has(history::Column::EndTime)
        || change.wasPaused != rows.paused(change.row);
}

bool isChange(const history::History& rows, const history::History::Change& change)
{
    return change.columns != history::ColumnSet{} || change.wasPaused != rows.paused(change.row);
}

} // namespace

history::Summary archivedSummary(history::Summary lastSeen)
{
    if (!deployment::isFinished(deployment::openStatus(lastSeen.status).known))
        lastSeen.status = lostStatus;
    lastSeen.record = archivedRecord;
    return lastSeen;
}

LiveRows::News LiveRows::take(const HistoryUpdate& update)
{
    if (update.replacesAll && !std::exchange(m_isReplacing, true))
        ++m_list;
    for (const std::string& id : update.kept) {
        if (const auto row = m_rows.find(id))
            mark(*row);
    }
    if (!update.rows)
        return {};
    const std::uint64_t before = m_rows.revision();
    m_rows.merge(*update.rows);
    const auto changes = m_rows.changesSince(before);
    if (!changes) {
        m_newsAt = std::chrono::steady_clock::now();
        for (history::Row row = 0; row < update.rows->size(); ++row)
            mark(m_rows.find(update.rows->id(row)).value());
        return {update.rows, true};
    }
    for (const history::History::Change& change : *changes)
        mark(change.row);
    News news = newsOf(update.rows, *changes);
    if (news.rows)
        m_newsAt = std::chrono::steady_clock::now();
    return news;
}

LiveRows::News LiveRows::newsOf(
    const Rows& rows, std::span<const history::History::Change> changes) const
{
    News news;
    std::vector<history::Row> changed;
    for (const history::History::Change& change : changes) {
        if (!isChange(m_rows, change))
            continue;
        changed.push_back(change.row);
        news.isUrgent = news.isUrgent || matters(m_rows, change);
    }
    if (changed.size() == rows->size()) {
        news.rows = changed.empty() ? nullptr : rows;
    } else if (changed.size() > rows->size() / 2) {
        // Most of them: whoever keeps them knows the others, and copying row by row costs more.
        news.rows = rows;
    } else if (!changed.empty()) {
        auto some = std::make_shared<history::History>();
        for (const history::Row row : changed)
            some->upsert(m_rows.at(row));
        news.rows = std::move(some);
    }
    return news;
}

void LiveRows::mark(history::Row row)
{
    if (m_lists.size() <= row)
        m_lists.resize(m_rows.size());
    m_lists.set(row, m_list);
}

LiveRows::Rows LiveRows::settle()
{
    if (!std::exchange(m_isReplacing, false))
        return nullptr;
    auto gone = std::make_shared<history::History>();
    for (history::Row row = 0; row < m_rows.size(); ++row) {
        if (m_lists[row] == 0 || m_lists[row] == m_list)
            continue;
        m_lists.set(row, 0);
        gone->upsert(archivedSummary(m_rows.at(row)));
    }
    if (gone->empty())
        return nullptr;
    return gone;
}

void LiveRows::giveUp()
{
    if (!std::exchange(m_isReplacing, false))
        return;
    for (history::Row row = 0; row < m_lists.size(); ++row) {
        if (m_lists[row] != 0)
            m_lists.set(row, m_list);
    }
}

bool LiveRows::has(std::string_view id) const
{
    const auto row = m_rows.find(id);
    return row && m_lists[*row] != 0;
}

std::optional<deployment::Timestamp> LiveRows::startOf(std::string_view id) const
{
    const auto row = m_rows.find(id);
    return row && m_lists[*row] != 0 ? std::optional(m_rows.start(*row)) : std::nullopt;
}

std::optional<history::Summary> LiveRows::find(std::string_view id) const
{
    const auto row = m_rows.find(id);
    return row ? std::optional(m_rows.at(*row)) : std::nullopt;
}

LiveRows::Rows LiveRows::present() const
{
    auto rows = std::make_shared<history::History>();
    for (history::Row row = 0; row < m_rows.size(); ++row) {
        if (m_lists[row] != 0)
            rows->upsert(m_rows.at(row));
    }
    return rows;
}

LiveRows::Rows LiveRows::without(const Rows& others) const
{
    if (m_rows.empty())
        return others;
    std::vector<history::Row> kept;
    kept.reserve(others->size());
    for (history::Row row = 0; row < others->size(); ++row) {
        if (!m_rows.find(others->id(row)))
            kept.push_back(row);
    }
    if (kept.size() == others->size())
        return others;
    auto rows = std::make_shared<history::History>();
    for (const history::Row row : kept)
        rows->upsert(others->at(row));
    return rows;
}

} // namespace sources
