// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value_reader.h"

#include "deploy/deployment/deployment.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

/// The parts of a record below its own fields. Each reads one value, reports what is wrong with it,
/// and gives what could be read.
namespace formats {

class JsonWriter;

struct PartContext {
    ValueReader& values;
    RecordProblems& problems;
    std::optional<deployment::Timestamp> now{}; ///< if what is later is to get a warning
};

[[nodiscard]] std::vector<deployment::Step> readSteps(
    const PartContext& context, ondemand::value& value, const Pointer& at);
[[nodiscard]] deployment::Resources readResources(
    const PartContext& context, ondemand::value& value, const Pointer& at);
[[nodiscard]] deployment::Metrics readMetrics(
    const PartContext& context, ondemand::value& value, const Pointer& at);
/// Of each series that something is said of, by its name.
using NotesOfMetrics = std::vector<std::pair<std::string, deployment::MetricNotes>>;
[[nodiscard]] NotesOfMetrics readMetricNotes(
    const PartContext& context, ondemand::value& value, const Pointer& at);
[[nodiscard]] std::optional<deployment::Workload> readWorkload(
    const PartContext& context, ondemand::value& value, const Pointer& at);
/// A list of texts; what is none in it is left out.
[[nodiscard]] std::vector<std::string> readTexts(
    const PartContext& context, ondemand::value& value, const Pointer& at);
void writeTexts(JsonWriter& writer, std::string_view name, const std::vector<std::string>& texts);
void writeWorkload(JsonWriter& writer, const deployment::Workload& workload);
[[nodiscard]] deployment::Log readLog(
    const PartContext& context, ondemand::value& value, const Pointer& at);

/// The elements of a log, or some of them.
struct LogEntries {
    deployment::Log log;
    std::size_t elements = 0; ///< with those that gave no entry
};
[[nodiscard]] LogEntries readLogEntries(
    const PartContext& context, ondemand::array& array, const Pointer& at);

} // namespace formats
