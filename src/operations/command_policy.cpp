// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/command_policy.h"

#include <algorithm>

namespace operations {

namespace {

using deployment::Status;
using enum Condition;

DisabledReason disabledReasonOf(Status status)
{
    switch (status) {
    case Status::Pending:
        return DisabledReason::NotStarted;
    case Status::Completed:
        return DisabledReason::Succeeded;
    case Status::Failed:
        return DisabledReason::Failed;
    case Status::RolledBack:
        return DisabledReason::RolledBack;
    case Status::Running:
        return DisabledReason::StillRunning;
    case Status::Unknown:
        break;
    }
    return DisabledReason::UnknownStatus;
}

} // namespace

CommandSubject subjectOf(const deployment::Deployment& deployment)
{
    const bool isHeld = deployment.status.known != Status::Running && deployment.workload
        && deployment.workload->phase == "Paused";
    return {deployment.status.known, deployment.paused, false, isHeld};
}

bool fitsPaused(CommandKind kind, bool paused)
{
    return std::ranges::none_of(
        specOf(kind).when, [&](Condition each) { return each == (paused ? NotPaused : Paused); });
}

bool dependsOnSuccession(CommandKind kind, deployment::Status status)
{
    return specOf(kind).when[static_cast<std::size_t>(status)] == Newest;
}

DisabledReason disabledReasonFor(CommandKind kind, const CommandSubject& subject)
{
    switch (specOf(kind).when[static_cast<std::size_t>(subject.status)]) {
    case Always:
        return DisabledReason::None;
    case NotPaused:
        return subject.paused ? DisabledReason::AlreadyPaused : DisabledReason::None;
    case Paused:
        return subject.paused ? DisabledReason::None : DisabledReason::NotPaused;
    case Newest:
        return subject.isNewest ? DisabledReason::None : DisabledReason::Superseded;
    case Held:
        if (subject.isHeld)
            return DisabledReason::None;
        break;
    case Never:
        break;
    }
    return disabledReasonOf(subject.status);
}

deployment::Message disabledReasonMessage(DisabledReason reason, const DisabledReasonNames& names)
{
    switch (reason) {
    case DisabledReason::None:
        return {};
    case DisabledReason::NotStarted:
        return {DEPLOY_MESSAGE("Message", "The deployment has not started yet."), {}};
    case DisabledReason::Succeeded:
        return {DEPLOY_MESSAGE("Message", "The deployment has finished successfully."), {}};
    case DisabledReason::Superseded:
        if (names.newerVersion.empty())
            return {DEPLOY_MESSAGE("Message", "A newer version may have been deployed to %1."),
                {names.place}};
        return {DEPLOY_MESSAGE("Message", "%2 already has the newer %1."),
            {names.newerVersion, names.place}};
    case DisabledReason::Failed:
        return {
            DEPLOY_MESSAGE("Message", "The deployment has failed and is no longer running."), {}};
    case DisabledReason::RolledBack:
        return {DEPLOY_MESSAGE("Message", "The deployment has already been rolled back."), {}};
    case DisabledReason::AlreadyPaused:
        return {DEPLOY_MESSAGE("Message", "The deployment is already paused."), {}};
    case DisabledReason::NotPaused:
        return {DEPLOY_MESSAGE("Message", "The deployment is not paused."), {}};
    case DisabledReason::StillRunning:
        return {
            DEPLOY_MESSAGE("Message", "The deployment has not failed; it is still running."), {}};
    case DisabledReason::UnknownStatus:
        break;
    }
    return {DEPLOY_MESSAGE("Message", "The deployment has an unknown status: %1."), {names.status}};
}

std::size_t reasonLength(std::string_view reason)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        reason, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace operations
