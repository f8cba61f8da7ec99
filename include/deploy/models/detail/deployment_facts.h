// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/history/columns.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace models {

/// A plain field of a deployment, as the user reads it.
struct DeploymentFact {
    QString title; ///< "Start time"
    QString value; ///< an en dash where the record has none
    QString copied; ///< a time to the millisecond and with its offset; else as it is read
    /// By whose values a list can be narrowed to those with the same; nullopt: by none.
    std::optional<history::Column> column = std::nullopt;
    std::string word = {}; ///< the value there, as the record has it
    bool isTime = false; ///< a moment, told in a zone

    bool operator==(const DeploymentFact&) const = default;
};

/// In the order in which they are read. The service is among them where the record has one.
[[nodiscard]] std::vector<DeploymentFact> deploymentFacts(
    const deployment::Deployment& deployment, deployment::Timestamp now, deployment::Zone zone);

} // namespace models
