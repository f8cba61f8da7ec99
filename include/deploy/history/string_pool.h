// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace history {

using Symbol = std::uint32_t;

/// Every distinct string once; a string is named by its symbol, counted from 0 in order of arrival.
class StringPool {
public:
    /// The symbol of the text, new or known.
    Symbol intern(std::string_view text);
    /// nullopt if no such text was interned.
    [[nodiscard]] std::optional<Symbol> find(std::string_view text) const;
    /// Valid until the next intern().
    [[nodiscard]] std::string_view text(Symbol symbol) const
    {
        const std::uint64_t begin = symbol == 0 ? 0 : m_ends[symbol - 1];
        return {m_arena.data() + begin, static_cast<std::size_t>(m_ends[symbol] - begin)};
    }
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    [[nodiscard]] std::size_t bytes() const;
    /// No strings; the room stays.
    void clear();

private:
    void grow();
    [[nodiscard]] std::size_t slotOf(std::string_view text, std::uint64_t hash) const;

    std::string m_arena;
    std::vector<std::uint64_t> m_ends;
    std::vector<Symbol> m_slots; ///< open addressing, a power of two; empty slots hold noSymbol
};

/// A hash of bytes that is the same in every run of one build: 64 bits, quick for short words.
[[nodiscard]] std::uint64_t hashOf(std::string_view text);

} // namespace history
