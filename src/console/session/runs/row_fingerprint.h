// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"

#include <optional>
#include <string>

namespace console {

/// What shows in the list that the record of a deployment may be another one.
struct RowFingerprint {
    /// Of a source whose rows lead to their records: where that is, and which set of rows it was.
    /// Of a server's row, only where its record is in the archive: the server's may be another one.
    std::uint64_t edition = 0;
    history::RecordHandle record = history::RecordHandle::None;
    std::string status;
    deployment::Timestamp start;
    std::optional<deployment::Timestamp> end;
    std::optional<double> percentage;
    bool isPaused = false;

    bool operator==(const RowFingerprint&) const = default;
};

} // namespace console
