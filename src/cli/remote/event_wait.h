// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <chrono>
#include <optional>

namespace cli {

/// Waits for something that the event loop brings: a program without windows has nothing else to
/// do. Also the context of the connections that call end().
class EventWait final : public QObject {
    Q_DISABLE_COPY_MOVE(EventWait)

public:
    EventWait() = default;

    /// Runs the event loop until end(), or until the time is over.
    void run(std::optional<std::chrono::milliseconds> longest = std::nullopt);
    void end();

private:
    bool m_hasEnded = false;
};

} // namespace cli
