// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kube_fixture.h"

#include "deploy/sources/kubernetes/kube_source.h"

namespace sources {

/// The source of a cluster, and the cluster.
class ClusterFixture : public testing::Test {
protected:
    using State = Freshness::State;
    using Milliseconds = deployment::Milliseconds;
    static constexpr const char* rollouts = "/apis/argoproj.io/v1alpha1/rollouts";

    ClusterFixture()
    {
        cluster.put(rolloutJson("shop", "web"));
        cluster.put(deploymentJson("tools", "cache"));
        cluster.start();
    }

    [[nodiscard]] static mock_kubernetes::KubeOptions stillCluster()
    {
        mock_kubernetes::KubeOptions options;
        options.playsControllers = false;
        options.usesTls = true; // credentials go over nothing else
        return options;
    }
    /// Of a Rollout in the namespace "shop".
    [[nodiscard]] static std::string rolloutPath(const std::string& name)
    {
        return "/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts/" + name;
    }
    void open()
    {
        KubeSource::Target target;
        target.connection.name = "test";
        target.connection.address = "kube:test";
        target.access.context = "test";
        target.access.server = server.empty() ? cluster.url() : server;
        target.access.authority.data = authority.empty() ? cluster.certificate() : authority;
        target.access.token = token;
        target.nameSpace = nameSpace;
        KubeSource::Options options;
        options.context.scheduler = scheduler;
        options.wanted = wanted;
        source = std::make_unique<KubeSource>(std::move(target), std::move(options));
        recorded = std::make_unique<SourceRecorder>(*source);
        source->start();
    }
    [[nodiscard]] bool load()
    {
        open();
        return passTimeUntil([this] { return !recorded->loads.empty(); })
            && !recorded->loads.back();
    }
    [[nodiscard]] bool goesLive() { return load() && reaches(State::Live); }
    [[nodiscard]] bool reaches(State state, Milliseconds step = Milliseconds(100))
    {
        return passTimeUntil([this, state] { return recorded->state() == state; }, step);
    }
    /// Lets the client's time pass until the condition holds, as much of it as that takes.
    template <typename Condition>
    [[nodiscard]] bool passTimeUntil(Condition condition, Milliseconds step = Milliseconds(100))
    {
        return sources::passTimeUntil(*scheduler, std::move(condition), step);
    }
    /// The rows whose ids begin so ("shop/web/").
    [[nodiscard]] std::vector<std::string> idsOf(const std::string& beginning) const
    {
        std::vector<std::string> found;
        for (const std::string& id : recorded->ids()) {
            if (id.starts_with(beginning))
                found.push_back(id);
        }
        return found;
    }
    [[nodiscard]] std::string reason() const
    {
        return recorded->states.empty() ? "" : recorded->states.back().reason.toEnglish();
    }
    [[nodiscard]] int count(const std::string& path)
    {
        return cluster.traffic().count("GET", path);
    }

    std::shared_ptr<test_support::ManualScheduler> scheduler =
        std::make_shared<test_support::ManualScheduler>();
    mock_kubernetes::KubeServer cluster{stillCluster()};
    std::string server; ///< that is asked; empty: the cluster
    std::string authority; ///< that is trusted; empty: the cluster's own
    std::string token;
    std::string nameSpace;
    SourceSpec::Wanted wanted = SourceSpec::Wanted::Live;
    std::unique_ptr<KubeSource> source;
    std::unique_ptr<SourceRecorder> recorded;
};

} // namespace sources
