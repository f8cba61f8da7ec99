// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/cluster_access.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kubernetes {

/// What a kubeconfig says of a cluster, a user, a context, before anything of it is judged. Paths
/// are absolute, data still Base64.
struct ClusterEntry {
    std::string server;
    std::string authorityFile;
    std::string authorityData;
    bool skipsVerification = false;
    std::string tlsServerName;
    std::string proxyUrl;
    bool disablesCompression = false;
    std::string execConfig; ///< JSON: the extension for plug-ins
};

struct UserEntry {
    std::string certificateFile, certificateData;
    std::string keyFile, keyData;
    std::string token, tokenFile;
    std::string userName, password;
    std::optional<ExecPlugin> exec;
    std::string interactiveMode; ///< of exec, as it stands there
    std::string authProvider; ///< the name of the legacy kind; empty: none
    Impersonation impersonation;
};

struct ContextEntry {
    std::string cluster;
    std::string user;
    std::string nameSpace;
};

/// One kubeconfig file. Of each list the names are unique.
struct KubeconfigFile {
    template <typename Entry> struct Named {
        std::string name;
        Entry entry;
    };

    std::string path;
    std::vector<Named<ClusterEntry>> clusters;
    std::vector<Named<UserEntry>> users;
    std::vector<Named<ContextEntry>> contexts;
    std::string currentContext;

    /// Errors: NotFound; NotReadable; TooLarge; BadFormat with the place.
    [[nodiscard]] static deployment::Expected<KubeconfigFile> read(const std::string& path);
};

} // namespace kubernetes
