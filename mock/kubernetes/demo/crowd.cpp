// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/demo/crowd.h"

#include "kubernetes/demo/manifests.h"
#include "kubernetes/values/api_text.h"

#include <array>

namespace mock_kubernetes {

namespace {

constexpr int batchSize = 200;
constexpr const char* hashLabel = "rollouts-pod-template-hash";

std::string hashWord(const std::string& name, int revision)
{
    return safeWord(hashOf(name + std::to_string(revision)), 10);
}

Json statusOf(const std::string& name, int sets, std::uint64_t change)
{
    constexpr std::array phases{"Healthy", "Progressing", "Paused", "Degraded"};
    const bool isHealthy = change % 4 == 0;
    const std::string current = hashWord(name, sets);
    return {{"phase", phases.at(change % phases.size())},
        {"message", isHealthy ? "" : "more replicas need to be updated"},
        {"currentStepIndex", isHealthy ? 6 : static_cast<int>(change % 6)},
        {"currentPodHash", current},
        {"stableRS", isHealthy ? current : hashWord(name, std::max(1, sets - 1))}, {"replicas", 3},
        {"updatedReplicas", isHealthy ? 3 : 1}, {"readyReplicas", 3}, {"availableReplicas", 3},
        {"observedGeneration", "1"}, {"selector", "app=" + name}, {"canary", Json::object()},
        {"blueGreen", Json::object()}};
}

Json rolloutOf(const Manifest& manifest, int sets, int number)
{
    Json rollout = objectsOf(manifest).front();
    rollout["metadata"]["uid"] = uuidFor(manifest.name);
    rollout["metadata"]["annotations"]["rollout.argoproj.io/revision"] = std::to_string(sets);
    rollout["status"] = statusOf(manifest.name, sets, static_cast<std::uint64_t>(number));
    return rollout;
}

Json replicaSetOf(const Json& rollout, int revision, bool isCurrent)
{
    const std::string name = nameOf(rollout);
    const std::string hash = hashWord(name, revision);
    Json pattern = rollout["spec"]["template"];
    pattern["metadata"]["labels"][hashLabel] = hash;
    Json selector = rollout["spec"]["selector"];
    selector["matchLabels"][hashLabel] = hash;
    const int replicas = isCurrent ? 3 : 0;
    return {{"apiVersion", "apps/v1"}, {"kind", "ReplicaSet"},
        {"metadata",
            {{"name", name + "-" + hash}, {"namespace", nameSpaceOf(rollout)},
                {"labels", pattern["metadata"]["labels"]},
                {"annotations", {{"rollout.argoproj.io/revision", std::to_string(revision)}}},
                {"ownerReferences",
                    {{{"apiVersion", "argoproj.io/v1alpha1"}, {"kind", "Rollout"}, {"name", name},
                        {"uid", uidOf(rollout)}, {"controller", true}}}}}},
        {"spec", {{"replicas", replicas}, {"selector", selector}, {"template", pattern}}},
        {"status", {{"replicas", replicas}, {"availableReplicas", replicas}}}};
}

} // namespace

Crowd::Crowd(KubeServer& server, Size size)
    : m_server(server)
{
    Json piece = Json::array();
    for (int number = 0; number < size.rollouts; ++number) {
        Manifest manifest{"team-" + std::to_string(number % size.namespaces),
            "service-" + std::to_string(number),
            "registry.example.com/service:" + std::to_string(number % 97), 3,
            {{"canary", {{"steps", canarySteps({})}}}}, 600, {}};
        const Json rollout = rolloutOf(manifest, size.replicaSets, number);
        m_paths.push_back(pathOfWorkload(manifest));
        piece.push_back(rollout);
        for (int revision = 1; revision <= size.replicaSets; ++revision)
            piece.push_back(replicaSetOf(rollout, revision, revision == size.replicaSets));
        if (number % batchSize == batchSize - 1 || number + 1 == size.rollouts) {
            m_server.put(piece.dump());
            piece.clear();
        }
    }
}

void Crowd::change(int count)
{
    for (int done = 0; done < count && !m_paths.empty(); ++done) {
        // A step that has no common divisor with the usual sizes goes through all of them.
        const std::size_t row = m_changes * 7919 % m_paths.size();
        const std::uint64_t round = ++m_changes;
        const Json status{{"currentStepIndex", round % 6}, {"updatedReplicas", round % 4},
            {"phase", round % 5 == 0 ? "Paused" : "Progressing"},
            {"message", round % 5 == 0 ? "CanaryPauseStep" : "more replicas need to be updated"}};
        m_server.edit(m_paths[row], Json{{"status", status}}.dump());
    }
}

} // namespace mock_kubernetes
