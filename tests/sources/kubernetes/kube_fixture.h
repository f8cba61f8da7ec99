// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/client/kube_client.h"
#include "kubernetes/kube_server.h"

#include "http/http_exchange.h"
#include "manual_scheduler.h"
#include "source_recorder.h"
#include "worker.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sources {

/// A Rollout as the API server gives it, with as little as it takes.
inline std::string rolloutJson(
    const std::string& nameSpace, const std::string& name, const std::string& uid = {})
{
    return R"({"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","metadata":{"name":")" + name
        + R"(","namespace":")" + nameSpace + R"(","uid":")"
        + (uid.empty() ? name + "-uid-0000" : uid)
        + R"(","generation":3,"creationTimestamp":"2026-02-10T08:00:00Z",)"
          R"("annotations":{"rollout.argoproj.io/revision":"2"}},"spec":{"replicas":2,)"
          R"("selector":{"matchLabels":{"app":")"
        + name + R"("}},"template":{"metadata":{"labels":{"app":")" + name
        + R"("}},"spec":{"containers":[{"name":")" + name + R"(","image":"registry.example/)" + name
        + R"(:2.0"}]}},"strategy":{"canary":{"steps":[{"setWeight":20},{"pause":{}}]}}},)"
          R"("status":{"phase":"Healthy","observedGeneration":"3","currentPodHash":"aaa",)"
          R"("stableRS":"aaa","replicas":2,"updatedReplicas":2,"availableReplicas":2,)"
          R"("readyReplicas":2,"currentStepIndex":2}})";
}

inline std::string deploymentJson(const std::string& nameSpace, const std::string& name)
{
    return R"({"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":")" + name
        + R"(","namespace":")" + nameSpace + R"(","uid":")" + name
        + R"(-uid-1111","generation":1,"creationTimestamp":"2026-02-10T08:00:00Z",)"
          R"("annotations":{"deployment.kubernetes.io/revision":"1"}},"spec":{"replicas":1,)"
          R"("selector":{"matchLabels":{"app":")"
        + name + R"("}},"template":{"metadata":{"labels":{"app":")" + name
        + R"("}},"spec":{"containers":[{"name":"main","image":"registry.example/)" + name
        + R"(:1.0"}]}}},"status":{"observedGeneration":1,"replicas":1,"updatedReplicas":1,)"
          R"("readyReplicas":1,"availableReplicas":1,"conditions":[{"type":"Progressing",)"
          R"("status":"True","reason":"NewReplicaSetAvailable",)"
          R"("lastTransitionTime":"2026-02-10T08:01:00Z"}]}})";
}

/// A cluster whose objects stay as they were put, a client of it, and the time that the client
/// lives in.
class KubeFixture : public testing::Test {
protected:
    [[nodiscard]] HttpAccess access() const
    {
        HttpAccess access;
        access.baseUrl = QUrl(QString::fromStdString(server.url()));
        return access;
    }
    /// Lets the client's time pass until the condition holds, as much of it as that takes.
    template <typename Condition>
    [[nodiscard]] bool passTimeUntil(
        Condition condition, deployment::Milliseconds step = deployment::Milliseconds(100))
    {
        return sources::passTimeUntil(*scheduler, std::move(condition), step);
    }
    [[nodiscard]] static mock_kubernetes::KubeOptions withoutControllers()
    {
        mock_kubernetes::KubeOptions options;
        options.playsControllers = false;
        return options;
    }
    /// The result of an exchange, which time passes for.
    [[nodiscard]] HttpResult resultOf(
        HttpExchange* exchange, deployment::Milliseconds step = deployment::Milliseconds(100))
    {
        std::optional<HttpResult> result;
        QObject::connect(exchange, &HttpExchange::finished, exchange,
            [&result](const HttpResult& it) { result = it; });
        EXPECT_TRUE(passTimeUntil([&result] { return result.has_value(); }, step));
        return result.value_or(tl::unexpected(HttpFailure{}));
    }
    /// Requests for this path that came, newest last.
    [[nodiscard]] std::vector<std::string> targets(const std::string& part) const
    {
        std::vector<std::string> found;
        for (const auto& entry : const_cast<mock_kubernetes::KubeServer&>(server).traffic().all()) {
            if (entry.request.target.find(part) != std::string::npos)
                found.push_back(entry.request.target);
        }
        return found;
    }

    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    mock_kubernetes::KubeServer server{withoutControllers()};
    const bool isListening = [this] {
        server.start(); // before its address is needed
        return true;
    }();
    std::shared_ptr<Authorization> authorization = std::make_shared<Authorization>();
    KubeClient client{access(), authorization, scheduler};
    Worker worker;
};

} // namespace sources
