// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/formats/bytes/large_pages.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace formats {

void useLargePages()
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    constexpr std::size_t page = std::size_t{2} << 20U;
    constexpr std::size_t room = 64 * page; // of addresses: only what is written to takes memory
    // Up to that size everything comes from the heap, which grows by all of the room and stays.
    mallopt(M_MMAP_THRESHOLD, static_cast<int>(16 * page));
    mallopt(M_TRIM_THRESHOLD, static_cast<int>(2 * room));
    mallopt(M_TOP_PAD, static_cast<int>(room));
    mallopt(M_ARENA_MAX, 1); // for all threads: heaps of their own would be of small pages
    void* volatile grown = std::malloc(page / 2); // by the room; it would be left out otherwise
    std::free(grown);
    auto* end = static_cast<char*>(::sbrk(0));
    end -= reinterpret_cast<std::uintptr_t>(end) % page;
    static_cast<void>(::madvise(end - (room - page), room - page, MADV_HUGEPAGE));
#endif
}

void giveBackFreeMemory()
{
#if defined(__GLIBC__)
    ::malloc_trim(0);
#endif
}

} // namespace formats
