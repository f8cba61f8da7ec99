// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/access.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

constexpr std::string_view bearer = "Bearer ";
constexpr std::string_view basic = "Basic ";

bool covers(const std::vector<std::string>& words, std::string_view word)
{
    return std::ranges::any_of(
        words, [word](const std::string& each) { return each == "*" || each == word; });
}

} // namespace

KubeUser viewer(std::string name, std::string token)
{
    return {std::move(name), std::move(token), {"console-viewers", "system:authenticated"},
        {{{"get", "list", "watch"},
            {"rollouts", "analysisruns", "experiments", "deployments", "replicasets", "pods",
                "pods/log", "services", "events", "namespaces", "jobs"},
            {"*"}}}};
}

KubeUser administrator(std::string name, std::string token)
{
    return {std::move(name), std::move(token), {"system:masters", "system:authenticated"},
        {{{"*"}, {"*"}, {"*"}}}};
}

const KubeUser* Access::named(std::string_view name) const
{
    const auto found = std::ranges::find(m_users, name, &KubeUser::name);
    return found == m_users.end() ? nullptr : &*found;
}

std::optional<KubeUser> Access::identify(
    const server::Request& request, const std::string& clientName) const
{
    if (m_users.empty())
        return administrator("system:admin", {});
    if (!clientName.empty())
        return named(clientName) ? *named(clientName) : KubeUser{clientName, {}, {}, {}};
    const std::string_view header = request.header("Authorization").value_or("");
    if (header.empty())
        return KubeUser{"system:anonymous", {}, {"system:unauthenticated"}, {}};
    for (const KubeUser& user : m_users) {
        if (header.starts_with(bearer) && !user.token.empty()
            && header.substr(bearer.size()) == user.token)
            return user;
        if (header.starts_with(basic)
            && server::base64Decoded(header.substr(basic.size())) == user.name + ":" + user.token)
            return user;
    }
    return {};
}

std::optional<KubeUser> Access::impersonated(
    const server::Request& request, const KubeUser& caller) const
{
    const auto name = request.header("Impersonate-User");
    if (!name)
        return caller;
    if (!allows(caller, "impersonate", "users", ""))
        return {};
    return named(*name) ? *named(*name) : KubeUser{std::string(*name), {}, {}, {}};
}

bool Access::allows(const KubeUser& user, std::string_view verb, std::string_view resource,
    std::string_view nameSpace)
{
    return std::ranges::any_of(user.rules, [&](const KubeRule& rule) {
        return covers(rule.verbs, verb) && covers(rule.resources, resource)
            && covers(rule.namespaces, nameSpace.empty() ? "*" : nameSpace);
    });
}

bool Access::allows(const KubeUser& user, const ApiPath& path)
{
    std::string resource(path.resource->plural);
    if (!path.subresource.empty())
        resource += '/' + path.subresource;
    return allows(user, path.verb, resource, path.nameSpace);
}

server::Reply Access::review(const KubeUser& user, std::string_view body) const
{
    if (user.name == "system:anonymous")
        return failed(403, "Forbidden",
            "selfsubjectaccessreviews.authorization.k8s.io is forbidden: User \"system:anonymous\" "
            "cannot create resource \"selfsubjectaccessreviews\" in API group "
            "\"authorization.k8s.io\" at the cluster scope",
            {{"group", "authorization.k8s.io"}, {"kind", "selfsubjectaccessreviews"}});
    const auto asked = parsedJson(body);
    if (!asked || !asked->is_object())
        return badRequest("the object provided is unrecognized (must be of type "
                          "SelfSubjectAccessReview)");
    const Json spec = asked->value("spec", Json::object());
    std::string resource = textAt(spec, {"resourceAttributes", "resource"});
    const std::string sub = textAt(spec, {"resourceAttributes", "subresource"});
    if (!sub.empty())
        resource += '/' + sub;
    const bool isAllowed = allows(user, textAt(spec, {"resourceAttributes", "verb"}), resource,
        textAt(spec, {"resourceAttributes", "namespace"}));
    Json status{{"allowed", isAllowed}};
    if (isAllowed)
        status["reason"] = "RBAC: allowed by ClusterRoleBinding \"" + user.name
            + "\" of ClusterRole \"" + user.name + "\" to User \"" + user.name + "\"";
    return answered(
        {{"kind", "SelfSubjectAccessReview"}, {"apiVersion", "authorization.k8s.io/v1"},
            {"metadata", {{"creationTimestamp", nullptr}}}, {"spec", spec}, {"status", status}},
        201);
}

} // namespace mock_kubernetes
