// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sources {

/// Hashes, each once. One among a million is looked for, put in and taken out in one line of
/// memory, which can be fetched ahead, and nothing is allocated for it. Open addressing, with half
/// of the places at most.
class HashSet {
public:
    void insert(std::uint64_t hash)
    {
        if (2 * (m_size + 1) > m_places.size())
            grow();
        std::uint64_t& place = m_places[placeOf(hash)];
        m_size += place == none ? 1 : 0;
        place = valueOf(hash);
    }
    void erase(std::uint64_t hash)
    {
        std::size_t gap = m_places.empty() ? 0 : placeOf(hash);
        if (m_places.empty() || m_places[gap] == none)
            return;
        --m_size;
        // Whoever stands behind it and would no longer be found moves up.
        for (std::size_t next = after(gap); m_places[next] != none; next = after(next)) {
            if (distance(m_places[next], next) < distance(gap, next))
                continue;
            m_places[gap] = m_places[next];
            gap = next;
        }
        m_places[gap] = none;
    }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    void clear() { *this = HashSet(); }
    /// Has what the others read brought near. As a call, GCC would leave it out.
    [[gnu::always_inline]] void fetch(std::uint64_t hash) const
    {
        if (!m_places.empty())
            __builtin_prefetch(&m_places[valueOf(hash) & mask()], 1);
    }

private:
    static constexpr std::uint64_t none = 0;
    static constexpr std::size_t fewest = 16;

    /// The two least ones are taken for the same.
    [[nodiscard]] static std::uint64_t valueOf(std::uint64_t hash)
    {
        return std::max(hash, none + 1);
    }
    [[nodiscard]] std::size_t mask() const { return m_places.size() - 1; }
    [[nodiscard]] std::size_t after(std::size_t place) const { return (place + 1) & mask(); }
    /// How many places one has to go on from where it belongs.
    [[nodiscard]] std::size_t distance(std::uint64_t home, std::size_t place) const
    {
        return (place - home) & mask();
    }
    /// Where it stands, or is to be put.
    [[nodiscard]] std::size_t placeOf(std::uint64_t hash) const
    {
        const std::uint64_t value = valueOf(hash);
        std::size_t place = value & mask();
        while (m_places[place] != none && m_places[place] != value)
            place = after(place);
        return place;
    }
    void grow()
    {
        const std::vector<std::uint64_t> before = std::exchange(
            m_places, std::vector<std::uint64_t>(std::max(fewest, 2 * m_places.size()), none));
        for (const std::uint64_t value : before) {
            if (value != none)
                m_places[placeOf(value)] = value;
        }
    }

    std::vector<std::uint64_t> m_places; ///< a power of two
    std::size_t m_size = 0;
};

} // namespace sources
