// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"

namespace mock_kubernetes {

/// POST, PUT, PATCH and DELETE of objects. The lock is held by whoever calls.
class Writer {
public:
    explicit Writer(Cluster& cluster);

    [[nodiscard]] server::Reply answer(
        const ApiPath& path, const server::Target& target, const server::Request& request);

private:
    /// How one write is to be done.
    struct Write {
        const ApiPath& path;
        bool isDryRun = false;
        std::string manager;
        Json fields; ///< that are set, in the shape of a merge patch
    };

    [[nodiscard]] server::Reply create(Write& write, std::string_view body);
    [[nodiscard]] server::Reply replace(Write& write, std::string_view body);
    [[nodiscard]] server::Reply patch(Write& write, const server::Request& request);
    [[nodiscard]] server::Reply mergePatch(
        Write& write, const Json& current, std::string_view body);
    [[nodiscard]] server::Reply jsonPatch(Write& write, const Json& current, std::string_view body);
    [[nodiscard]] server::Reply remove(const Write& write);
    /// Holds @p wanted against what is there, and stores it.
    [[nodiscard]] server::Reply store(Write& write, const Json& current, Json wanted);

    Cluster& m_cluster;
};

} // namespace mock_kubernetes
