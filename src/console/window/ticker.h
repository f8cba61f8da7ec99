// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

namespace models {
class TimeContext;
}

namespace console {

/// Advances the current time: every second while something on the screen shows it, seldom
/// otherwise, and not at all for an invisible window.
class Ticker final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Ticker)

public:
    explicit Ticker(models::TimeContext& time, QObject* parent = nullptr);

    /// Now, and when it is due from here on.
    void tick();
    void setPaused(bool paused) { m_isPaused = paused; }

private:
    models::TimeContext& m_time;
    QTimer m_timer;
    bool m_isPaused = false;
};

} // namespace console
