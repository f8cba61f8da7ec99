// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_mending.h"

#include "deploy/history/natural_order.h"
#include "deploy/history/search_together.h"

#include <algorithm>
#include <bit>

namespace history {

RowOrder without(const RowOrder& order, const RowSet& gone)
{
    RowOrder kept;
    kept.reserve(order.size());
    bool startsRun = false;
    std::size_t from = 0;
    const auto copyUpTo = [&](std::size_t to) {
        if (from < to) {
            // Where the first of a run goes, the next one is the first.
            kept.append(order.row(from), startsRun || order.startsRun(from));
            kept.append(order, from + 1, to);
            startsRun = false;
        }
    };
    for (std::size_t place = 0; place < order.size(); ++place) {
        if (!gone[order.row(place)])
            continue;
        copyUpTo(place);
        startsRun = startsRun || order.startsRun(place);
        from = place + 1;
    }
    copyUpTo(order.size());
    return kept;
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

/// Those at each second of so many steps, where the places of their neighbors are known.
void findPlaces(
    std::span<Addition> additions, std::size_t step, const RowOrder& order, const ColumnKeys& keys)
{
    const auto numberOf = [step](std::size_t search) { return step - 1 + 2 * step * search; };
    std::vector<Search> searches;
    for (std::size_t i = numberOf(0); i < additions.size(); i += 2 * step)
        searches.push_back({i < step ? 0 : additions[i - step].place,
            i + step < additions.size() ? additions[i + step].place : order.size()});
    searchTogether(
        std::span(searches),
        [&](std::size_t /*search*/, std::size_t place) { return keys.valuesOf(order.row(place)); },
        [&](std::size_t search, const ColumnKeys::Values& there) {
            return keys.isLess(there, additions[numberOf(search)].values);
        });
    for (std::size_t search = 0; search < searches.size(); ++search)
        additions[numberOf(search)].place = searches[search].first;
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
    for (Addition& addition : additions) {
        if (addition.place > 0)
            addition.before = keys.of(order.row(addition.place - 1));
        if (addition.place < order.size())
            addition.after = keys.of(order.row(addition.place));
    }
    return additions;
}

} // namespace

RowOrder with(const RowOrder& order, std::span<const Row> added, const ColumnKeys& keys)
{
    RowOrder merged;
    merged.reserve(order.size() + added.size());
    const std::vector<Addition> additions = additionsTo(order, added, keys);
    const Addition* last = nullptr;
    std::size_t from = 0;
    const auto copyUpTo = [&](std::size_t to) {
        // What follows a row that was put in may begin a run, or no longer.
        if (from < to && last != nullptr) {
            merged.append(order.row(from), keys.differ(last->values.key, last->after));
            ++from;
        }
        merged.append(order, from, to);
        from = to;
    };
    for (const Addition& each : additions) {
        const bool isBesideLast = last != nullptr && last->place == each.place;
        copyUpTo(each.place);
        const SortKey before = isBesideLast ? last->values.key : each.before;
        merged.append(each.values.row, merged.size() == 0 || keys.differ(before, each.values.key));
        last = &each;
    }
    copyUpTo(order.size());
    return merged;
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

RowOrder withTiesById(const RowOrder& order, const History& history, std::size_t values)
{
    RowOrder result;
    result.reserve(order.size());
    result.setValueCount(values);
    std::vector<Row> run;
    for (std::size_t place = 0; place < order.size(); ++place) {
        run.push_back(order.row(place));
        if (place + 1 < order.size() && !order.startsRun(place + 1))
            continue;
        std::ranges::sort(run, isIdLess, [&history](Row row) { return history.id(row); });
        for (const Row row : run)
            result.append(row, row == run.front());
        run.clear();
    }
    return result;
}

} // namespace history
