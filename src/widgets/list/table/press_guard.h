// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace widgets {

/// Detects which press on a row was meant for it, since rows move automatically: not one that comes
/// right after another row has taken the place under the pointer. Between the presses of a double
/// click rows are to stand still.
class PressGuard final {
public:
    /// Monotonic time, from any beginning.
    using Uptime = std::function<std::chrono::milliseconds()>;

    PressGuard();

    void setUptime(Uptime uptime) { m_uptime = std::move(uptime); }
    [[nodiscard]] std::chrono::milliseconds uptime() const { return m_uptime(); }
    /// Another row came under the pointer.
    void noteShift() { m_lastShift = m_uptime(); }
    /// On the row with that id; empty: on none that a double click opens. False if it does not
    /// count.
    [[nodiscard]] bool press(const QString& id, Qt::MouseButton button);
    /// False if its press did not count.
    [[nodiscard]] bool release() { return !std::exchange(m_isPassedOver, false); }
    /// What the first press was on, once; empty if it was on nothing.
    [[nodiscard]] QString takePressed();
    /// How long rows have to stand still yet.
    [[nodiscard]] std::chrono::milliseconds rest() const;

private:
    Uptime m_uptime;
    std::optional<std::chrono::milliseconds> m_lastPress;
    std::optional<std::chrono::milliseconds> m_lastShift;
    QString m_pressedId;
    bool m_isPassedOver = false;
};

} // namespace widgets
