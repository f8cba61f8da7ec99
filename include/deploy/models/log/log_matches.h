// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace models {

/// The entries of a log that a search has found, ascending. They are kept as they arrive, in runs
/// that never change: a copy shares them, and taking in millions moves none that are there.
class LogMatches {
public:
    using Run = std::vector<std::uint32_t>;

    /// Entries after those that are there, ascending.
    void append(Run run);
    void clear() { *this = LogMatches(); }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    /// The entry of the match with this number, counted from 0.
    [[nodiscard]] std::size_t operator[](std::size_t match) const;
    /// The number of the first match at or after the entry; size() if there is none.
    [[nodiscard]] std::size_t lowerBound(std::size_t entry) const;
    [[nodiscard]] bool contains(std::size_t entry) const;

private:
    struct Part {
        std::size_t first = 0; ///< number of its first match
        std::shared_ptr<const Run> run; ///< never empty
    };

    std::vector<Part> m_parts;
    std::size_t m_size = 0;
};

} // namespace models
