// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/history/history.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace server {

using Json = nlohmann::ordered_json;

/// One line; bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string dumped(const Json& json);
/// RFC 3339 in UTC.
[[nodiscard]] std::string timeText(deployment::Timestamp time);

/// DeploymentSummary of docs/openapi.yaml.
[[nodiscard]] Json summaryJson(const history::Summary& summary, std::uint64_t revision);
/// Deployment of docs/openapi.yaml.
[[nodiscard]] std::string wholeJson(
    const deployment::Deployment& deployment, std::uint64_t revision);
/// LogEntry, those with from <= index < to.
[[nodiscard]] Json logEntriesJson(const deployment::Log& log, std::size_t from, std::size_t to);

} // namespace server
