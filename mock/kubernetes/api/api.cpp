// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/api.h"

#include "kubernetes/api/discovery.h"
#include "kubernetes/api/log_request.h"
#include "kubernetes/api/watch_feed.h"

#include "deploy/deployment/decimal.h"

namespace mock_kubernetes {

namespace {

bool isTrue(std::optional<std::string_view> value)
{
    return value && (*value == "true" || *value == "1");
}

std::string verbOf(const server::Request& request, const server::Target& target, bool hasName)
{
    if (request.method == "GET" && isTrue(target.parameter("watch")) && !hasName)
        return "watch";
    if (request.method == "GET")
        return hasName ? "get" : "list";
    return request.method == "POST" ? "create"
        : request.method == "PUT"   ? "update"
        : request.method == "PATCH" ? "patch"
                                    : "delete";
}

bool isReview(const server::Request& request, const server::Target& target)
{
    const auto& parts = target.segments;
    return request.method == "POST" && parts.size() == 4 && parts[1] == "authorization.k8s.io"
        && parts[3] == "selfsubjectaccessreviews";
}

bool isKnown(const ApiPath& path)
{
    const std::string& sub = path.subresource;
    return path.resource
        && (sub.empty()
            || (sub == "status" && (path.resource->hasStatus || path.resource->isCustom))
            || (sub == "log" && path.resource == &pods()));
}

bool isAllowedMethod(const ApiPath& path, const std::string& method)
{
    if (method == "POST")
        return path.name.empty();
    if (method == "PATCH" || method == "PUT" || method == "DELETE")
        return !path.name.empty();
    return method == "GET";
}

} // namespace

ApiPath pathOf(const server::Request& request, const server::Target& target)
{
    ApiPath path;
    const auto& parts = target.segments;
    std::size_t at = 0;
    if (parts.size() > 2 && parts[0] == "api")
        at = 2;
    else if (parts.size() > 3 && parts[0] == "apis")
        at = 3;
    if (at == 0)
        return path;
    const std::string group = at == 3 ? parts[1] : std::string();
    if (parts[at] == "namespaces" && parts.size() > at + 2) {
        path.nameSpace = parts[at + 1];
        at += 2;
    }
    path.resource = findResource(group, parts[group.empty() ? 1 : 2], parts[at]);
    if (parts.size() > at + 1)
        path.name = parts[at + 1];
    if (parts.size() > at + 2)
        path.subresource = parts[at + 2];
    if (parts.size() > at + 3)
        path.resource = nullptr;
    path.verb = verbOf(request, target, !path.name.empty());
    return path;
}

Api::Api(Cluster& cluster, std::chrono::milliseconds bookmarkEvery)
    : m_cluster(cluster)
    , m_reader(cluster)
    , m_writer(cluster)
    , m_bookmarkEvery(bookmarkEvery)
{
}

Api::Answer Api::answer(const server::Request& request, const std::string& clientName)
{
    const server::Target target = server::parseTarget(request.target);
    const std::lock_guard lock(m_cluster.mutex);
    const auto caller = m_cluster.access.identify(request, clientName);
    if (!caller)
        return {unauthorized(), nullptr};
    const auto user = m_cluster.access.impersonated(request, *caller);
    if (!user) {
        const std::string whom(request.header("Impersonate-User").value_or(""));
        return {failed(403, "Forbidden",
                    "users \"" + whom + "\" is forbidden: User \"" + caller->name
                        + "\" cannot impersonate resource \"users\" in API group \"\" at the "
                          "cluster scope",
                    {{"name", whom}, {"kind", "users"}}),
            nullptr};
    }
    return answerUser(request, target, *user);
}

Api::Answer Api::answerUser(
    const server::Request& request, const server::Target& target, const KubeUser& user)
{
    if (isReview(request, target))
        return {m_cluster.access.review(user, request.body), nullptr};
    if (request.method == "GET")
        if (auto reply = answerDiscovery(m_cluster, target))
            return {std::move(*reply), nullptr};
    const ApiPath path = pathOf(request, target);
    if (!isKnown(path) || (path.resource->group == rollouts().group && !m_cluster.hasRollouts))
        return {unknownPath(), nullptr};
    if (!isAllowedMethod(path, request.method))
        return {methodNotAllowed(), nullptr};
    if (!Access::allows(user, path))
        return {forbidden(path, user.name), nullptr};
    // In the words that the API has for an object that is not there.
    if (path.subresource == "status" && !m_cluster.keepsStatusApart(*path.resource))
        return {notFound(*path.resource, path.name), nullptr};
    return answerObjects(request, target, path);
}

Api::Answer Api::answerObjects(
    const server::Request& request, const server::Target& target, const ApiPath& path)
{
    if (path.subresource == "log") {
        LogAnswer log = answerLog(m_cluster, path, target);
        return {std::move(log.reply), std::move(log.feed)};
    }
    if (path.verb == "get")
        return {m_reader.get(path), nullptr};
    if (path.verb == "list")
        return {m_reader.list(path, target), nullptr};
    if (path.verb == "watch")
        return watch(path, target);
    Answer answer{m_writer.answer(path, target, request), nullptr};
    m_cluster.changed.notify_all();
    return answer;
}

Api::Answer Api::watch(const ApiPath& path, const server::Target& target)
{
    auto [filter, refusal] = filterOf(path, target);
    if (refusal)
        return {std::move(*refusal), nullptr};
    WatchOptions options;
    options.bookmarkEvery = m_bookmarkEvery;
    options.sendsBookmarks = isTrue(target.parameter("allowWatchBookmarks"));
    options.marksInitialEnd = isTrue(target.parameter("sendInitialEvents"));
    const std::string after(target.parameter("resourceVersion").value_or(""));
    if (!after.empty() && after != "0") {
        options.after = deployment::parseDecimal(after);
        if (!options.after)
            return {badRequest("resourceVersion: Invalid value: \"" + after
                        + "\": strconv.ParseUint: parsing \"" + after + "\": invalid syntax"),
                nullptr};
    }
    if (const auto seconds = target.parameter("timeoutSeconds"))
        options.timeout = std::chrono::seconds(deployment::parseDecimal(*seconds).value_or(0));
    return {server::Reply(), std::make_unique<WatchFeed>(m_cluster, std::move(filter), options)};
}

} // namespace mock_kubernetes
