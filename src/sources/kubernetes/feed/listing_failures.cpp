// SPDX-License-Identifier: GPL-3.0-or-later
#include "listing_failures.h"

namespace sources {

using deployment::ErrorCode;
using kubernetes::ObjectKind;

KubeFailure noWorkloadApi()
{
    KubeFailure failure;
    failure.status = 404;
    failure.error = {ErrorCode::NotFound,
        {DEPLOY_MESSAGE("Message",
             "There is no Kubernetes API at this address. Check the server of the cluster in the "
             "kubeconfig."),
            {}},
        "status 404"};
    return failure;
}

KubeFailure forbiddenEverywhere(KubeFailure failure)
{
    failure.error.message = {
        DEPLOY_MESSAGE("Message",
            "The cluster does not permit to list workloads in all namespaces. Name one that you "
            "may see: kube:CONTEXT/NAMESPACE. The cluster says: %1"),
        {failure.words()}};
    return failure;
}

bool isRefusal(const KubeFailure& failure)
{
    return failure.status == 403 || failure.status == 404;
}

std::string_view missingSentence(ObjectKind kind, const KubeFailure& failure, bool wasListed)
{
    if (kind == ObjectKind::ReplicaSet)
        return isRefusal(failure) ? DEPLOY_MESSAGE("Message",
                   "ReplicaSets may not be listed: earlier revisions are missing, and some starts "
                   "are approximate. The cluster says: %1")
                                  : DEPLOY_MESSAGE("Message",
                                      "ReplicaSets could not be read: earlier revisions are "
                                      "missing, and some starts are approximate. Refresh to try "
                                      "again.");
    if (kind == ObjectKind::Event)
        return isRefusal(failure)
            ? DEPLOY_MESSAGE("Message",
                "Events may not be listed: some starts are approximate, and how far what failed "
                "had come is not known. The cluster says: %1")
            : DEPLOY_MESSAGE("Message",
                "Events could not be read: some starts are approximate, and how far what failed "
                "had come is not known. Refresh to try again.");
    const bool isRollout = kind == ObjectKind::Rollout;
    if (failure.status == 404)
        return isRollout ? DEPLOY_MESSAGE("Message",
                   "Argo Rollouts is not installed in this cluster: only Deployments are shown.")
                         : DEPLOY_MESSAGE("Message",
                             "This cluster does not have Deployments: only Rollouts are shown.");
    if (wasListed)
        return isRollout ? DEPLOY_MESSAGE("Message",
                   "Rollouts may not be listed any more: what is shown of them may be out of date. "
                   "The cluster says: %1")
                         : DEPLOY_MESSAGE("Message",
                             "Deployments may not be listed any more: what is shown of them may be "
                             "out of date. The cluster says: %1");
    return isRollout
        ? DEPLOY_MESSAGE("Message",
            "Rollouts may not be listed: only Deployments are shown. The cluster says: %1")
        : DEPLOY_MESSAGE("Message",
            "Deployments may not be listed: only Rollouts are shown. The cluster says: %1");
}

} // namespace sources
