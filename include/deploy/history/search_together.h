// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

namespace history {

/// A search in something that is in order: what is looked for is at the first place from the first
/// one on at which nothing comes before it, and not behind the last one.
struct Search {
    std::size_t first = 0;
    std::size_t last = 0; ///< may be the end; both are the place once it is found
};

/// Binary searches, side by side: what they read lies far apart in memory, and the reads of many
/// are under way at the same time, where one search alone waits for each. read(search, place) reads
/// what stands at a place, without a decision that hangs on it; isBefore(search, what was read)
/// says whether that comes before what this search, by its number, looks for.
template <typename Read, typename IsBefore>
void searchTogether(std::span<Search> searches, Read read, IsBefore isBefore)
{
    constexpr std::size_t together = 64; // what is read for them stays in a processor's first cache
    std::array<decltype(read(0, 0)), together> found{};
    const auto middleOf = [](const Search& search) {
        return search.first + (search.last - search.first) / 2;
    };
    for (std::size_t begin = 0; begin < searches.size(); begin += together) {
        const auto some = searches.subspan(begin, std::min(together, searches.size() - begin));
        for (bool goesOn = true; std::exchange(goesOn, false);) {
            for (std::size_t i = 0; i < some.size(); ++i) {
                if (some[i].first < some[i].last)
                    found[i] = read(begin + i, middleOf(some[i]));
            }
            for (std::size_t i = 0; i < some.size(); ++i) {
                Search& search = some[i];
                if (search.first == search.last)
                    continue;
                const std::size_t middle = middleOf(search);
                if (isBefore(begin + i, found[i]))
                    search.first = middle + 1;
                else
                    search.last = middle;
                goesOn = true;
            }
        }
    }
}

} // namespace history
