// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "value_reader.h"

#include "deploy/deployment/deployment.h"

#include <optional>
#include <vector>

/// The parts of a record below its own fields. Each reads one value, reports what is wrong with it,
/// and gives what could be read.
namespace formats {

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
[[nodiscard]] deployment::Log readLog(
    const PartContext& context, ondemand::value& value, const Pointer& at);

/// The elements of a log, or some of them.
struct LogEntries {
    deployment::Log log;
    std::size_t elements = 0; ///< with those that gave no entry
    std::size_t withoutTime = 0; ///< entries at the beginning that take the time of one before them
};
[[nodiscard]] LogEntries readLogEntries(
    const PartContext& context, ondemand::array& array, const Pointer& at);

} // namespace formats
