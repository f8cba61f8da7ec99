// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"

#include <QObject>

#include <optional>

namespace models {

/// The current time and the zone that every view shows times in: one object, passed to all of them;
/// to the views of one source, one of its own, that knows how long what goes on there has been
/// seen; and to the page of one deployment of it, which may be read no more while the others are.
class TimeContext final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimeContext)

public:
    explicit TimeContext(deployment::Clock clock, deployment::Zone zone, QObject* parent = nullptr);
    /// For the views of a part. Time and zone are those of the whole, which outlives it; nothing of
    /// it is seen for longer than the whole is.
    TimeContext(const TimeContext& whole, QObject* parent);

    /// What every view says: the moment of the last tick, so that no two clocks of one run differ,
    /// whenever each of them is painted. The clock itself where no tick came for a while. For the
    /// views of a source, by the clock by which its records are dated.
    [[nodiscard]] deployment::Timestamp now() const { return localNow() + lead(); }
    /// The same by this computer's clock: for what has happened here.
    [[nodiscard]] deployment::Timestamp localNow() const;
    /// This computer's clock itself, for what is recorded or begins just now.
    [[nodiscard]] deployment::Timestamp exactNow() const { return m_clock(); }
    [[nodiscard]] deployment::Zone zone() const { return m_zone; }
    void setZone(deployment::Zone zone); ///< of the whole
    /// Until when what goes on is known to have gone on: now, or when its source was heard last.
    /// What has run for how long by now, and whether it is late, is not known after that.
    [[nodiscard]] deployment::Timestamp seenUntil() const;
    [[nodiscard]] bool isSeen() const
    {
        return !m_seenUntil && (m_whole == nullptr || m_whole->isSeen());
    }
    /// By this computer's clock; nullopt: its source is heard.
    void setSeenUntil(std::optional<deployment::Timestamp> time);
    /// How much more the source's clock shows than this computer's; negative: less.
    [[nodiscard]] deployment::Milliseconds lead() const
    {
        return m_whole == nullptr ? m_lead : m_whole->lead() + m_lead;
    }
    void setLead(deployment::Milliseconds lead);
    /// Says that time has passed: views that show a running duration or an age update it. True if a
    /// view shows something that changes every second.
    bool tick();
    /// For those who are ticked: something they show changes every second.
    void requestTickEverySecond() const;

Q_SIGNALS:
    /// Another zone, or another offset of the same one.
    void zoneChanged();
    void ticked();

private:
    const TimeContext* m_whole = nullptr;
    std::optional<deployment::Timestamp> m_seenUntil;
    deployment::Milliseconds m_lead{0};
    deployment::Clock m_clock;
    deployment::Zone m_zone;
    deployment::Timestamp m_ticked; ///< when
    std::chrono::seconds m_offset; ///< of the zone, now
    mutable bool m_isSecondNeeded = false;
};

} // namespace models
