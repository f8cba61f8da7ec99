// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/models/idle_moment.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace widgets {

/// Lets updates of a view through. While a huge history streams in, every part asks for all rows to
/// be filtered and ranked again: after a costly update comes a rest, so that most of the time stays
/// for the user.
class UpdatePacer final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UpdatePacer)

public:
    /// How long updates have to wait for something else.
    using Hold = std::function<std::chrono::milliseconds()>;
    /// Monotonic time, from any beginning.
    using Uptime = std::function<std::chrono::milliseconds()>;

    UpdatePacer(std::function<void()> update, Hold hold, Uptime uptime, QObject* parent = nullptr);

    /// Rests at least so long after each update, however cheap it was: each is painted, too.
    void setLeastRest(std::chrono::milliseconds rest) { m_leastRest = rest; }
    /// Gives each update an event of its own, if possible one that follows no other work: what asks
    /// for it has taken time, too.
    void setApart(bool apart) { m_isApart = apart; }

    /// An update is due: at once (apart: in a moment), or after the rest.
    void request();
    /// The update that waits, now; nothing else.
    void updateNow();
    [[nodiscard]] bool isWaiting() const { return m_timer.isActive() || m_idle.isAwaited(); }
    /// What waits is done by something else.
    void drop();

private:
    [[nodiscard]] std::chrono::milliseconds rest() const;
    void handleTimeout();

    std::function<void()> m_update;
    Hold m_hold;
    Uptime m_uptime;
    QTimer m_timer;
    models::IdleMoment m_idle;
    std::chrono::milliseconds m_leastRest{0};
    std::chrono::milliseconds m_leastEnd{0}; ///< of that rest, as uptime
    std::chrono::milliseconds m_cooldownEnd{0}; ///< as uptime
    bool m_isApart = false;
};

} // namespace widgets
