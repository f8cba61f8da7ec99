// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"

#include <QRect>
#include <QString>
#include <QStringList>

#include <memory>

class QLockFile;

namespace console {

/// Where a window beside the first one keeps what comes back at the next start, its tabs and its
/// geometry: a folder of its own below that of the settings, with a lock that a window holds while
/// it is open. What crashes leave waits there.
class WindowPlace final {
    Q_DISABLE_COPY_MOVE(WindowPlace)

public:
    /// Windows beside the first one.
    static constexpr int most = 7;

    /// So many wait to be opened again.
    [[nodiscard]] static int waiting(const QString& folder = configFolder());
    /// One that waits; null if none does.
    [[nodiscard]] static std::unique_ptr<WindowPlace> takeWaiting(
        const QString& folder = configFolder());
    /// One without anything in it; null if there are too many, or nothing can be written.
    [[nodiscard]] static std::unique_ptr<WindowPlace> takeNew(
        const QString& folder = configFolder());
    ~WindowPlace();

    [[nodiscard]] Settings& settings() { return m_settings; }
    /// It does not come back.
    void forget();
    /// Where the window that holds it is asked to quit; that of the first window is given.
    [[nodiscard]] QString address(const QString& first) const;

private:
    WindowPlace(int number, const QString& folder, std::unique_ptr<QLockFile> lock);
    static std::unique_ptr<WindowPlace> take(const QString& folder, bool waiting);

    int m_number;
    QString m_folder;
    std::unique_ptr<QLockFile> m_lock;
    Settings m_settings;
};

/// Has all other windows quit, that of the given address but one: each keeps what it has open for
/// the next start. One that does not answer in a second stays.
void quitOtherWindows(const QString& first, const QString& own);
/// Where a window of this program that has no place, since there are too many, is asked to quit.
[[nodiscard]] QString addressWithoutPlace(const QString& first);

/// Where the frame of a new window stands: a little below and to the right of another one, and from
/// the edge of the screen again where there is no room for that.
[[nodiscard]] QRect nextToFrame(const QRect& frame, const QRect& screen);

/// Starts the program once more, with a window beside those that are open: next to that of this
/// program, where it has one, and as large.
void startOtherWindow(const QStringList& options = {});

} // namespace console
