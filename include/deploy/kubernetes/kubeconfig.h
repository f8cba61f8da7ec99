// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deploy/deployment/error.h"
#include "deploy/kubernetes/cluster_access.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kubernetes {

/// What a context is made of, for a list of them; no secrets.
struct ContextInfo {
    std::string name;
    std::string cluster;
    std::string user;
    std::string nameSpace;
    std::string server; ///< empty where the cluster is not there
    std::string contextFile, clusterFile, userFile; ///< empty where it is in none
    bool isCurrent = false;
    std::optional<deployment::Error> problem; ///< why it cannot be used
};

/// "kube:", "kube:CONTEXT", "kube:CONTEXT/NAMESPACE" as the user named it. A context may hold
/// slashes itself, so only a kubeconfig can tell them apart (Kubeconfig::resolve).
inline constexpr std::string_view kubeScheme = "kube:";
[[nodiscard]] constexpr bool isKubeLocation(std::string_view location)
{
    return location.starts_with(kubeScheme);
}

/// Which cluster and part of it a location names.
struct ClusterTarget {
    std::string context;
    std::string nameSpace; ///< empty: all that one may see
};

/// The kubeconfig files as kubectl reads them: KUBECONFIG with its merge, or ~/.kube/config, or the
/// one file that was named; nothing is ever written to any of them. A value; reading it again sees
/// what has changed.
class Kubeconfig {
public:
    struct Environment {
        std::function<std::string(const char* name)> variable; ///< empty where it is not set
        std::string home;
        std::string root = {}; ///< that the files of a program in a cluster lie below; empty: "/"
    };
    [[nodiscard]] static Environment systemEnvironment();

    /// One that is looked for, in the order in which they count.
    struct File {
        std::string path;
        bool isThere = false;
    };

    /// @p file: this one alone; empty: what kubectl reads. Errors: NotFound (of the one that was
    /// named), NotReadable, TooLarge, BadFormat with the file and the place. No file at all is no
    /// error: then there are no contexts.
    [[nodiscard]] static deployment::Expected<Kubeconfig> load(
        const std::string& file, const Environment& environment = systemEnvironment());

    [[nodiscard]] const std::vector<File>& files() const;
    [[nodiscard]] const std::vector<ContextInfo>& contexts() const;
    [[nodiscard]] const std::string& currentContext() const;
    /// What the location names: the current context, a whole context's name first, else what stands
    /// before its last slash. Where no kubeconfig has anything, "kube:" is the cluster that the
    /// program runs in (an empty context). Error (BadFormat): there is no such context, or none is
    /// current.
    [[nodiscard]] deployment::Expected<ClusterTarget> resolve(std::string_view location) const;
    /// Errors (BadFormat, Insecure, NotReadable) in plain words; the cause has kubectl's.
    /// Credentials of a server without TLS are left out (ClusterAccess::withholdsCredentials).
    [[nodiscard]] deployment::Expected<ClusterAccess> accessOf(const std::string& context) const;

private:
    struct Data;
    explicit Kubeconfig(std::shared_ptr<const Data> data);

    std::shared_ptr<const Data> m_data;
};

/// Of a program that runs in the cluster itself; NotFound-like error (NotReadable) where it does
/// not.
[[nodiscard]] deployment::Expected<ClusterAccess> inClusterAccess(
    const Kubeconfig::Environment& environment = Kubeconfig::systemEnvironment());

} // namespace kubernetes
