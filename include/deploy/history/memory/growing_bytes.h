// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/memory/large_room.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace history {

/// Bytes that grow by an eighth only; many of them where they are or by their page table
/// (large_room.h), never by being copied. New ones are not cleared. Grown ones have no content
/// until it is written.
class GrowingBytes {
public:
    GrowingBytes() = default;
    GrowingBytes(const GrowingBytes& other) { assign(other); }
    GrowingBytes(GrowingBytes&& other) noexcept { swap(other); }
    GrowingBytes& operator=(const GrowingBytes& other)
    {
        if (this != &other)
            assign(other);
        return *this;
    }
    GrowingBytes& operator=(GrowingBytes&& other) noexcept
    {
        GrowingBytes moved(std::move(other));
        swap(moved);
        return *this;
    }
    ~GrowingBytes() { release(); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::byte* data() { return m_bytes; }
    [[nodiscard]] const std::byte* data() const { return m_bytes; }

    void reserve(std::size_t bytes)
    {
        if (bytes > m_capacity)
            grow(bytes);
    }
    void resize(std::size_t bytes)
    {
        reserve(bytes);
        if (bytes < m_size)
            m_written = std::max(m_written, m_size);
        m_size = bytes;
    }
    /// The same; new ones are 0. Of a large room they are so until they are written.
    void resizeWithZeros(std::size_t bytes)
    {
        const std::size_t before = m_size;
        resize(bytes);
        const std::size_t end = isLarge() ? std::min(m_written, m_size) : m_size;
        if (end > before)
            std::memset(m_bytes + before, 0, end - before);
    }
    void append(const void* from, std::size_t bytes)
    {
        if (bytes == 0)
            return;
        const std::size_t end = m_size;
        resize(end + bytes);
        std::memcpy(data() + end, from, bytes);
    }

private:
    [[nodiscard]] bool isLarge() const { return m_capacity >= leastLargeRoom; }
    void grow(std::size_t bytes);
    void release();
    void swap(GrowingBytes& other) noexcept
    {
        std::swap(m_bytes, other.m_bytes);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
        std::swap(m_written, other.m_written);
    }
    void assign(const GrowingBytes& other)
    {
        resize(other.m_size);
        if (m_size > 0)
            std::memcpy(data(), other.data(), m_size);
    }

    std::byte* m_bytes = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    std::size_t m_written = 0; ///< of a large room, where it was larger once: its bytes up to there
};

} // namespace history
