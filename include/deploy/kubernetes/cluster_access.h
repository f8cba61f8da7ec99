// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kubernetes {

/// Bytes that lie in a file, or that the kubeconfig holds itself.
struct FileOrData {
    std::string file; ///< absolute
    std::string data; ///< decoded

    [[nodiscard]] bool isEmpty() const { return file.empty() && data.empty(); }
    bool operator==(const FileOrData&) const = default;
};

/// A program that gives credentials: client.authentication.k8s.io.
struct ExecPlugin {
    enum class Interactive : std::uint8_t { Never, IfAvailable, Always };

    std::string apiVersion; ///< "client.authentication.k8s.io/v1" or "/v1beta1"
    std::string command; ///< absolute where it has a separator
    std::vector<std::string> arguments;
    std::vector<std::pair<std::string, std::string>> environment;
    std::string installHint;
    bool providesClusterInfo = false;
    Interactive interactive = Interactive::IfAvailable;
    std::string clusterConfig; ///< JSON for the plug-in, of the cluster's extension; may be empty

    bool operator==(const ExecPlugin&) const = default;
};

struct Impersonation {
    std::string user; ///< empty: nobody is
    std::string uid;
    std::vector<std::string> groups;
    std::vector<std::pair<std::string, std::string>> extra;

    bool operator==(const Impersonation&) const = default;
};

/// One context of the kubeconfig with everything that it takes to speak to its cluster: what
/// kubectl would use. Holds secrets.
struct ClusterAccess {
    std::string context;
    std::string cluster;
    std::string user;
    std::string nameSpace; ///< of the context; empty where it names none
    /// Where each part was found; empty in a cluster.
    std::string contextFile, clusterFile, userFile;

    std::string server; ///< the address, perhaps with a path
    FileOrData authority;
    bool skipsVerification = false;
    std::string tlsServerName;
    std::string proxyUrl;
    bool disablesCompression = false;

    FileOrData clientCertificate;
    FileOrData clientKey;
    std::string token;
    std::string tokenFile;
    std::string userName; ///< of basic
    std::string password;
    std::optional<ExecPlugin> exec;
    Impersonation impersonation;
    bool withholdsCredentials = false; ///< there are some, which are not sent over plain http
};

} // namespace kubernetes
