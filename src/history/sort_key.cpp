// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/sort_key.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <numeric>

namespace history {

namespace {

struct Keyed {
    SortKey key;
    Row row;
};

constexpr unsigned digitBits = 11;

/// Orders by the digit that begins at the bit, into the other vector.
void sortByDigit(const std::vector<Keyed>& from, std::vector<Keyed>& to, unsigned bit)
{
    constexpr std::size_t values = std::size_t{1} << digitBits;
    const auto digitOf = [bit](const Keyed& each) { return each.key >> bit & (values - 1); };
    std::array<std::uint32_t, values> places{};
    for (const Keyed& each : from)
        ++places[digitOf(each)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), std::uint32_t{0});
    for (const Keyed& each : from)
        to[places[digitOf(each)]++] = each;
}

std::size_t commonPrefix(std::string_view left, std::string_view right)
{
    const auto [end, other] = std::ranges::mismatch(left, right);
    return static_cast<std::size_t>(end - left.begin());
}

/// The first eight bytes as a number whose order is theirs; a shorter text ends in zeros.
SortKey firstBytes(std::string_view text)
{
    std::array<unsigned char, sizeof(SortKey)> bytes{};
    std::memcpy(bytes.data(), text.data(), std::min(text.size(), bytes.size()));
    SortKey key = 0;
    for (const unsigned char byte : bytes)
        key = key << 8U | byte;
    return key;
}

/// Orders each run of equal keys by the whole texts.
template <typename TextOf> void sortTies(std::vector<Keyed>& items, TextOf textOf)
{
    for (auto begin = items.begin(); begin != items.end();) {
        const auto end = std::find_if(
            begin, items.end(), [key = begin->key](const Keyed& each) { return each.key != key; });
        std::sort(begin, end, [&](const Keyed& left, const Keyed& right) {
            return textOf(left.row) < textOf(right.row);
        });
        begin = end;
    }
}

} // namespace

RowOrder orderedByKey(std::span<const SortKey> keys, std::span<const Row> rows)
{
    std::vector<Keyed> items;
    items.reserve(rows.size());
    std::vector<Row> withoutKey;
    SortKey least = noKey;
    SortKey greatest = 0;
    for (const Row row : rows) {
        const SortKey key = keys[row];
        if (key == noKey) {
            withoutKey.push_back(row);
            continue;
        }
        least = std::min(least, key);
        greatest = std::max(greatest, key);
        items.push_back({key, row});
    }
    for (Keyed& each : items)
        each.key -= least;
    std::vector<Keyed> spare(items.size());
    const auto bits = items.empty() ? 0U : static_cast<unsigned>(std::bit_width(greatest - least));
    for (unsigned bit = 0; bit < bits; bit += digitBits) {
        sortByDigit(items, spare, bit);
        items.swap(spare);
    }

    RowOrder order;
    order.reserve(rows.size());
    order.setValueCount(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        order.append(items[i].row, i == 0 || items[i].key != items[i - 1].key);
    for (std::size_t i = 0; i < withoutKey.size(); ++i)
        order.append(withoutKey[i], i == 0);
    return order;
}

RowOrder orderedById(std::string_view ids, std::span<const std::uint64_t> ends)
{
    const auto idOf = [ids, ends](Row row) {
        const std::uint64_t begin = row == 0 ? 0 : ends[row - 1];
        return ids.substr(begin, ends[row] - begin);
    };
    const auto count = static_cast<Row>(ends.size());
    // Ids tend to begin alike; what follows tells most of them apart.
    std::size_t alike = count == 0 ? 0 : idOf(0).size();
    for (Row row = 0; row < count && alike > 0; ++row)
        alike = std::min(alike, commonPrefix(idOf(0).substr(0, alike), idOf(row)));
    std::vector<Keyed> items;
    items.reserve(count);
    for (Row row = 0; row < count; ++row)
        items.push_back({firstBytes(idOf(row).substr(alike)), row});
    std::ranges::sort(items, {}, &Keyed::key);
    sortTies(items, idOf);

    RowOrder order;
    order.reserve(count);
    order.setValueCount(count);
    for (const Keyed& each : items)
        order.append(each.row, true);
    return order;
}

} // namespace history
