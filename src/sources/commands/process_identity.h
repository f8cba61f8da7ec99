// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/journal_entry.h"

#include <cstdint>
#include <string>

namespace sources {

/// A process of this machine. Numbers are used again; with its start and the boot of the machine
/// there is only one.
struct ProcessIdentity {
    std::int64_t number = 0;
    std::string start;

    [[nodiscard]] static ProcessIdentity own();
    /// Without a start (of an older journal) the number alone counts.
    [[nodiscard]] bool isAlive() const;
    bool operator==(const ProcessIdentity&) const = default;
};

/// In whose hands an entry is.
[[nodiscard]] ProcessIdentity holderOf(const operations::JournalEntry& entry);

} // namespace sources
