// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <simdjson.h>

#include <cstddef>

namespace benchmarks {

/// What a bare pass has seen, so that none of it can be left out.
struct BarePass {
    std::size_t records = 0;
    std::size_t total = 0; ///< of lengths and numbers
};

/// Reads the fields that the list shows, with one parser of simdjson and nothing else: no check, no
/// place, no history.
[[nodiscard]] BarePass passOverArray(const simdjson::padded_string& json);
[[nodiscard]] BarePass passOverLines(const simdjson::padded_string& json);

/// Makes the compiler believe that it is used.
void keep(const BarePass& pass);

} // namespace benchmarks
