// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/models/detail/time_marks.h"

#include <QString>

#include <optional>
#include <vector>

namespace models {

/// What happens now with a deployment that has not ended, in short sentences: which step it is at,
/// since when, what it waits for, and what comes next. They claim what the record says and no more;
/// what it does not say is left empty.
struct HappeningNow {
    QString head; ///< "Paused at step 3 of 5: Traffic switch"
    /// Of the step; of what is paused, of the pause: "since 10:25:00, for 5 min 12 s"; where only
    /// the journal tells of it: "pause requested at 10:25:00, 5 min 12 s ago"
    QString since;
    QString waits; ///< "Waits until somebody resumes it." Empty: it goes on, as far as is known
    QString next; ///< "Next: Monitoring"; "This is the last step."
    QString command; ///< the last one that was given: "10:26:40 Pause (ops: too many errors)"
    QString recorded; ///< the step as its source has it, where it is said in other words
    bool isWaitingForPerson = false;

    bool operator==(const HappeningNow&) const = default;
};

/// nullopt of one that has ended. The marks are in the order of time.
[[nodiscard]] std::optional<HappeningNow> happeningNow(const deployment::Deployment& deployment,
    const std::vector<TimeMark>& marks, deployment::Timestamp now, deployment::Zone zone);

} // namespace models
