// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace sources {

/// Keeps a quick thread from burying the event loop under what it finds: the first part goes alone,
/// then a few are on their way at a time, and the next one comes when what the last one changed has
/// been painted.
/// Lives in the receiver's thread.
class BackpressureGate final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackpressureGate)

public:
    explicit BackpressureGate(int parts);

    /// In the thread that sends: waits until a part may go; false if it is to stop instead.
    [[nodiscard]] bool acquire(const std::stop_token& stop);
    /// In the receiver's thread, for each part that went, once it has been dealt with.
    void release();

protected:
    bool event(QEvent* event) override;

private:
    std::mutex m_mutex;
    std::condition_variable_any m_hasCapacity;
    int m_room = 1; ///< parts that may go now
    int m_reserve; ///< more, once the first one has arrived
};

} // namespace sources
