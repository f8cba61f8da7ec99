// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/deployment.h"
#include "deploy/formats/json/json_writer.h"
#include "deploy/history/history.h"

#include <cstdint>
#include <string>

namespace server {

/// One object, whose members the function writes.
template <typename Members> [[nodiscard]] std::string jsonObject(Members&& writeMembers)
{
    std::string json;
    formats::JsonWriter writer(json);
    writer.beginObject();
    writeMembers(writer);
    writer.endObject();
    return json;
}

/// DeploymentSummary of docs/openapi.yaml.
void writeSummary(
    formats::JsonWriter& writer, const history::Summary& summary, std::uint64_t revision);
[[nodiscard]] std::string summaryJson(const history::Summary& summary, std::uint64_t revision);
/// Deployment of docs/openapi.yaml.
[[nodiscard]] std::string wholeJson(
    const deployment::Deployment& deployment, std::uint64_t revision);
/// The member "entries": LogEntry of docs/openapi.yaml, those with from <= index < to.
void writeLogEntries(
    formats::JsonWriter& writer, const deployment::Log& log, std::size_t from, std::size_t to);

} // namespace server
