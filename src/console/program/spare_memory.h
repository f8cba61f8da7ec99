// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace console {

/// Gives memory that lies free back to the system some time after much was read or closed. The heap
/// keeps what reading needed, so as not to be given it anew all the time; but a console is open all
/// day, and of a long list that would be a fifth of all its memory.
class SpareMemory final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpareMemory)

public:
    /// What is read in the background afterwards has its time, too.
    static constexpr std::chrono::milliseconds usualRest{10'000};

    explicit SpareMemory(std::chrono::milliseconds rest = usualRest, QObject* parent = nullptr);

    /// Something was closed.
    void noteClosed() { m_timer.start(); }
    /// A source begins to load, or has loaded.
    void noteLoading(bool loading);
    [[nodiscard]] bool isWaiting() const { return m_timer.isActive(); }

Q_SIGNALS:
    void givenBack();

private:
    QTimer m_timer;
};

} // namespace console
