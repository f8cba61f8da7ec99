// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/sources/freshness.h"

#include <QObject>

namespace sources {

/// Why what is shown may be old.
struct Outage {
    Freshness::State state;
    deployment::Message reason;
    std::optional<deployment::Timestamp> nextAttempt;
    deployment::ErrorCode code = deployment::ErrorCode::Unknown;
};

/// How fresh what a live source gave is: what it says in itself, unless there is an outage.
class FreshnessTracker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FreshnessTracker)

public:
    FreshnessTracker() = default;

    [[nodiscard]] const Freshness& freshness() const { return m_freshness; }
    [[nodiscard]] bool hasOutage() const { return m_outage.has_value(); }
    /// True if there was one. Shown with the next update().
    bool endOutage();
    void setOutage(Outage outage);
    /// What is shown is current now.
    void confirm(deployment::Timestamp now) { m_freshness.asOf = now; }
    /// The same of a sign of life, which says nothing during an outage.
    void hear(deployment::Timestamp now);
    /// The state where there is no outage.
    void update(Freshness::State state);

Q_SIGNALS:
    void changed(const sources::Freshness& freshness);

private:
    Freshness m_freshness;
    std::optional<Outage> m_outage;
};

/// The outage that an error means. No next attempt: it waits for the user.
[[nodiscard]] Outage outageOf(
    const deployment::Error& error, std::optional<deployment::Timestamp> nextAttempt);

} // namespace sources
