// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/growing_bytes.h"

#include <algorithm>
#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>

namespace history {

/// Calls with an unsigned number type of so many bytes.
template <typename Work>
[[gnu::always_inline]] constexpr decltype(auto) withWidth(unsigned bytes, Work work)
{
    switch (bytes) {
    case sizeof(std::uint8_t):
        return work(std::uint8_t{});
    case sizeof(std::uint16_t):
        return work(std::uint16_t{});
    case sizeof(std::uint32_t):
        return work(std::uint32_t{});
    default:
        return work(std::uint64_t{});
    }
}

/// The values of a PackedColumn, to be read until it changes.
template <std::unsigned_integral Value> class PackedSpan {
public:
    PackedSpan() = default;
    PackedSpan(const std::byte* from, std::size_t size, unsigned width)
        : m_from(from)
        , m_size(size)
        , m_width(width)
    {
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    /// Bytes that a value takes: 1, 2, 4 or 8.
    [[nodiscard]] unsigned width() const { return m_width; }
    /// Inline wherever it is read: the width of each column is foretold there, and not that of the
    /// one that was read before.
    [[nodiscard]] [[gnu::always_inline]] Value operator[](std::size_t place) const
    {
        return withWidth(m_width, [this, place](auto width) {
            std::memcpy(&width, m_from + place * sizeof width, sizeof width);
            return static_cast<Value>(width);
        });
    }
    /// Where it lies, for who has it fetched ahead.
    [[nodiscard]] const std::byte* address(std::size_t place) const
    {
        return m_from + place * m_width;
    }
    [[nodiscard]] PackedSpan subspan(std::size_t first, std::size_t count) const
    {
        return {m_from + first * m_width, count, m_width};
    }
    /// Calls with a std::span of the numbers as they lie there: for loops over many of them.
    template <typename Work> decltype(auto) visit(Work work) const
    {
        return withWidth(m_width, [&](auto width) -> decltype(auto) {
            return work(std::span(reinterpret_cast<const decltype(width)*>(m_from), m_size));
        });
    }

private:
    const std::byte* m_from = nullptr;
    std::size_t m_size = 0;
    unsigned m_width = 1;
};

/// Numbers from 0 up, one a row, each in as few bytes (1, 2, 4 or 8) as the greatest one that was
/// ever among them needs: all are widened when it comes.
template <std::unsigned_integral Value> class PackedColumn {
public:
    [[nodiscard]] std::size_t size() const { return m_bytes.size() >> m_shift; }
    [[nodiscard]] bool empty() const { return m_bytes.size() == 0; }
    /// Held on the heap.
    [[nodiscard]] std::size_t bytes() const { return m_bytes.capacity(); }
    [[nodiscard]] PackedSpan<Value> span() const { return {m_bytes.data(), size(), width()}; }
    [[nodiscard]] [[gnu::always_inline]] Value operator[](std::size_t row) const
    {
        return span()[row];
    }

    void reserve(std::size_t rows) { m_bytes.reserve(rows << m_shift); }
    void push_back(Value value)
    {
        makeRoomFor(value);
        const std::size_t row = size();
        m_bytes.resize((row + 1) << m_shift);
        put(row, value);
    }
    void set(std::size_t row, Value value)
    {
        makeRoomFor(value);
        put(row, value);
    }
    /// No rows; the room stays, and the bytes that each takes.
    void clear() { m_bytes.resize(0); }
    /// So many rows, new ones with 0.
    void resize(std::size_t rows) { m_bytes.resizeWithZeros(rows << m_shift); }
    /// Values up to that one can be written by edit().
    void makeRoomFor(Value value)
    {
        const unsigned bits = 8 * width();
        if (bits < std::numeric_limits<Value>::digits && value >> bits != 0)
            widen(value);
    }
    /// Calls with a std::span of the numbers as they lie there, to be changed.
    template <typename Work> void edit(Work work)
    {
        withWidth(width(), [&](auto number) {
            work(std::span(reinterpret_cast<decltype(number)*>(m_bytes.data()), size()));
        });
    }

private:
    [[nodiscard]] unsigned width() const { return 1U << m_shift; }
    void put(std::size_t row, Value value)
    {
        withWidth(width(), [&](auto number) {
            number = static_cast<decltype(number)>(value);
            std::memcpy(m_bytes.data() + row * sizeof number, &number, sizeof number);
        });
    }
    void widen(Value value)
    {
        const std::size_t rows = size();
        const unsigned before = width();
        const auto bytes = (static_cast<unsigned>(std::bit_width(value)) + 7) / 8;
        m_shift = static_cast<unsigned>(std::bit_width(std::bit_ceil(bytes)) - 1);
        m_bytes.resize(rows << m_shift);
        // From the last to the first: where one is written, nothing is read any more.
        const PackedSpan<Value> narrow(m_bytes.data(), rows, before);
        for (std::size_t row = rows; row-- > 0;)
            put(row, narrow[row]);
    }

    GrowingBytes m_bytes;
    unsigned m_shift = 0; ///< the logarithm of the bytes a value takes
};

} // namespace history
