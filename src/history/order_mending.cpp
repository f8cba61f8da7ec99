// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_mending.h"

#include "deploy/history/natural_order.h"
#include "deploy/history/search_together.h"

#include <algorithm>
#include <bit>

namespace history {

namespace {

/// The place of the first one from a place on that goes; the end if none does. Most stay: of some
/// at a time it is asked whether any goes, without a decision about each.
std::size_t firstGoneFrom(std::size_t place, const RowOrder& order, const RowSet& gone)
{
    constexpr std::size_t some = 16;
    for (; place + some <= order.size(); place += some) {
        bool goesAny = false;
        for (std::size_t i = 0; i < some; ++i)
            goesAny |= gone[order.row(place + i)];
        if (goesAny)
            break;
    }
    while (place < order.size() && !gone[order.row(place)])
        ++place;
    return place;
}

} // namespace

void takeOut(RowOrder& order, const RowSet& gone)
{
    bool startsRun = false;
    std::size_t from = 0;
    std::size_t kept = 0;
    const auto keepUpTo = [&](std::size_t to) {
        if (from < to) {
            // Where the first of a run goes, the next one is the first.
            const bool isFirst = startsRun || order.startsRun(from);
            order.move(from, to - from, kept);
            order.set(kept, order.row(kept), isFirst);
            kept += to - from;
            startsRun = false;
        }
    };
    for (std::size_t place = 0; place < order.size(); ++place) {
        place = firstGoneFrom(place, order, gone);
        if (place == order.size())
            break;
        const bool startedRun = order.startsRun(place);
        keepUpTo(place);
        startsRun = startsRun || startedRun;
        from = place + 1;
    }
    keepUpTo(order.size());
    order.resize(kept);
}

namespace {

/// A row that is put into an order.
struct Addition {
    ColumnKeys::Values values;
    std::size_t place = 0; ///< it comes before what stands there
    // The keys of its neighbors, where there are any.
    SortKey before = noKey;
    SortKey after = noKey;
};

/// An order by a column, as searches read it.
struct OrderedValues {
    const RowOrder& order;
    const ColumnKeys& keys;

    [[gnu::always_inline]] void fetchPlace(std::size_t place) const { order.fetch(place); }
    [[gnu::always_inline]] void fetchValues(std::size_t place) const
    {
        keys.fetch(order.row(place));
    }
    [[nodiscard]] ColumnKeys::Values read(std::size_t place) const
    {
        return keys.valuesOf(order.row(place));
    }
};

/// Those at each second of so many steps, where the places of their neighbors are known.
void findPlaces(
    std::span<Addition> additions, std::size_t step, const RowOrder& order, const ColumnKeys& keys)
{
    const auto numberOf = [step](std::size_t search) { return step - 1 + 2 * step * search; };
    std::vector<Search> searches;
    for (std::size_t i = numberOf(0); i < additions.size(); i += 2 * step)
        searches.push_back({i < step ? 0 : additions[i - step].place,
            i + step < additions.size() ? additions[i + step].place : order.size()});
    searchTogether(std::span(searches), OrderedValues{order, keys},
        [&](std::size_t search, const ColumnKeys::Values& there) {
            return keys.isLess(there, additions[numberOf(search)].values);
        });
    for (std::size_t search = 0; search < searches.size(); ++search)
        additions[numberOf(search)].place = searches[search].first;
}

/// Their keys lie far apart, and are fetched some additions ahead.
void readNeighbors(std::span<Addition> additions, const RowOrder& order, const ColumnKeys& keys)
{
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < additions.size(); ++i) {
        if (i + 2 * ahead < additions.size())
            order.fetch(additions[i + 2 * ahead].place);
        if (i + ahead < additions.size()) {
            const std::size_t place = additions[i + ahead].place;
            if (place > 0)
                keys.fetch(order.row(place - 1));
            if (place < order.size())
                keys.fetch(order.row(place));
        }
        Addition& addition = additions[i];
        if (addition.place > 0)
            addition.before = keys.of(order.row(addition.place - 1));
        if (addition.place < order.size())
            addition.after = keys.of(order.row(addition.place));
    }
}

/// The rows are sorted.
std::vector<Addition> additionsTo(
    const RowOrder& order, std::span<const Row> added, const ColumnKeys& keys)
{
    std::vector<Addition> additions;
    additions.reserve(added.size());
    for (const Row row : added)
        additions.push_back({keys.valuesOf(row)});
    // They are sorted, too: first some that stand far apart, then those between them.
    for (std::size_t step = std::bit_ceil(added.size()); step > 0; step /= 2)
        findPlaces(std::span(additions), step, order, keys);
    readNeighbors(std::span(additions), order, keys);
    return additions;
}

} // namespace

/// From the last one to the first: what follows each is moved once, by as many as come before it.
void putIn(RowOrder& order, std::span<const Row> added, const ColumnKeys& keys)
{
    const std::vector<Addition> additions = additionsTo(order, added, keys);
    std::size_t end = order.size();
    order.resize(end + additions.size());
    for (std::size_t i = additions.size(); i-- > 0;) {
        const Addition& each = additions[i];
        const std::size_t place = each.place + i;
        if (each.place < end) {
            order.move(each.place, end - each.place, place + 1);
            // What follows a row that was put in may begin a run, or no longer.
            order.set(place + 1, order.row(place + 1), keys.differ(each.values.key, each.after));
            end = each.place;
        }
        const bool isBesideLast = i > 0 && additions[i - 1].place == each.place;
        const SortKey before = isBesideLast ? additions[i - 1].values.key : each.before;
        order.set(place, each.values.row, place == 0 || keys.differ(before, each.values.key));
    }
}

std::vector<Row> placesIn(const RowOrder& order)
{
    std::vector<Row> places(order.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        places[order.row(place)] = static_cast<Row>(place);
    return places;
}

std::size_t valueCount(const RowOrder& order, const ColumnKeys& keys)
{
    std::size_t low = 0;
    for (std::size_t high = order.size(); low < high;) {
        const std::size_t middle = low + (high - low) / 2;
        if (keys.of(order.row(middle)) != noKey)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void sortTiesById(RowOrder& order, const History& history)
{
    std::vector<Row> run;
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin + 1;
        while (end < order.size() && !order.startsRun(end))
            ++end;
        if (end - begin > 1) {
            run.clear();
            for (std::size_t place = begin; place < end; ++place)
                run.push_back(order.row(place));
            std::ranges::sort(run, isIdLess, [&history](Row row) { return history.id(row); });
            for (std::size_t i = 0; i < run.size(); ++i)
                order.set(begin + i, run[i], i == 0);
        }
        begin = end;
    }
}

} // namespace history
