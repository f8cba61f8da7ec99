// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/growing_bytes.h"

#include <algorithm>
#include <new>

#include <sys/mman.h>

namespace history {

namespace {

constexpr std::size_t largePage = std::size_t{2} << 20;
/// So much of a page has to be wanted: the whole of it is taken.
constexpr std::size_t worthALargePage = largePage / 4 * 3;

/// Null if there is no such room.
void* roomOfLargePages(std::size_t bytes)
{
    const std::size_t whole = (bytes + largePage - 1) / largePage * largePage;
    void* const room = std::aligned_alloc(largePage, whole);
#if defined(MADV_HUGEPAGE)
    const std::size_t large = (bytes + largePage - worthALargePage) / largePage * largePage;
    if (room != nullptr)
        static_cast<void>(::madvise(room, large, MADV_HUGEPAGE));
#endif
    return room;
}

} // namespace

void GrowingBytes::grow(std::size_t bytes)
{
    constexpr std::size_t least = 64;
    constexpr std::size_t few = 1U << 14U; // room that is not needed may be as much
    bytes =
        std::max({bytes, m_capacity + std::max(m_capacity / 8, std::min(m_capacity, few)), least});
    const bool isNew = bytes >= worthALargePage && m_size <= bytes / 8;
    void* const grown = isNew ? roomOfLargePages(bytes) : std::realloc(m_bytes.get(), bytes);
    if (grown == nullptr)
        throw std::bad_alloc();
    if (!isNew)
        static_cast<void>(m_bytes.release()); // realloc() has freed or kept it
    else if (m_size > 0)
        std::memcpy(grown, m_bytes.get(), m_size);
    m_bytes.reset(static_cast<std::byte*>(grown));
    m_capacity = bytes;
}

} // namespace history
