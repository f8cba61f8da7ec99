// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/memory/growing_bytes.h"

#include <algorithm>
#include <new>

namespace history {

void GrowingBytes::grow(std::size_t bytes)
{
    constexpr std::size_t least = 64;
    constexpr std::size_t few = 1U << 14U; // room that is not needed may be as much
    bytes =
        std::max({bytes, m_capacity + std::max(m_capacity / 8, std::min(m_capacity, few)), least});
    if (isLarge()) {
        m_bytes = growLargeRoom(m_bytes, m_capacity, bytes);
    } else if (bytes >= leastLargeRoom) {
        std::byte* const grown = makeLargeRoom(bytes);
        if (m_size > 0)
            std::memcpy(grown, m_bytes, m_size);
        std::free(m_bytes);
        m_bytes = grown;
        m_written = 0;
    } else {
        void* const grown = std::realloc(m_bytes, bytes);
        if (grown == nullptr)
            throw std::bad_alloc();
        m_bytes = static_cast<std::byte*>(grown);
    }
    m_capacity = bytes;
}

void GrowingBytes::release()
{
    if (isLarge())
        freeLargeRoom(m_bytes, m_capacity);
    else
        std::free(m_bytes);
}

} // namespace history
