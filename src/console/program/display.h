// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace console {

/// Where the environment says that a display is.
struct DisplayNames {
    QByteArray x11 = {}; ///< DISPLAY
    QByteArray wayland = {}; ///< WAYLAND_DISPLAY
    QByteArray runtimeFolder = {}; ///< XDG_RUNTIME_DIR, where sockets of Wayland lie
    bool isWaylandConnected = false; ///< by a socket that was handed over (WAYLAND_SOCKET)
};

[[nodiscard]] DisplayNames displayNames();

/// That there is no display, or that nothing answers at those that are named; empty if there may be
/// one. Displays of other machines are not asked. Qt itself would abort, and advise to install the
/// program again.
[[nodiscard]] QString missingDisplayText(const DisplayNames& names);

/// While it lives, Qt begins to speak to the display. A display that refuses it (its
/// authorization), or a part of Qt that is missing, ends the program with one sentence and exit
/// code 1, where Qt would abort. What Qt says in the meantime is written at its end.
class DisplayStart {
    Q_DISABLE_COPY_MOVE(DisplayStart)

public:
    DisplayStart();
    ~DisplayStart();
};

} // namespace console
