// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/sort_key.h"

#include "deploy/deployment/ascii.h"
#include "deploy/history/natural_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace history {

namespace {

/// Room for many that are about to be written.
template <typename T> using Room = std::vector<T, ScratchAllocator<T>>;

struct Keyed {
    SortKey key;
    Row row;
};

/// A key and its row side by side.
struct SideBySide {
    using Item = Keyed;

    [[nodiscard]] Item item(SortKey key, Row row) const { return {key, row}; }
    [[nodiscard]] SortKey key(const Item& item) const { return item.key; }
    [[nodiscard]] Row row(const Item& item) const { return item.row; }
};

/// The same in one word, where the keys leave as many bits as rows need: half of the memory, which
/// is what it takes to be given it and to move it from room to room.
struct InOneWord {
    using Item = std::uint64_t;

    unsigned rowBits;

    [[nodiscard]] Item item(SortKey key, Row row) const { return key << rowBits | row; }
    [[nodiscard]] SortKey key(Item item) const { return item >> rowBits; }
    [[nodiscard]] Row row(Item item) const
    {
        return static_cast<Row>(item & ((Item{1} << rowBits) - 1));
    }
};

constexpr unsigned digitBits = 11;

/// Orders by the digit that begins at the bit, into the other room.
template <typename Layout>
void sortByDigit(const Layout& layout, std::span<const typename Layout::Item> from,
    std::span<typename Layout::Item> to, unsigned bit)
{
    constexpr std::size_t values = std::size_t{1} << digitBits;
    const auto digitOf = [&layout, bit](
                             const auto& item) { return layout.key(item) >> bit & (values - 1); };
    std::array<std::uint32_t, values> places{};
    for (const auto& item : from)
        ++places[digitOf(item)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), std::uint32_t{0});
    for (const auto& item : from)
        to[places[digitOf(item)]++] = item;
}

/// Orders by the keys, which have so many bits. The other room has any content and size; it ends
/// as it began or with what the items were.
template <typename Layout>
void sortByKey(const Layout& layout, Room<typename Layout::Item>& items,
    Room<typename Layout::Item>& other, unsigned bits)
{
    // Most files have their records in the order in which they began.
    const auto keyOf = [&layout](const auto& item) { return layout.key(item); };
    if (std::ranges::is_sorted(items, {}, keyOf))
        return;
    other.resize(items.size());
    for (unsigned bit = 0; bit < bits; bit += digitBits) {
        sortByDigit<Layout>(layout, items, other, bit);
        items.swap(other);
    }
}

template <typename Layout>
RowOrder orderOf(
    const Layout& layout, const Room<typename Layout::Item>& items, std::span<const Row> withoutKey)
{
    RowOrder order;
    order.reserve(items.size() + withoutKey.size());
    order.setValueCount(items.size());
    SortKey before = noKey;
    for (const auto& item : items) {
        const SortKey key = layout.key(item);
        order.append(layout.row(item), std::exchange(before, key) != key);
    }
    for (std::size_t i = 0; i < withoutKey.size(); ++i)
        order.append(withoutKey[i], i == 0);
    return order;
}

/// What all keys have in common.
struct KeySpread {
    SortKey least = noKey;
    SortKey greatest = 0;

    [[nodiscard]] unsigned bits() const
    {
        return least > greatest ? 0 : static_cast<unsigned>(std::bit_width(greatest - least));
    }
};

KeySpread spreadOf(const SortKeys& keys)
{
    KeySpread spread;
    for (const SortKey key : keys) {
        if (key == noKey)
            continue;
        spread.least = std::min(spread.least, key);
        spread.greatest = std::max(spread.greatest, key);
    }
    return spread;
}

/// The rows by their keys, of which the least one is taken; where the room of the keys serves the
/// sort too, it does.
template <typename Layout, typename Rows>
RowOrder sorted(const Layout& layout, SortKeys keys, const Rows& rows, const KeySpread& spread)
{
    Room<typename Layout::Item> items;
    items.reserve(rows.size());
    std::vector<Row> withoutKey;
    for (const Row row : rows) {
        if (keys[row] == noKey)
            withoutKey.push_back(row);
        else
            items.push_back(layout.item(keys[row] - spread.least, row));
    }
    Room<typename Layout::Item> other;
    if constexpr (std::is_same_v<SortKeys, Room<typename Layout::Item>>)
        other = std::move(keys);
    sortByKey(layout, items, other, spread.bits());
    return orderOf(layout, items, withoutKey);
}

template <typename Rows> RowOrder sortedByKey(SortKeys keys, const Rows& rows)
{
    const KeySpread spread = spreadOf(keys);
    const auto rowBits = static_cast<unsigned>(std::bit_width(keys.size()));
    constexpr unsigned wordBits = 64;
    if (spread.bits() + rowBits <= wordBits)
        return sorted(InOneWord{rowBits}, std::move(keys), rows, spread);
    return sorted(SideBySide(), std::move(keys), rows, spread);
}

std::size_t commonPrefix(std::string_view left, std::string_view right)
{
    const auto [end, other] = std::ranges::mismatch(left, right);
    return static_cast<std::size_t>(end - left.begin());
}

/// The first eight bytes of a form of the text whose bytes are in the natural order: a number is
/// the count of its digits, at a digit's place among the bytes, and two digits a byte. Texts of one
/// key may be of any order.
class NaturalKey {
public:
    explicit NaturalKey(std::string_view text)
    {
        while (m_size < bytes && !text.empty()) {
            if (deployment::isAsciiDigit(text.front())) {
                text.remove_prefix(appendNumber(text));
            } else {
                add(static_cast<unsigned char>(text.front()));
                text.remove_prefix(1);
            }
        }
    }

    [[nodiscard]] SortKey value() const { return m_size == 0 ? 0 : m_key << 8U * (bytes - m_size); }

private:
    static constexpr unsigned bytes = sizeof(SortKey);

    void add(unsigned byte)
    {
        if (m_size < bytes) {
            m_key = m_key << 8U | byte;
            ++m_size;
        }
    }

    /// How long it was, leading zeros included.
    std::size_t appendNumber(std::string_view text)
    {
        constexpr std::size_t maxAtDigitPlace = 9;
        constexpr std::size_t most = 255;
        const auto length = static_cast<std::size_t>(
            std::ranges::find_if_not(text, deployment::isAsciiDigit) - text.begin());
        std::string_view digits = text.substr(0, length);
        digits.remove_prefix(std::min(digits.find_first_not_of('0'), length));
        add(static_cast<unsigned>('0' + std::min(digits.size(), maxAtDigitPlace)));
        if (digits.size() >= maxAtDigitPlace)
            add(static_cast<unsigned>(std::min(digits.size(), most)));
        if (digits.size() >= most)
            m_size = fill();
        for (std::size_t i = 0; i < digits.size() && m_size < bytes; i += 2) {
            const auto digit = [&](std::size_t at) {
                return at < digits.size() ? static_cast<unsigned>(digits[at] - '0') : 0U;
            };
            add(digit(i) << 4U | digit(i + 1));
        }
        return length;
    }

    /// What follows does not matter.
    unsigned fill()
    {
        m_key <<= 8U * (bytes - m_size);
        return bytes;
    }

    SortKey m_key = 0;
    unsigned m_size = 0;
};

/// Orders each run of equal keys by the whole texts.
template <typename TextOf> void sortTies(std::span<Keyed> items, TextOf textOf)
{
    for (auto begin = items.begin(); begin != items.end();) {
        const auto end = std::find_if(
            begin, items.end(), [key = begin->key](const Keyed& each) { return each.key != key; });
        std::sort(begin, end, [&](const Keyed& left, const Keyed& right) {
            return isIdLess(textOf(left.row), textOf(right.row));
        });
        begin = end;
    }
}

} // namespace

RowOrder orderedByKey(SortKeys keys)
{
    const auto rows = std::views::iota(Row{0}, static_cast<Row>(keys.size()));
    return sortedByKey(std::move(keys), rows);
}

RowOrder orderedByKey(SortKeys keys, std::span<const Row> rows)
{
    return sortedByKey(std::move(keys), rows);
}

RowOrder orderedById(std::string_view ids, PackedSpan<std::uint64_t> ends)
{
    const auto idOf = [ids, ends](Row row) {
        const std::uint64_t begin = row == 0 ? 0 : ends[row - 1];
        return ids.substr(begin, ends[row] - begin);
    };
    const auto count = static_cast<Row>(ends.size());
    // Ids tend to begin alike; what follows distinguishes most of them.
    std::size_t alike = count == 0 ? 0 : idOf(0).size();
    for (Row row = 0; row < count && alike > 0; ++row)
        alike = std::min(alike, commonPrefix(idOf(0).substr(0, alike), idOf(row)));
    // A number needs all of its digits.
    while (alike > 0 && deployment::isAsciiDigit(idOf(0)[alike - 1]))
        --alike;
    Room<Keyed> items;
    items.reserve(count);
    for (Row row = 0; row < count; ++row)
        items.push_back({NaturalKey(idOf(row).substr(alike)).value(), row});
    std::ranges::sort(items, {}, &Keyed::key);
    sortTies(std::span(items), idOf);

    RowOrder order;
    order.reserve(count);
    order.setValueCount(count);
    for (const Keyed& each : items)
        order.append(each.row, true);
    return order;
}

} // namespace history
