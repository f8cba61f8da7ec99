// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace history {

/// Bytes that grow where they are if the allocator can do that (large ones are moved by their page
/// table, not copied) and by an eighth only. New ones are not cleared. Grown ones have no content
/// until it is written. Room for many that is asked for at once is of large pages, where the system
/// has them: to be given each small one when it is first written to takes longer than to write.
class GrowingBytes {
public:
    GrowingBytes() = default;
    GrowingBytes(const GrowingBytes& other) { assign(other); }
    GrowingBytes(GrowingBytes&& other) noexcept
        : m_bytes(std::move(other.m_bytes))
        , m_size(std::exchange(other.m_size, 0))
        , m_capacity(std::exchange(other.m_capacity, 0))
    {
    }
    GrowingBytes& operator=(const GrowingBytes& other)
    {
        if (this != &other)
            assign(other);
        return *this;
    }
    GrowingBytes& operator=(GrowingBytes&& other) noexcept
    {
        m_bytes = std::move(other.m_bytes);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
        return *this;
    }
    ~GrowingBytes() = default;

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::byte* data() { return m_bytes.get(); }
    [[nodiscard]] const std::byte* data() const { return m_bytes.get(); }

    void reserve(std::size_t bytes)
    {
        if (bytes > m_capacity)
            grow(bytes);
    }
    void resize(std::size_t bytes)
    {
        reserve(bytes);
        m_size = bytes;
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
    struct Free {
        void operator()(std::byte* bytes) const { std::free(bytes); }
    };

    void grow(std::size_t bytes);
    void assign(const GrowingBytes& other)
    {
        resize(other.m_size);
        if (m_size > 0)
            std::memcpy(data(), other.data(), m_size);
    }

    std::unique_ptr<std::byte[], Free> m_bytes;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

} // namespace history
