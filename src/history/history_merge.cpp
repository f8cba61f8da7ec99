// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/history.h"

#include <limits>
#include <utility>

namespace history {

void History::merge(const History& other)
{
    reserve(size() + other.size());
    std::vector<Row> rows(other.size());
    std::size_t added = 0;
    for (Row from = 0; from < rows.size(); ++from) {
        const auto upserted = upsertId(other.id(from));
        rows[from] = upserted.row;
        added += upserted.isNew ? 1 : 0;
    }
    addEmptyRows(added);
    assignRows(rows, other);
    for (const Row row : rows)
        remember(row);
}

void History::merge(History&& other)
{
    if (!empty())
        return merge(std::as_const(other));
    auto identity = std::move(m_identity);
    const auto revision = m_revision + other.m_revision;
    *this = std::move(other);
    m_identity = std::move(identity);
    m_revision = revision;
}

/// Takes over all rows of the other one into the given rows, column by column.
void History::assignRows(std::span<const Row> rows, const History& other)
{
    const auto theirs = other.wordColumns();
    for (std::size_t i = 0; i < theirs.size(); ++i)
        assignWords(*wordColumns()[i], rows, *theirs[i]);
    while (m_statusOf.size() < m_status.pool.size())
        m_statusOf.push_back(
            deployment::statusFromWord(m_status.pool.text(static_cast<Symbol>(m_statusOf.size()))));
    const auto assign = [rows](auto& to, const auto& from) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            to[rows[i]] = from[i];
    };
    assign(m_start, other.m_start);
    assign(m_end, other.m_end);
    assign(m_percentage, other.m_percentage);
    assign(m_paused, other.m_paused);
    assign(m_offset, other.m_offset);
    assign(m_length, other.m_length);
}

/// Each distinct word is looked up once, however many rows have it.
void History::assignWords(Words& to, std::span<const Row> rows, const Words& from)
{
    constexpr Symbol notYet = std::numeric_limits<Symbol>::max();
    std::vector<Symbol> translated(from.pool.size(), notYet);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Symbol symbol = from.symbols[i];
        if (translated[symbol] == notYet)
            translated[symbol] = to.pool.intern(from.pool.text(symbol));
        to.symbols[rows[i]] = translated[symbol];
    }
}

} // namespace history
