// SPDX-License-Identifier: GPL-3.0-or-later
#include "large_pages.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

namespace cli {

void useLargePages()
{
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
    constexpr int mebibyte = 1 << 20;
    constexpr int room = 128 * mebibyte; // of addresses: only what is written to takes memory
    constexpr std::uintptr_t page = 2 * mebibyte;
    // Up to that size everything comes from the heap, which grows by all of the room and stays.
    mallopt(M_MMAP_THRESHOLD, 16 * mebibyte);
    mallopt(M_TRIM_THRESHOLD, 2 * room);
    mallopt(M_TOP_PAD, room);
    std::free(std::malloc(mebibyte));
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0)) / page * page;
    if (end > room)
        static_cast<void>(
            ::madvise(reinterpret_cast<void*>(end - room + page), room - page, MADV_HUGEPAGE));
#endif
}

} // namespace cli
