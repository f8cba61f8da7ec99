// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace history {

/// Leads to the record of a deployment. What it means is its source's affair alone (a place in a
/// file, for one); here it is only kept.
enum class RecordHandle : std::uint64_t { None = 0 };

/// What the list knows of one deployment. The strings belong to the caller that filled it. Which
/// column each member is of stands in columns.h.
struct Summary {
    std::string_view id;
    std::string_view version;
    std::string_view environment;
    std::string_view strategy; ///< the wire word, known or not
    std::string_view status; ///< the wire word, known or not
    std::string_view executor;
    std::string_view currentStep;
    std::string_view service; ///< mostly empty
    deployment::Timestamp start;
    std::optional<deployment::Timestamp> end;
    std::optional<double> percentage;
    bool paused = false;
    RecordHandle record = RecordHandle::None;
};

/// The summary of a whole deployment; its texts are the deployment's.
[[nodiscard]] Summary summaryOf(const deployment::Deployment& deployment);
/// Puts what the summary knows into the deployment.
void assignSummary(deployment::Deployment& deployment, const Summary& summary);

} // namespace history
