// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/history/memory/large_room.h"

#include <cstdint>
#include <new>

#include <sys/mman.h>

namespace history {

namespace {

constexpr std::size_t largePage = std::size_t{2} << 20U;

std::size_t wholePages(std::size_t bytes)
{
    return (bytes + largePage - 1) / largePage * largePage;
}

} // namespace

std::byte* makeLargeRoom(std::size_t bytes)
{
    const std::size_t whole = wholePages(bytes);
    void* const room = ::mmap(nullptr, whole + largePage, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (room == MAP_FAILED)
        throw std::bad_alloc();
    // What is before the first large page and behind the last one is given back.
    auto* const from = static_cast<std::byte*>(room);
    const std::size_t before = (largePage - reinterpret_cast<std::uintptr_t>(from)) % largePage;
    if (before > 0)
        ::munmap(from, before);
    ::munmap(from + before + whole, largePage - before);
#if defined(MADV_HUGEPAGE)
    // All of it: pages of two kinds would be two mappings, which can't be moved as one.
    static_cast<void>(::madvise(from + before, whole, MADV_HUGEPAGE));
#endif
    return from + before;
}

std::byte* growLargeRoom(std::byte* room, std::size_t before, std::size_t bytes)
{
    const std::size_t whole = wholePages(bytes);
    if (whole == wholePages(before) || ::mremap(room, wholePages(before), whole, 0) != MAP_FAILED)
        return room;
    // To where large pages begin, or each of them would become many small ones.
    std::byte* const grown = makeLargeRoom(bytes);
    if (::mremap(room, wholePages(before), whole, MREMAP_MAYMOVE | MREMAP_FIXED, grown)
        == MAP_FAILED) {
        freeLargeRoom(grown, bytes);
        throw std::bad_alloc();
    }
    return grown;
}

void freeLargeRoom(std::byte* room, std::size_t bytes)
{
    ::munmap(room, wholePages(bytes));
}

} // namespace history
