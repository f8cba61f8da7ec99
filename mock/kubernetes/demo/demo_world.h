// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/demo/manifests.h"
#include "kubernetes/kube_server.h"

#include <chrono>
#include <map>

namespace mock_kubernetes {

/// A small cluster with a history that was really played: a dozen services in three namespaces,
/// most of them healthy; a canary that its analysis has aborted, one that waits for a person, a
/// blue-green one that waits for its promotion, one that crashes, one whose image is not there.
class DemoWorld {
public:
    /// How long before the present it begins.
    static constexpr std::chrono::minutes past{170};

    /// @p server: its clock stands at the beginning, and at the present afterwards.
    explicit DemoWorld(KubeServer& server);

    /// Brings a new version of one of the healthy services from time to time; to be called now and
    /// then while time passes.
    void goOn();

private:
    void add(Manifest manifest);
    void release(const std::string& name, const std::string& image);
    void playPast();

    KubeServer& m_server;
    std::map<std::string, Manifest> m_manifests;
    deployment::Timestamp m_nextRelease;
    std::size_t m_releases = 0;
};

} // namespace mock_kubernetes
