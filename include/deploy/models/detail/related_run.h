// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/operations/command.h"

#include <QString>

#include <string>

namespace models {

/// Another deployment that belongs to one by a command of this console: the one that it began, or
/// the one on whose page it was given.
struct RelatedRun {
    std::string id;
    operations::CommandKind kind = operations::CommandKind::RollBack;
    QString text; ///< "Rollback to V2.0.5: open"

    bool operator==(const RelatedRun&) const = default;
};

/// What the command began: a deployment of that version.
[[nodiscard]] RelatedRun begunBy(
    const operations::Command& command, const std::string& id, std::string_view version);
/// Where what a command began comes from.
[[nodiscard]] RelatedRun originOf(const operations::Command& command);

} // namespace models
