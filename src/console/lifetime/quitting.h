// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "program/single_instance.h"

#include <QString>

namespace console {

class MainWindow;
class WindowPlace;

/// Quitting ends all windows, each a program of its own, and all that have a place come back.
class Quitting final {
    Q_DISABLE_COPY_MOVE(Quitting)

public:
    /// Without a place it is the first window, or one that does not come back.
    Quitting(MainWindow& window, const WindowPlace* place, bool isFirst);

    [[nodiscard]] bool isUnderWay() const { return m_isUnderWay; }

private:
    void quit();

    const QString m_first; ///< the address of the first window
    const QString m_own;
    SingleInstance m_asked; ///< of a window beside the first
    bool m_isUnderWay = false;
};

} // namespace console
