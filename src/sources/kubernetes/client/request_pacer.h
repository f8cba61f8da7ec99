// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

#include <set>

namespace sources {

/// Keeps requests from crowding a server: so many at once, and then one each interval, as kubectl
/// does (client-go's flow control: 5 a second, 10 at once).
class RequestPacer {
public:
    explicit RequestPacer(std::shared_ptr<Scheduler> scheduler)
        : m_scheduler(std::move(scheduler))
    {
    }

    /// Takes the next turn; one that lies before now has come.
    [[nodiscard]] deployment::Timestamp take();
    [[nodiscard]] deployment::Milliseconds timeUntil(deployment::Timestamp turn) const;
    /// The request was called off: another one has the turn, if it has not come yet.
    void giveBack(deployment::Timestamp turn);

private:
    std::shared_ptr<Scheduler> m_scheduler;
    deployment::Timestamp m_next; ///< turn after all that were taken; it may lie before now
    std::set<deployment::Timestamp> m_free; ///< turns before that one
    deployment::Timestamp m_taken; ///< when the latest was
};

} // namespace sources
