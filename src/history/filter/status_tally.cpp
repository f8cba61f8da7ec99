// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_tally.h"

#include "deploy/deployment/enums.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <type_traits>

namespace history {

namespace {

/// How many of the flags, each 0 or 1, are set.
template <typename FlagOf> std::size_t countWhere(std::size_t size, FlagOf flagOf)
{
    std::size_t count = 0;
    // In steps in which a byte cannot overflow, so that the compiler adds many at a time.
    for (std::size_t begin = 0; begin < size; begin += 128) {
        unsigned char part = 0;
        const std::size_t end = std::min(begin + 128, size);
        for (std::size_t i = begin; i < end; ++i)
            part = static_cast<unsigned char>(part + flagOf(i));
        count += part;
    }
    return count;
}

} // namespace

bool hasPaused(const History& history, Row first, std::size_t count)
{
    std::uint8_t any = 0;
    for (const std::uint8_t flag : history.pausedFlags().subspan(first, count))
        any = static_cast<std::uint8_t>(any | flag);
    return any != 0;
}

StatusTally::StatusTally(const History& history)
    : m_counts(history.pool(Column::Status).size(), 0)
{
}

void StatusTally::add(const History& history, Row first, std::span<const char> marks)
{
    m_counts.resize(history.pool(Column::Status).size());
    constexpr std::size_t few = 16; // each of them is a pass over the block
    const auto symbols = history.symbols(Column::Status).subspan(first, marks.size());
    if (m_counts.size() > std::min(few, marks.size()) || hasPaused(history, first, marks.size()))
        return addOneByOne(history, first, marks);
    symbols.visit([&](auto values) {
        for (std::size_t symbol = 0; symbol < m_counts.size(); ++symbol) {
            const auto wanted =
                static_cast<std::remove_const_t<typename decltype(values)::element_type>>(symbol);
            m_counts[symbol] += countWhere(marks.size(), [marks, values, wanted](std::size_t i) {
                return static_cast<unsigned char>(
                    marks[i] & static_cast<char>(values[i] == wanted));
            });
        }
    });
}

void StatusTally::addOneByOne(const History& history, Row first, std::span<const char> marks)
{
    const auto symbols = history.symbols(Column::Status);
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Row row = first + static_cast<Row>(i);
        const auto mark = static_cast<unsigned char>(marks[i]);
        if (isPaused(history, row)) {
            ++m_allPaused;
            m_paused += mark;
        } else {
            m_counts[symbols[row]] += mark;
        }
    }
}

void StatusTally::remove(const History& history, const History::Change& change, bool wasMarked)
{
    if (change.isNew)
        return;
    const auto status = [&] {
        return deployment::parseStatus(history.pool(Column::Status).text(change.status));
    };
    if (change.wasPaused && status() == deployment::Status::Running) {
        --m_allPaused;
        m_paused -= wasMarked ? 1 : 0;
    } else {
        m_counts[change.status] -= wasMarked ? 1 : 0;
    }
}

void StatusTally::add(const StatusTally& other)
{
    for (std::size_t symbol = 0; symbol < m_counts.size(); ++symbol)
        m_counts[symbol] += other.m_counts[symbol];
    m_paused += other.m_paused;
    m_allPaused += other.m_allPaused;
}

std::vector<FacetValue> StatusTally::values(const History& history) const
{
    const StringPool& pool = history.pool(Column::Status);
    std::vector<FacetValue> values;
    for (Symbol symbol = 0; symbol < pool.size(); ++symbol)
        values.push_back({std::string(pool.text(symbol)), countOf(symbol)});
    const auto known = std::ranges::find(values, pausedStatus, &FacetValue::text);
    if (m_allPaused > 0 && known != values.end())
        known->count += m_paused; // a word of the source's own
    else if (m_allPaused > 0)
        values.push_back({std::string(pausedStatus), m_paused});
    std::ranges::sort(values, {}, &FacetValue::text);
    return values;
}

} // namespace history
