// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace diagnosis {

/// What a line is to the stack of an exception, as Java, .NET, Python, Go, Node, Ruby and Rust
/// write it.
enum class StackPart : std::uint8_t {
    None,
    Begin, ///< "Traceback (most recent call last):": the exception comes after its frames
    Frame,
    Code, ///< indented: part of a stack only after a frame
    Cause, ///< "Caused by: …"
};
[[nodiscard]] StackPart stackPartOf(std::string_view line);

/// The entries of an exception whose stack was logged line by line.
struct StackOfEntries {
    std::size_t first = 0;
    std::size_t count = 1;
    std::size_t names = 0; ///< the entry that names the exception; within
};
/// That which the entry belongs to; the entry alone if it belongs to none.
[[nodiscard]] StackOfEntries stackAround(const deployment::Log& log, std::size_t entry);

} // namespace diagnosis
