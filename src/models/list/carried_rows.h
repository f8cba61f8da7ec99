// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace models {

/// Where rows of a history stand in the one that comes in its place, by their ids. Most come in the
/// order that they had, a few of them earlier or later: each is first looked for where the one
/// before it says, since an index of a million ids lies far apart.
class CarriedRows {
public:
    CarriedRows(const history::History& from, const history::History& to);

    /// nullopt if the other has no such deployment.
    [[nodiscard]] std::optional<history::Row> find(history::Row row);
    /// What find() has found.
    [[nodiscard]] history::Row found(history::Row row) const { return m_found[row]; }

private:
    [[nodiscard]] std::optional<history::Row> nextTo(history::Row row) const;

    const history::History& m_from;
    const history::History& m_to;
    std::int64_t m_shift = 0; ///< of the row that was found last
    std::vector<history::Row> m_found;
};

} // namespace models
