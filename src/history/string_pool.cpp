// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/string_pool.h"

#include "deploy/history/short_text.h"

#include <algorithm>
#include <limits>

namespace history {

namespace {

constexpr Symbol noSymbol = std::numeric_limits<Symbol>::max();

/// All bytes of a text of less than eight, without a branch for each length.
std::uint64_t shortWord(std::string_view text)
{
    const auto size = text.size();
    if (size >= sizeof(std::uint32_t)) {
        const auto last = wordAt<std::uint32_t>(text.data() + size - sizeof(std::uint32_t));
        return wordAt<std::uint32_t>(text.data()) | std::uint64_t{last} << 32U;
    }
    std::uint64_t word = 0;
    for (const char c : text)
        word = word << 8U | static_cast<unsigned char>(c);
    return word;
}

} // namespace

std::uint64_t hashOf(std::string_view text)
{
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15ULL;
    std::uint64_t hash = text.size() * factor;
    const auto mix = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * factor;
        hash ^= hash >> 32U;
    };
    const char* const end = text.data() + text.size();
    if (text.size() < sizeof(std::uint64_t)) {
        mix(shortWord(text));
    } else {
        for (const char* at = text.data(); at < end - sizeof(std::uint64_t);
             at += sizeof(std::uint64_t))
            mix(wordAt<std::uint64_t>(at));
        // The last eight bytes may overlap those before: the length says how far.
        mix(wordAt<std::uint64_t>(end - sizeof(std::uint64_t)));
    }
    hash *= 0xBF58476D1CE4E5B9ULL;
    return hash ^ (hash >> 31U);
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

void StringPool::clear()
{
    m_arena.clear();
    m_ends.clear();
    std::ranges::fill(m_slots, noSymbol);
}

std::optional<Symbol> StringPool::find(std::string_view text) const
{
    if (m_slots.empty())
        return std::nullopt;
    const Symbol symbol = m_slots[slotOf(text, hashOf(text))];
    return symbol == noSymbol ? std::nullopt : std::optional(symbol);
}

std::size_t StringPool::slotOf(std::string_view text, std::uint64_t hash) const
{
    const std::size_t mask = m_slots.size() - 1;
    std::size_t slot = hash & mask;
    while (m_slots[slot] != noSymbol && !isSameShortText(this->text(m_slots[slot]), text))
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
