// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/timestamp.h"
#include "deploy/history/history.h"

#include <QString>

#include <vector>

namespace models {

/// A run that another one can be compared with.
struct RunChoice {
    QString id;
    QString text; ///< "V2.0.5 · 2025-02-14 10:00", with its status unless it succeeded
    bool isLastGood = false;

    bool operator==(const RunChoice&) const = default;
};

/// How many earlier runs are offered.
inline constexpr std::size_t mostRunChoices = 30;

/// The last good runs of the same kind before the deployment, the newest first, and the chosen one
/// where it is none of them. Empty for a deployment that the history does not know.
[[nodiscard]] std::vector<RunChoice> runChoices(const history::History& history, const QString& id,
    const QString& chosen, deployment::Zone zone);

} // namespace models
