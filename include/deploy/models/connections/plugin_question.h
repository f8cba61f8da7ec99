// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace models {

/// What the user is asked before a program that a kubeconfig names is run for the first time.
struct PluginQuestion {
    QString context; ///< that needs its credentials
    QString file; ///< the kubeconfig that names it
    QString commandLine; ///< the whole of it, as one would type it

    bool operator==(const PluginQuestion&) const = default;
};

/// What the user has answered.
enum class PluginAnswer : std::uint8_t {
    No,
    ThisRun, ///< until the program ends
    Always, ///< this command line of this file
};

} // namespace models
