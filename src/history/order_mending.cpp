// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_mending.h"

#include "deploy/history/natural_order.h"

#include <algorithm>

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

/// Where the row belongs from that place on. Rows that come together lie together, mostly: it is
/// looked for in steps that grow.
std::size_t placeOf(Row row, const RowOrder& order, std::size_t from, const ColumnKeys& keys)
{
    const SortKey key = keys.of(row);
    std::size_t low = from;
    std::size_t high = order.size();
    for (std::size_t step = 1; low < high; step *= 2) {
        const std::size_t next = low + std::min(step, high - low) - 1;
        if (keys.isLess(order.row(next), row, key)) {
            low = next + 1;
        } else {
            high = next;
            break;
        }
    }
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (keys.isLess(order.row(middle), row, key))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace

RowOrder with(const RowOrder& order, std::span<const Row> added, const ColumnKeys& keys)
{
    RowOrder merged;
    merged.reserve(order.size() + added.size());
    std::size_t from = 0;
    const auto copyUpTo = [&](std::size_t to) {
        // What follows a row that was put in may begin a run, or no longer.
        if (from < to && merged.size() > 0) {
            const Row before = merged.row(merged.size() - 1);
            merged.append(order.row(from), keys.differ(before, order.row(from)));
            ++from;
        }
        merged.append(order, from, to);
        from = to;
    };
    for (const Row row : added) {
        copyUpTo(placeOf(row, order, from, keys));
        const bool startsRun =
            merged.size() == 0 || keys.differ(merged.row(merged.size() - 1), row);
        merged.append(row, startsRun);
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
