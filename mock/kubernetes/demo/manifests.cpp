// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/demo/manifests.h"

namespace mock_kubernetes {

namespace {

Json serviceOf(const Manifest& manifest, const std::string& name)
{
    return {{"apiVersion", "v1"}, {"kind", "Service"},
        {"metadata", {{"name", name}, {"namespace", manifest.nameSpace}}},
        {"spec",
            {{"selector", {{"app", manifest.name}}},
                {"ports", {{{"port", 80}, {"targetPort", 8080}}}}}}};
}

Json podOf(const Manifest& manifest)
{
    const Json limits{
        {"requests", {{"cpu", "100m"}, {"memory", "256Mi"}}}, {"limits", {{"memory", "512Mi"}}}};
    return {{"metadata", {{"labels", {{"app", manifest.name}, {"team", manifest.nameSpace}}}}},
        {"spec",
            {{"containers",
                {{{"name", manifest.name}, {"image", manifest.image},
                    {"ports", {{{"containerPort", 8080}}}}, {"resources", limits}}}}}}};
}

} // namespace

Json objectsOf(const Manifest& manifest)
{
    const bool isRollout = !manifest.strategy.is_null();
    Json workload{{"apiVersion", isRollout ? "argoproj.io/v1alpha1" : "apps/v1"},
        {"kind", isRollout ? "Rollout" : "Deployment"},
        {"metadata",
            {{"name", manifest.name}, {"namespace", manifest.nameSpace},
                {"labels", {{"app", manifest.name}, {"team", manifest.nameSpace}}}}},
        {"spec",
            {{"replicas", manifest.replicas}, {"revisionHistoryLimit", 10},
                {"progressDeadlineSeconds", manifest.deadline},
                {"selector", {{"matchLabels", {{"app", manifest.name}}}}},
                {"template", podOf(manifest)}}}};
    if (isRollout)
        workload["spec"]["strategy"] = manifest.strategy;
    Json all = Json::array({workload});
    for (const std::string& service : manifest.services)
        all.push_back(serviceOf(manifest, service));
    return all;
}

std::string pathOfWorkload(const Manifest& manifest)
{
    const bool isRollout = !manifest.strategy.is_null();
    return std::string(isRollout ? "/apis/argoproj.io/v1alpha1" : "/apis/apps/v1") + "/namespaces/"
        + manifest.nameSpace + (isRollout ? "/rollouts/" : "/deployments/") + manifest.name;
}

Json canarySteps(const std::string& analysis)
{
    Json steps = Json::array();
    steps.push_back({{"setWeight", 20}});
    steps.push_back({{"pause", {{"duration", "2m"}}}});
    steps.push_back({{"setWeight", 40}});
    if (analysis.empty())
        steps.push_back({{"pause", {{"duration", "3m"}}}});
    else
        steps.push_back({{"analysis", {{"templates", {{{"templateName", analysis}}}}}}});
    steps.push_back({{"setWeight", 60}});
    steps.push_back({{"pause", {{"duration", 90}}}});
    return steps;
}

Json analysisTemplate(const std::string& nameSpace, const std::string& name)
{
    const auto prometheus = [](const char* query) {
        return Json{
            {"prometheus", {{"address", "http://prometheus.monitoring:9090"}, {"query", query}}}};
    };
    const Json successes{{"name", "success-rate"}, {"interval", "20s"}, {"count", 8},
        {"failureLimit", 1}, {"successCondition", "result[0] >= 0.95"},
        {"provider",
            prometheus("sum(rate(http_requests_total{code!~\"5..\"}[1m])) / "
                       "sum(rate(http_requests_total[1m]))")}};
    const Json latency{{"name", "latency-p95"}, {"interval", "20s"}, {"count", 8},
        {"failureLimit", 2}, {"successCondition", "result[0] <= 0.5"},
        {"provider",
            prometheus("histogram_quantile(0.95, "
                       "sum(rate(http_request_duration_seconds_bucket[1m])) by (le))")}};
    return {{"apiVersion", "argoproj.io/v1alpha1"}, {"kind", "AnalysisTemplate"},
        {"metadata", {{"name", name}, {"namespace", nameSpace}}},
        {"spec", {{"metrics", {successes, latency}}}}};
}

} // namespace mock_kubernetes
