// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace history {

/// Room of so many bytes or more is worth being mapped by itself, in large pages where the system
/// has them: to be given each small one when it is first written to takes longer than to write.
constexpr std::size_t leastLargeRoom = std::size_t{3} << 19U;

/// Bytes that are 0. Takes memory only where it is written to. Throws where there is none.
[[nodiscard]] std::byte* makeLargeRoom(std::size_t bytes);
/// More of them: where they are or, by their page table and not copied, elsewhere.
[[nodiscard]] std::byte* growLargeRoom(std::byte* room, std::size_t before, std::size_t bytes);
void freeLargeRoom(std::byte* room, std::size_t bytes);

/// Up to so many bytes the heap is as good: it has large pages too (formats::useLargePages()), and
/// keeps those that were written to.
constexpr std::size_t leastRoomBesideHeap = std::size_t{32} << 20U;

/// Numbers, uninitialized where that is not said otherwise: they are about to be written. So many
/// bytes of them are mapped by themselves.
template <typename T, std::size_t leastMapped = leastLargeRoom> struct LargeRoomAllocator {
    using value_type = T; // NOLINT(readability-identifier-naming): std asks it
    template <typename Other> struct rebind { // NOLINT(readability-identifier-naming): the same
        using other = LargeRoomAllocator<Other, leastMapped>; // NOLINT: the same
    };

    LargeRoomAllocator() = default;
    template <typename Other>
    LargeRoomAllocator( // NOLINT(google-explicit-constructor)
        const LargeRoomAllocator<Other, leastMapped>&)
    {
    }
    [[nodiscard]] T* allocate(std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        return bytes >= leastMapped ? reinterpret_cast<T*>(makeLargeRoom(bytes))
                                    : std::allocator<T>().allocate(count);
    }
    void deallocate(T* room, std::size_t count)
    {
        const std::size_t bytes = count * sizeof(T);
        if (bytes >= leastMapped)
            freeLargeRoom(reinterpret_cast<std::byte*>(room), bytes);
        else
            std::allocator<T>().deallocate(room, count);
    }
    template <typename Other> void construct(Other* place) { ::new (place) Other; }
    template <typename Other, typename... Arguments>
    void construct(Other* place, Arguments&&... arguments)
    {
        ::new (place) Other(std::forward<Arguments>(arguments)...);
    }
    [[nodiscard]] bool operator==(const LargeRoomAllocator&) const { return true; }
};

/// For what is given back soon: a room that is mapped anew for it would be given page by page each
/// time.
template <typename T> using ScratchAllocator = LargeRoomAllocator<T, leastRoomBesideHeap>;

} // namespace history
