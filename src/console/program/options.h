// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <tl/expected.hpp>

#include <span>

namespace console {

/// An option of the desktop program.
struct Switch {
    const char* name; ///< without the dashes
    const char* description; ///< %1 is for the choices, "or" between them
    const char* value = ""; ///< name of its value; empty for one that takes none
    const char* choices = ""; ///< what the value may be, blanks between; empty: anything

    /// With its choices; those of the language are the languages there are.
    [[nodiscard]] QStringList words() const;
    [[nodiscard]] QString help() const;
};

/// All of them but --help and --version, in the order of the help.
[[nodiscard]] std::span<const Switch> switches();

/// What was given on the command line of the desktop program.
struct Options {
    QStringList sources; ///< paths and addresses to open
    bool demo = false; ///< open the built-in demonstration
    QString language; ///< empty: as in the settings
    QString theme; ///< "light", "dark", or empty: as in the settings
    bool utc = false;
    bool verbose = false;
    bool noRestore = false; ///< begin without the tabs of the last time
    bool newWindow = false; ///< another window, even where one is open
    bool readOnly = false; ///< commands are off for this run
    bool frameTimes = false; ///< print how quickly the program answered when it ends
    bool dumpState = false; ///< print the state of what is open when it ends
    bool namesPlatform = false; ///< of Qt: where to paint, so that no display is looked for
    QString present; ///< RFC 3339: what to take for now (for pictures and tests)

    /// Something is chosen that holds in this run alone.
    [[nodiscard]] bool isForThisRunOnly() const;
    /// What of that holds in the windows that are opened from this one, too, as arguments.
    [[nodiscard]] QStringList forOtherWindows() const;
    /// Whether a window that is open already may do what is asked for: nothing that is chosen for
    /// one run only applies to another run.
    [[nodiscard]] bool canBeHandedOver() const;

    /// What to say instead of starting: help, the version, or what is wrong with the arguments.
    struct Ending {
        int exitCode = 0;
        QString text;
    };
    /// Needs neither an application nor a display. Options of Qt itself are let through.
    [[nodiscard]] static tl::expected<Options, Ending> fromArguments(
        const QStringList& arguments, const QString& version);
};

} // namespace console
