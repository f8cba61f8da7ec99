// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>

#include <optional>

namespace console {

/// The entry of the program in the dock or taskbar, where the desktop has one that understands
/// com.canonical.Unity.LauncherEntry (its documentation: wiki.ubuntu.com/Unity/LauncherAPI). A
/// signal that no one listens to costs nothing.
class Taskbar final {
public:
    struct State {
        int count = 0; ///< of what the user has not seen; none is shown for zero
        bool isUrgent = false;
        std::optional<double> progress; ///< 0 to 1

        bool operator==(const State&) const = default;
    };

    explicit Taskbar(QDBusConnection bus);

    /// Tells the desktop if that is new.
    void show(const State& state);

private:
    QDBusConnection m_bus;
    State m_shown;
};

} // namespace console
