// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
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

/// What is in order, as many searches read it: each place leads to values that lie somewhere else.
template <typename Ordered>
concept OrderedPlaces = requires(const Ordered& ordered, std::size_t place)
{
    ordered.fetchPlace(place); ///< has the place brought near,
    ordered.fetchValues(place); ///< and what it leads to, once it is
    ordered.read(place);
};

/// Binary searches, side by side: what they read lies far apart in memory, and is fetched for many
/// at the same time, where one search alone waits for each. A decision that hangs on what was read
/// would keep the next ones from being read. isBefore(search, what was read) says whether that
/// comes before what this search, by its number, looks for.
template <OrderedPlaces Ordered, typename IsBefore>
void searchTogether(std::span<Search> searches, const Ordered& ordered, IsBefore isBefore)
{
    constexpr std::size_t together = 64; // what is read for them stays in a processor's first cache
    const auto middleOf = [](const Search& search) {
        return search.first + (search.last - search.first) / 2;
    };
    for (std::size_t begin = 0; begin < searches.size(); begin += together) {
        const auto some = searches.subspan(begin, std::min(together, searches.size() - begin));
        const auto forEachOpen = [&](auto work) {
            for (std::size_t i = 0; i < some.size(); ++i) {
                if (some[i].first < some[i].last)
                    work(i, middleOf(some[i]));
            }
        };
        forEachOpen([&](std::size_t, std::size_t middle) { ordered.fetchPlace(middle); });
        for (bool goesOn = true; std::exchange(goesOn, false);) {
            forEachOpen([&](std::size_t, std::size_t middle) { ordered.fetchValues(middle); });
            forEachOpen([&](std::size_t i, std::size_t middle) {
                if (isBefore(begin + i, ordered.read(middle)))
                    some[i].first = middle + 1;
                else
                    some[i].last = middle;
                goesOn = true;
                if (some[i].first < some[i].last)
                    ordered.fetchPlace(middleOf(some[i]));
            });
        }
    }
}

} // namespace history
