// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/growing_bytes.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <type_traits>

namespace history {

/// A vector of numbers that grows as GrowingBytes do: a long one is never copied for that, and what
/// was written once is not given anew by the system. New ones have no value until they are written.
template <typename Number> class GrowingList {
    static_assert(std::is_trivially_copyable_v<Number>);

public:
    using value_type = Number; // NOLINT(readability-identifier-naming): std asks it

    GrowingList() = default;
    template <std::forward_iterator Iterator> GrowingList(Iterator begin, Iterator end)
    {
        assign(begin, end);
    }

    [[nodiscard]] std::size_t size() const { return m_bytes.size() / sizeof(Number); }
    [[nodiscard]] bool empty() const { return m_bytes.size() == 0; }
    [[nodiscard]] std::size_t capacity() const { return m_bytes.capacity() / sizeof(Number); }
    [[nodiscard]] Number* data() { return reinterpret_cast<Number*>(m_bytes.data()); }
    [[nodiscard]] const Number* data() const
    {
        return reinterpret_cast<const Number*>(m_bytes.data());
    }
    [[nodiscard]] Number* begin() { return data(); }
    [[nodiscard]] Number* end() { return data() + size(); }
    [[nodiscard]] const Number* begin() const { return data(); }
    [[nodiscard]] const Number* end() const { return data() + size(); }
    [[nodiscard]] Number& operator[](std::size_t place) { return data()[place]; }
    [[nodiscard]] const Number& operator[](std::size_t place) const { return data()[place]; }
    [[nodiscard]] const Number& front() const { return *data(); }

    void reserve(std::size_t count) { m_bytes.reserve(count * sizeof(Number)); }
    void resize(std::size_t count) { m_bytes.resize(count * sizeof(Number)); }
    void push_back(Number number)
    {
        resize(size() + 1);
        end()[-1] = number;
    }
    template <std::forward_iterator Iterator> void assign(Iterator begin, Iterator end)
    {
        resize(static_cast<std::size_t>(std::distance(begin, end)));
        std::copy(begin, end, data());
    }
    /// Those of some places go to others, which may overlap them.
    void move(std::size_t from, std::size_t count, std::size_t to)
    {
        if (count > 0 && from != to)
            std::memmove(data() + to, data() + from, count * sizeof(Number));
    }

    [[nodiscard]] bool operator==(const GrowingList& other) const
    {
        return std::equal(begin(), end(), other.begin(), other.end());
    }

private:
    GrowingBytes m_bytes;
};

} // namespace history
