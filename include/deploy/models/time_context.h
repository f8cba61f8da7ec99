// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QObject>

namespace models {

/// The current time and the zone that every view shows times in: one object, passed to all of them.
class TimeContext final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeContext)

public:
    explicit TimeContext(deployment::Clock clock, deployment::Zone zone, QObject* parent = nullptr);

    /// What every view says: the moment of the last tick, so that no two clocks of one run differ,
    /// whenever each of them is painted. The clock itself where no tick came for a while.
    [[nodiscard]] deployment::Timestamp now() const;
    /// The clock, for what is recorded or begins just now.
    [[nodiscard]] deployment::Timestamp exactNow() const { return m_clock(); }
    [[nodiscard]] deployment::Zone zone() const { return m_zone; }
    void setZone(deployment::Zone zone);
    /// Says that time has passed: views that show a running duration or an age update it. True if a
    /// view shows something that changes every second.
    bool tick();
    /// For those who are ticked: something they show changes every second.
    void requestTickEverySecond() const { m_isSecondNeeded = true; }

Q_SIGNALS:
    /// Another zone, or another offset of the same one.
    void zoneChanged();
    void ticked();

private:
    deployment::Clock m_clock;
    deployment::Zone m_zone;
    deployment::Timestamp m_ticked; ///< when
    std::chrono::seconds m_offset; ///< of the zone, now
    mutable bool m_isSecondNeeded = false;
};

} // namespace models
