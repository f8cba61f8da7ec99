// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/sort_key.h"

#include "deploy/deployment/ascii.h"
#include "deploy/history/memory/growing_bytes.h"
#include "deploy/history/natural_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>

namespace history {

namespace {

struct Keyed {
    SortKey key;
    Row row;
};

/// Room for so many without content, in large pages where they are many: a million take 16 MB,
/// which are given page by page when they are first written to.
class KeyedRoom {
public:
    explicit KeyedRoom(std::size_t count) { m_bytes.resize(count * sizeof(Keyed)); }
    [[nodiscard]] std::span<Keyed> first(std::size_t count)
    {
        return {reinterpret_cast<Keyed*>(m_bytes.data()), count};
    }

private:
    GrowingBytes m_bytes;
};

constexpr unsigned digitBits = 11;

/// Orders by the digit that begins at the bit, into the other room.
void sortByDigit(std::span<const Keyed> from, std::span<Keyed> to, unsigned bit)
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

/// Orders by the keys, which lie below so many bits; where the rows end up: in the room or in the
/// other one, which is made if it is needed.
std::span<Keyed> sortByKey(std::span<Keyed> items, KeyedRoom& other, unsigned bits)
{
    // Most files have their records in the order in which they began.
    if (std::ranges::is_sorted(items, {}, &Keyed::key))
        return items;
    other = KeyedRoom(items.size());
    auto spare = other.first(items.size());
    for (unsigned bit = 0; bit < bits; bit += digitBits) {
        sortByDigit(items, spare, bit);
        std::swap(items, spare);
    }
    return items;
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

RowOrder orderedByKey(std::span<const SortKey> keys, std::span<const Row> rows)
{
    KeyedRoom room(rows.size());
    auto items = room.first(rows.size());
    std::size_t count = 0;
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
        items[count++] = {key, row};
    }
    items = items.first(count);
    for (Keyed& each : items)
        each.key -= least;
    KeyedRoom otherRoom(0);
    const auto bits = items.empty() ? 0U : static_cast<unsigned>(std::bit_width(greatest - least));
    items = sortByKey(items, otherRoom, bits);

    RowOrder order;
    order.reserve(rows.size());
    order.setValueCount(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        order.append(items[i].row, i == 0 || items[i].key != items[i - 1].key);
    for (std::size_t i = 0; i < withoutKey.size(); ++i)
        order.append(withoutKey[i], i == 0);
    return order;
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
    KeyedRoom room(count);
    const auto items = room.first(count);
    for (Row row = 0; row < count; ++row)
        items[row] = {NaturalKey(idOf(row).substr(alike)).value(), row};
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
