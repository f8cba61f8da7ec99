// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live_records.h"
#include "live_row.h"

#include "deploy/models/list/going_on.h"

namespace models {

/// Which version the users of a place get and since when, in words.
class LiveService final {
    Q_DECLARE_TR_FUNCTIONS(models::LiveCard)

public:
    /// All of them outlive it.
    LiveService(const diagnosis::LiveVersion& version, const RunKnowledge& knowledge,
        const TimeContext& time);

    /// Empty if it is not known.
    [[nodiscard]] QString version() const;
    /// It has all of the traffic without having succeeded.
    [[nodiscard]] bool hasTakenAll() const { return m_taker.has_value(); }
    [[nodiscard]] bool hasTakenAllThoughFailed() const
    {
        return m_taker && m_taker == m_version.failed;
    }
    /// Its workload has no pods: it is in place, and serves nobody.
    [[nodiscard]] bool isIdle() const { return m_isIdle; }
    [[nodiscard]] QString since() const;
    [[nodiscard]] QString sinceInShort() const;
    /// Beside one that failed and has its traffic.
    [[nodiscard]] GoingOn::Part lastGood() const;

private:
    [[nodiscard]] std::optional<deployment::Timestamp> liveSince() const;
    [[nodiscard]] QString sinceText() const;

    const diagnosis::LiveVersion& m_version;
    const RunKnowledge& m_knowledge;
    const TimeContext& m_time;
    LiveRecords m_records;
    std::optional<history::Row> m_taker; ///< of all of the traffic
    std::optional<BroughtBack> m_back;
    bool m_isIdle;
};

} // namespace models
