// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace models {

/// Where a log says errors, as coarse as a picture of the whole may be: some thousand parts,
/// whatever its size, each with its first error.
class LogErrorMap {
public:
    static constexpr std::size_t maxParts = 4096;

    /// So many entries there are now; never fewer than before.
    void setSize(std::size_t entries);
    /// An entry says an error.
    void add(std::size_t entry);

    /// The first error of the parts that the entries from begin on, up to end, have a share in; a
    /// part may reach a little beyond them. nullopt if there is none.
    [[nodiscard]] std::optional<std::size_t> firstIn(std::size_t begin, std::size_t end) const;

private:
    std::size_t m_partSize = 1; ///< entries that are not told apart
    std::vector<std::uint32_t> m_first; ///< of each part
};

} // namespace models
