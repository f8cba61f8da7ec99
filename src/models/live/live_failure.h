// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live_records.h"

#include "deploy/diagnosis/runs/live_versions.h"
#include "deploy/models/list/going_on.h"

namespace models {

class RunKnowledge;

/// What failed last in a place, in words; all of them are empty where nothing did.
class LiveFailure final {
    Q_DECLARE_TR_FUNCTIONS(models::LiveCard)

public:
    /// All of them outlive it.
    LiveFailure(const diagnosis::LiveVersion& version, const RunKnowledge& knowledge,
        const TimeContext& time);

    /// Trouble where it surely failed after what is live, and not by somebody's wish.
    [[nodiscard]] Emphasis emphasis() const;
    /// "V2.1.0 failed 3 h ago · traffic 25%"
    [[nodiscard]] GoingOn::Part withTraffic() const;
    /// "V2.1.0 failed 3 h ago: Build image: dependency timed out"
    [[nodiscard]] GoingOn::Part withReason() const;
    /// "V2.1.0 traffic 25%": beside the version that is live, it is said whose it is.
    [[nodiscard]] GoingOn::Part trafficBeside() const;
    /// That it may have failed before; empty where that is known.
    [[nodiscard]] QString doubt() const;

private:
    /// Trouble also of what somebody aborted.
    [[nodiscard]] Emphasis emphasisOfTraffic() const;
    [[nodiscard]] bool isAborted() const;
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString traffic() const;
    [[nodiscard]] QString reason() const;

    const diagnosis::LiveVersion& m_version;
    const RunKnowledge& m_knowledge;
    const history::History& m_history;
    const TimeContext& m_time;
    LiveRecords m_records;
};

} // namespace models
