// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>

namespace sources {

/// Keeps a quick thread from burying the event loop under what it finds: the first part goes alone,
/// then a few are on their way at a time. What is sent is handled in the order in which it comes,
/// and no part before what the one before it has changed was painted, and keys were answered.
/// Lives in the receiver's thread.
class BackpressureGate final : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BackpressureGate)

public:
    using Handle = std::function<void()>;

    explicit BackpressureGate(int parts);

    /// In the thread that sends: waits until a part may go; false if it is to stop instead. The
    /// part is handled in the receiver's thread.
    bool sendPart(const std::stop_token& stop, Handle handle);
    /// Something that is handled quickly, in the order among the parts.
    void send(Handle handle);

protected:
    bool event(QEvent* event) override;

private:
    struct Sent {
        Handle handle;
        bool isPart = false;
    };

    void add(Sent sent);
    /// The next one, if there is one, or if that is no part.
    [[nodiscard]] std::optional<Sent> next(bool isNoPart);
    void wake();
    void wakeForMore();
    void freeRoom();

    std::mutex m_mutex;
    std::condition_variable_any m_hasCapacity;
    std::deque<Sent> m_sent;
    bool m_isAwake = false; ///< an event is on its way
    int m_room = 1; ///< parts that may go now
    int m_reserve; ///< more, once the first one has arrived
};

} // namespace sources
