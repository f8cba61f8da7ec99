// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/string_pool.h"

#include <limits>

namespace history {

namespace {

constexpr Symbol noSymbol = std::numeric_limits<Symbol>::max();

} // namespace

std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3ULL;
    }
    return hash ^ (hash >> 32U);
}

std::string_view StringPool::text(Symbol symbol) const
{
    const std::uint64_t begin = symbol == 0 ? 0 : m_ends[symbol - 1];
    return std::string_view(m_arena).substr(begin, m_ends[symbol] - begin);
}

std::size_t StringPool::bytes() const
{
    return m_arena.capacity() + m_ends.capacity() * sizeof(m_ends[0])
        + m_slots.capacity() * sizeof(m_slots[0]);
}

Symbol StringPool::intern(std::string_view text)
{
    if (m_slots.size() < 2 * (m_ends.size() + 1))
        grow();
    const std::size_t slot = slotOf(text, hashOf(text));
    if (m_slots[slot] != noSymbol)
        return m_slots[slot];
    const auto symbol = static_cast<Symbol>(m_ends.size());
    m_arena += text;
    m_ends.push_back(m_arena.size());
    m_slots[slot] = symbol;
    return symbol;
}

std::size_t StringPool::slotOf(std::string_view text, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != noSymbol && this->text(m_slots[slot]) != text)
        slot = (slot + 1) & mask;
    return slot;
}

void StringPool::grow()
{
    m_slots.assign(m_slots.empty() ? 16 : 2 * m_slots.size(), noSymbol);
    for (Symbol symbol = 0; symbol < m_ends.size(); ++symbol) {
        const std::string_view known = text(symbol);
        m_slots[slotOf(known, hashOf(known))] = symbol;
    }
}

} // namespace history
