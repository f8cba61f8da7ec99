// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/sources/scheduler.h"

namespace sources {

/// Keeps requests from crowding a server: so many at once, and then one each interval, as kubectl
/// does (client-go's flow control: 5 a second, 10 at once).
class RequestPacer {
public:
    explicit RequestPacer(std::shared_ptr<Scheduler> scheduler)
        : m_scheduler(std::move(scheduler))
    {
    }

    /// Takes the next turn: how long until it comes.
    [[nodiscard]] deployment::Milliseconds take();

private:
    std::shared_ptr<Scheduler> m_scheduler;
    deployment::Timestamp m_next; ///< turn; it may lie before now
};

} // namespace sources
