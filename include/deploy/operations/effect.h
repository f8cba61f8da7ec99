// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/operations/command.h"

#include <cstdint>
#include <string_view>

/// What a deployment shows of a command that it was sent: what is left to look at where the answer
/// was lost.
namespace operations {

/// What the deployment, read again, shows of a command.
enum class Effect : std::uint8_t {
    Unclear,
    Unchanged, ///< it stands as if there had been no command
    Shown, ///< exactly what was asked for
    NotVisible, ///< it can't be seen in it any more; or what is seen is not of this command
};

/// What the server has said of a command so far.
enum class Standing : std::uint8_t {
    Silent,
    Acknowledged, ///< it has accepted it
    Denied, ///< it does not know it, asked by the caller that sent it
};
[[nodiscard]] Effect effectOn(const Command& command, Standing standing,
    const deployment::Deployment& deployment, std::string_view revision);

/// The version that all of the traffic reaches; empty if the resources do not say.
[[nodiscard]] std::string_view servingVersion(const deployment::Deployment& deployment);

} // namespace operations
