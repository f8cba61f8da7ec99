// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/feed.h"
#include "kubernetes/api/reader.h"
#include "kubernetes/api/writer.h"

#include <chrono>

namespace mock_kubernetes {

/// Answers requests by the rules of the Kubernetes API. Safe from any thread.
class Api {
public:
    /// @p bookmarkEvery: how often a watch that wants bookmarks gets one.
    Api(Cluster& cluster, std::chrono::milliseconds bookmarkEvery);

    struct Answer {
        server::Reply reply;
        std::unique_ptr<Feed> feed; ///< what follows the head of the reply; nullptr: its body
    };
    [[nodiscard]] Answer answer(const server::Request& request, const std::string& clientName);

private:
    [[nodiscard]] Answer answerUser(
        const server::Request& request, const server::Target& target, const KubeUser& user);
    [[nodiscard]] Answer answerObjects(
        const server::Request& request, const server::Target& target, const ApiPath& path);
    [[nodiscard]] Answer watch(const ApiPath& path, const server::Target& target);

    Cluster& m_cluster;
    Reader m_reader;
    Writer m_writer;
    std::chrono::milliseconds m_bookmarkEvery;
};

/// What the request asks for; without a resource if it is none of the API's objects.
[[nodiscard]] ApiPath pathOf(const server::Request& request, const server::Target& target);

} // namespace mock_kubernetes
