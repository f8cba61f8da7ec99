// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace console {

/// What the desktop program was told on its command line.
struct Options {
    QStringList sources; ///< paths and addresses to open
    bool demo = false; ///< open the built-in demonstration
    QString language; ///< empty: as in the settings
    QString theme; ///< "light", "dark", or empty: as in the settings
    bool utc = false;
    bool verbose = false;
    bool readOnly = false; ///< commands are off for this run
    QString tourFolder; ///< walk through the program by itself and save pictures here, then end
    bool frameTimes = false; ///< print how quickly the program answered when it ends
    QString present; ///< RFC 3339: what to take for now (for pictures and tests)

    /// Reads the arguments; says what was wrong and ends the process for a wrong usage, --help and
    /// --version.
    [[nodiscard]] static Options fromArguments(const QStringList& arguments);
};

} // namespace console
