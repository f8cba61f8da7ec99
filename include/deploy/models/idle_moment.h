// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace models {

/// A moment in which the event loop has nothing else to do: for work that makes a frame later where
/// it follows other work without a pause. Where the loop never rests, or its timers are late, the
/// moment comes all the same after it has been looked for so often.
class IdleMoment final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(IdleMoment)

public:
    explicit IdleMoment(int mostTries, QObject* parent = nullptr);

    /// Looks for one from now on; not twice at a time.
    void await();
    [[nodiscard]] bool isAwaited() const { return m_timer.isActive(); }
    void drop() { m_timer.stop(); }

Q_SIGNALS:
    void came();

private:
    void tryNext();
    void handleTimeout();

    const int m_mostTries;
    int m_tries = 0;
    QTimer m_timer;
    QElapsedTimer m_asked; ///< since the timer was started
};

} // namespace models
