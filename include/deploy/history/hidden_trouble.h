// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/history/history.h"
#include "deploy/history/row_set.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace history {

/// What a filter hides although an engineer on call may need to see it: deployments that run
/// or are paused, and those that have failed recently.
struct HiddenTrouble {
    std::size_t running = 0;
    std::size_t paused = 0;
    std::size_t failed = 0; ///< or rolled back
    std::vector<std::string> statuses; ///< theirs, as a filter goes by them
    std::optional<deployment::Timestamp> firstStart;

    [[nodiscard]] bool isEmpty() const { return running + paused + failed == 0; }
};
/// Keeps which deployments of a history these are, so that another filter costs as much as there
/// are of them, and an update as much as has changed.
class TroubleFinder {
public:
    /// What is not in the set of those that are shown. Recently: ended (or, if that is not known,
    /// started) at that time or later.
    [[nodiscard]] HiddenTrouble hidden(
        const History& history, const RowSet& shown, deployment::Timestamp lately);

private:
    void follow(const History& history, deployment::Timestamp lately);

    std::uint64_t m_identity = 0; ///< of the history that they are of,
    std::uint64_t m_revision = 0; ///< and how far
    deployment::Timestamp m_lately;
    RowSet m_rows; ///< as of that time; later on some of them are not recent any more
};

} // namespace history
