// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"
#include "kubernetes/api/feed.h"

namespace mock_kubernetes {

struct LogOptions {
    std::string container;
    bool isPrevious = false;
    bool hasTimestamps = false;
    bool isFollowed = false;
    std::optional<std::uint64_t> tailLines;
    std::optional<std::uint64_t> limitBytes;
    deployment::Timestamp since; ///< lines before it are left out
};

/// GET pods/log: a whole log, a feed of one that is followed, or why there is none.
struct LogAnswer {
    server::Reply reply;
    std::unique_ptr<Feed> feed; ///< nullptr: the reply is all
};
/// The lock is held by whoever calls.
[[nodiscard]] LogAnswer answerLog(
    Cluster& cluster, const ApiPath& path, const server::Target& target);

} // namespace mock_kubernetes
