// SPDX-License-Identifier: GPL-3.0-or-later
#include "made_up_rollout.h"

#include <gtest/gtest.h>

namespace made_up {

using kubernetes::ObjectKind;

kubernetes::WorkloadObject readWorkload(ObjectKind kind, const std::string& json)
{
    const auto object = kubernetes::readObject(kind, json);
    EXPECT_TRUE(object) << object.error().cause << '\n' << json;
    return object ? std::get<kubernetes::WorkloadObject>(*object) : kubernetes::WorkloadObject();
}

std::string RolloutPlan::json() const
{
    return R"({"kind":"Rollout","metadata":{)" + moreMeta + R"("name":")" + name
        + R"(","namespace":"shop","uid":")" + uid + R"(","generation":)"
        + std::to_string(generation)
        + R"(,"creationTimestamp":"2026-02-01T08:00:00Z","annotations":{)"
        + (revision > 0 ? R"("rollout.argoproj.io/revision":")" + std::to_string(revision) + '"'
                        : "")
        + R"(}},"spec":{)" + moreSpec
        + R"("replicas":5,"selector":{"matchLabels":{"app":"checkout"}},"template":{"spec":{"containers":[)"
          R"({"name":"proxy","image":"proxy:9"},{"name":")"
        + name + R"(","image":")" + image
        + R"("}]}},"strategy":{"canary":{"trafficRouting":{"istio":{}},"steps":[)"
          R"({"setWeight":20},{"pause":{}},{"setWeight":60},{"pause":{"duration":"10m"}}]}}},"status":{)"
        + moreStatus
        + (started.empty() ? "" : R"("duration":{"rolloutStartedAt":")" + started + R"("},)")
        + R"("observedGeneration":")" + observed + R"(","phase":")" + phase + R"(","message":")"
        + message + R"(","currentPodHash":")" + hash + R"(","stableRS":")" + stable
        + R"(","currentStepIndex":)" + std::to_string(step)
        + R"(,"replicas":6,"updatedReplicas":1,"availableReplicas":6,"readyReplicas":6}})";
}

kubernetes::WorkloadObject RolloutPlan::read() const
{
    return readWorkload(ObjectKind::Rollout, json());
}

kubernetes::ReplicaSet ReplicaSetPlan::read() const
{
    const std::string json = R"({"metadata":{"name":"checkout-)" + hash
        + R"(","namespace":"shop","uid":"rs-)" + hash + R"(","creationTimestamp":")" + created
        + R"(","labels":{"rollouts-pod-template-hash":")" + hash
        + R"("},"annotations":{"rollout.argoproj.io/revision":")" + std::to_string(revision) + '"'
        + (history.empty() ? "" : R"(,"rollout.argoproj.io/revision-history":")" + history + '"')
        + R"(},"ownerReferences":[{"kind":"Rollout","uid":")" + owner
        + R"("}]},"spec":{"replicas":)" + std::to_string(replicas)
        + R"(,"template":{"spec":{"containers":[{"name":"checkout","image":")" + image
        + R"("}]}}},"status":{"replicas":)" + std::to_string(replicas) + R"(,"availableReplicas":)"
        + std::to_string(replicas) + "}}";
    const auto object = kubernetes::readObject(ObjectKind::ReplicaSet, json);
    EXPECT_TRUE(object) << json;
    return object ? std::get<kubernetes::ReplicaSet>(*object) : kubernetes::ReplicaSet();
}

kubernetes::Event event(const std::string& reason, const std::string& message,
    const std::string& time, const std::string& uid, int count)
{
    kubernetes::Event made;
    made.meta.name = reason + time;
    made.meta.uid = made.meta.name;
    made.type = "Normal";
    made.reason = reason;
    made.message = message;
    made.aboutKind = "Rollout";
    made.aboutName = "checkout";
    made.aboutUid = uid;
    made.count = count;
    made.first = at(time);
    made.last = made.first;
    return made;
}

} // namespace made_up
