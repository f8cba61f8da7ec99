// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/object.h"
#include "deploy/operations/command_spec.h"
#include "deploy/operations/outcome.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

/// One request of a command; all are PATCH.
struct Patch {
    enum class Type : std::uint8_t { Merge, Json };
    std::string path; ///< with the subresource; without a query
    Type type = Type::Merge;
    std::string body;

    [[nodiscard]] std::string_view contentType() const;
};

/// The state of a workload that a command is decided on, in the words of Snapshot::revision: uid,
/// hash of the template, step, what pauses it. Moves only when the decision might be another one.
[[nodiscard]] std::string guardOf(ObjectKind kind, std::string_view workloadJson);

/// What a command of a kind would do to the workload as it is now, or why it cannot be given.
struct CommandPlan {
    std::vector<Patch>
        patches; ///< in their order; a later one is sent where the one before was taken
    std::vector<deployment::Message>
        notes; ///< what must be said before: what is lifted, what undoes it
};
/// The commands that workloads take, in the order of a menu.
[[nodiscard]] std::vector<operations::CommandSpec> commandsFor(ObjectKind kind);
/// @p replicaSets: JSON of those of the workload; only a rollback needs them.
/// Errors (Refused): it is not paused, the revision is gone, ...; sentences for the user.
[[nodiscard]] deployment::Expected<CommandPlan> planOf(const operations::Command& command,
    ObjectKind kind, std::string_view workloadJson, const std::vector<std::string>& replicaSets);

/// What the workload, read again, shows of a command that was sent.
[[nodiscard]] operations::Effect effectOf(
    const operations::Command& command, ObjectKind kind, std::string_view workloadJson);

} // namespace kubernetes
