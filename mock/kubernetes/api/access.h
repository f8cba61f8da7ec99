// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/status.h"

#include <optional>
#include <string>
#include <vector>

namespace mock_kubernetes {

/// What a user may do; "*" is everything.
struct KubeRule {
    std::vector<std::string> verbs;
    std::vector<std::string> resources; ///< "rollouts", "rollouts/status"
    std::vector<std::string> namespaces; ///< "*": all, and what lies in none
};

/// Somebody whom the cluster knows, by token or by the name in a client certificate.
struct KubeUser {
    std::string name;
    std::string token;
    std::vector<std::string> groups;
    std::vector<KubeRule> rules;
};

/// May read everything that the console needs, and nothing else.
[[nodiscard]] KubeUser viewer(std::string name, std::string token);
/// May do everything.
[[nodiscard]] KubeUser administrator(std::string name, std::string token);

/// Who asks, and what they may do. Without any user that is known everybody may do everything.
class Access {
public:
    void setUsers(std::vector<KubeUser> users) { m_users = std::move(users); }

    /// nullopt: 401. A certificate wins over a token.
    [[nodiscard]] std::optional<KubeUser> identify(
        const server::Request& request, const std::string& clientName) const;
    /// Whom the caller acts as; nullopt if that is not allowed, or is himself.
    [[nodiscard]] std::optional<KubeUser> impersonated(
        const server::Request& request, const KubeUser& caller) const;
    [[nodiscard]] static bool allows(const KubeUser& user, std::string_view verb,
        std::string_view resource, std::string_view nameSpace);
    [[nodiscard]] static bool allows(const KubeUser& user, const ApiPath& path);

    /// SelfSubjectAccessReview; the body is the caller's.
    [[nodiscard]] server::Reply review(const KubeUser& user, std::string_view body) const;

private:
    [[nodiscard]] const KubeUser* named(std::string_view name) const;
    std::vector<KubeUser> m_users;
};

} // namespace mock_kubernetes
