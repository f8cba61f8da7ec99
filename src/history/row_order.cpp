// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/row_order.h"

#include "deploy/history/parallel/in_parts.h"

#include <algorithm>
#include <cstring>

namespace history {

namespace {

/// What a thread takes at a time.
constexpr std::size_t stretchRows = std::size_t{1} << 16U;

} // namespace

/// Calls with each row from top to bottom.
template <typename Take> void RowOrder::walk(const Stretch& stretch, Take take) const
{
    if (!stretch.descending) {
        for (std::size_t place = stretch.begin; place < stretch.end; ++place)
            take(row(place));
        return;
    }
    for (std::size_t end = stretch.end; end > stretch.begin;) {
        std::size_t begin = end - 1;
        while (!startsRun(begin))
            --begin;
        for (std::size_t place = begin; place < end; ++place)
            take(row(place));
        end = begin;
    }
}

std::vector<RowOrder::Stretch> RowOrder::stretches(bool descending) const
{
    std::vector<Stretch> result;
    const auto addAscending = [&result](std::size_t begin, std::size_t end) {
        for (; begin < end; begin += stretchRows)
            result.push_back({begin, std::min(begin + stretchRows, end)});
    };
    if (!descending) {
        addAscending(0, size());
        return result;
    }
    for (std::size_t end = m_valueCount; end > 0;) {
        // The first run that begins in the last so many places...
        const std::size_t from = end - std::min(end, stretchRows);
        std::size_t begin = from;
        while (begin < end && !startsRun(begin))
            ++begin;
        if (begin < end) {
            result.push_back({begin, end, true});
            end = begin;
            continue;
        }
        // ...or none: all of them are of one long run.
        while (!startsRun(begin - 1))
            --begin;
        addAscending(--begin, end);
        end = begin;
    }
    addAscending(m_valueCount, size());
    return result;
}

std::vector<std::size_t> RowOrder::placesOf(const std::vector<Stretch>& all)
{
    std::vector<std::size_t> places;
    places.reserve(all.size());
    std::size_t place = 0;
    for (const Stretch& each : all) {
        places.push_back(place);
        place += each.end - each.begin;
    }
    return places;
}

RowList RowOrder::rows(bool descending, RowList room) const
{
    const std::vector<Stretch> all = stretches(descending);
    const std::vector<std::size_t> places = placesOf(all);
    room.resize(size());
    inParts(all.size(), threadsFor(size()), [&](std::size_t i) {
        Row* next = room.data() + places[i];
        walk(all[i], [&next](Row row) { *next++ = row; });
    });
    return room;
}

RowList RowOrder::rows(bool descending, const RowSet& set, std::size_t count, RowList room) const
{
    const std::vector<Stretch> all = stretches(descending);
    const std::vector<std::size_t> places = placesOf(all);
    std::vector<std::size_t> counts(all.size());
    room.resize(size());
    // Each writes where it would stand if all rows were in the set, and is moved up then.
    inParts(all.size(), threadsFor(size()), [&](std::size_t i) {
        Row* const begin = room.data() + places[i];
        Row* next = begin;
        // Every row is written and only those of the set are passed: no branch to miss.
        walk(all[i], [&next, &set](Row row) {
            *next = row;
            next += set.has(row) ? 1 : 0;
        });
        counts[i] = static_cast<std::size_t>(next - begin);
    });
    Row* end = room.data();
    for (std::size_t i = 0; i < all.size(); ++i) {
        std::memmove(end, room.data() + places[i], counts[i] * sizeof(Row));
        end += counts[i];
    }
    room.resize(count);
    return room;
}

} // namespace history
