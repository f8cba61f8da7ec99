// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_rights.h"

namespace sources {

using kubernetes::ObjectKind;
using operations::CommandKind;

namespace {

AccessQuestion patchOf(
    ObjectKind kind, const std::string& nameSpace, const std::string& subresource = {})
{
    const kubernetes::Resource& resource = kubernetes::resourceOf(kind);
    return {
        "patch", std::string(resource.group), std::string(resource.plural), subresource, nameSpace};
}

} // namespace

std::vector<AccessQuestion> rightsFor(
    CommandKind kind, const kubernetes::AttemptBook::Workload& workload)
{
    const std::string& nameSpace = workload.meta.nameSpace;
    if (workload.kind == ObjectKind::Deployment)
        return {patchOf(ObjectKind::Deployment, nameSpace)};
    const AccessQuestion spec = patchOf(ObjectKind::Rollout, nameSpace);
    const AccessQuestion status = patchOf(ObjectKind::Rollout, nameSpace, "status");
    switch (kind) {
    case CommandKind::Pause:
    case CommandKind::Restart:
        return {spec};
    case CommandKind::RollBack:
        return {workload.templateOwner.empty() ? spec : patchOf(ObjectKind::Deployment, nameSpace)};
    case CommandKind::Resume: // which of them, what pauses it decides
        return {spec, status};
    case CommandKind::Abort:
    case CommandKind::Retry:
    case CommandKind::Promote:
    case CommandKind::PromoteFully:
        break;
    }
    return {status};
}

std::string rightText(const AccessQuestion& question)
{
    return question.verb + ' ' + question.resource
        + (question.subresource.empty() ? "" : '/' + question.subresource);
}

} // namespace sources
