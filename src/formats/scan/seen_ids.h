// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/large_room.h"
#include "deploy/history/summary_columns.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace formats {

/// Remembers which ids have come, by 64 bits of each: enough to warn of a repeated one. That two
/// ids of a million share them is less likely than one in ten million, and costs a needless warning
/// only.
class SeenIds {
public:
    /// Makes room for so many, so that it need not grow.
    void reserve(std::size_t ids);
    /// False if the id has come before.
    bool insert(std::string_view id);
    /// The same by its history::hashOf().
    bool insert(std::uint64_t hash);
    /// All of a run; its rows whose ids have come before.
    [[nodiscard]] std::vector<history::Row> insert(std::span<const std::uint64_t> hashes);
    void clear();

private:
    bool put(std::uint64_t hash);
    void grow(std::size_t slots);

    /// Open addressing, a power of two; 0 is empty. On the heap: what sorts the rows as soon as all
    /// have come finds its room there, written to already.
    std::vector<std::uint64_t, history::ScratchAllocator<std::uint64_t>> m_slots;
    std::size_t m_count = 0;
};

} // namespace formats
