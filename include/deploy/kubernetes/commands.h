// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/workload_object.h"
#include "deploy/operations/command_briefing.h"
#include "deploy/operations/command_spec.h"
#include "deploy/operations/effect.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Commands to a workload of a cluster as the requests that kubectl and its plug-in for Argo
/// Rollouts send, when each can be given, and how it shows that it took effect.
namespace kubernetes {

/// One request of a command; all are PATCH.
struct Patch {
    enum class Type : std::uint8_t { Merge, Json };
    std::string path; ///< with the subresource; without a query
    Type type = Type::Merge;
    std::string body;

    [[nodiscard]] std::string_view contentType() const;
    /// The same to the object itself where this one goes to its status; else nullopt. Controllers
    /// before v0.10 have no status of its own: its address is not found there.
    [[nodiscard]] std::optional<Patch> onObject() const;
    bool operator==(const Patch&) const = default;
};

/// The state of a workload that a command is decided on, in the words of Snapshot::revision: uid,
/// template, step, what pauses it. Moves only when the decision might be another one.
[[nodiscard]] std::string guardOf(const WorkloadObject& workload);
/// What a command that was decided on that guard would meet instead, as a sentence; nullopt if it
/// would meet the same as far as it bears on a command of the kind.
[[nodiscard]] std::optional<deployment::Message> differenceFrom(
    const std::string& decidedOn, operations::CommandKind kind, const WorkloadObject& workload);

/// The commands that workloads of the kind take, in the order of a menu.
[[nodiscard]] std::span<const operations::CommandSpec> commandsFor(ObjectKind kind);

/// Why the command makes no sense as the workload stands: what is not paused is not resumed, what
/// was aborted is not aborted again; nullopt where nothing speaks against it. For offering it, and
/// for planning it.
[[nodiscard]] std::optional<deployment::Message> objectionTo(
    operations::CommandKind kind, const WorkloadObject& workload);

/// What a command changes, as the API gave it.
struct CommandObjects {
    std::string workload;
    std::vector<std::string> replicaSets; ///< of the workload; only a rollback needs them
    std::string templateOwner; ///< the Deployment that a workloadRef names; only for a rollback
};

/// What a command would do to the workload as it is now.
struct CommandPlan {
    std::vector<Patch>
        patches; ///< in their order; a later one is sent where the one before was taken
    operations::CommandBriefing briefing; ///< what must be said before, what can be gone back to
};
/// Errors (Refused): an objection, the revision is gone, ...; sentences for the user. A
/// rollback without a target is a plan without patches, which says what there is to choose from.
/// @p annotatesReason: the reason is written onto the object, too.
[[nodiscard]] deployment::Expected<CommandPlan> planOf(const operations::Command& command,
    ObjectKind kind, const CommandObjects& objects, bool annotatesReason);

/// What the workload, read again, shows of a command that was sent. Of one that the cluster has not
/// answered it is NotVisible where somebody else has put there what was asked for; where nobody
/// tells who did, it is Shown.
[[nodiscard]] operations::Effect effectOf(const operations::Command& command,
    const WorkloadObject& workload,
    operations::Standing standing = operations::Standing::Acknowledged);
/// Whether what is shown of a command of that kind cannot be of another one.
[[nodiscard]] bool hasOwnTrace(operations::CommandKind kind);

} // namespace kubernetes
