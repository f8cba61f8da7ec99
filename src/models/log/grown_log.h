// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/log.h"

namespace models {

/// Whether the longer log begins with the shorter one; comparing both ends of the shorter one
/// suffices, since a source only ever appends or gives a new log.
[[nodiscard]] inline bool isGrownFrom(const deployment::Log& before, const deployment::Log& after)
{
    if (after.size() < before.size())
        return false;
    const auto same = [&](std::size_t entry) {
        return before.ownTime(entry) == after.ownTime(entry)
            && before.message(entry) == after.message(entry);
    };
    return before.empty() || (same(0) && same(before.size() / 2) && same(before.size() - 1));
}

} // namespace models
