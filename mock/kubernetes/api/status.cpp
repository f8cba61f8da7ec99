// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/status.h"

namespace mock_kubernetes {

namespace {

Json detailsOf(const Resource& resource, const std::string& name, std::string_view kind)
{
    Json details{{"kind", kind}};
    if (!name.empty())
        details["name"] = name;
    if (!resource.group.empty())
        details["group"] = resource.group;
    return details;
}

} // namespace

Json failure(int code, std::string_view reason, const std::string& message, Json details)
{
    Json status{{"kind", "Status"}, {"apiVersion", "v1"}, {"metadata", Json::object()},
        {"status", "Failure"}, {"message", message}, {"code", code}};
    if (!reason.empty())
        status["reason"] = reason;
    if (!details.is_null())
        status["details"] = std::move(details);
    return status;
}

server::Reply failed(int code, std::string_view reason, const std::string& message, Json details)
{
    return answered(failure(code, reason, message, std::move(details)), code);
}

server::Reply answered(const Json& body, int status)
{
    server::Reply reply;
    reply.status = status;
    reply.body = body.dump() + "\n";
    return reply;
}

server::Reply unknownPath()
{
    server::Reply reply;
    reply.status = 404;
    reply.contentType = "text/plain; charset=utf-8";
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.body = "404 page not found\n";
    return reply;
}

server::Reply notFound(const Resource& resource, const std::string& name)
{
    return failed(404, "NotFound", resource.qualified() + " \"" + name + "\" not found",
        detailsOf(resource, name, resource.plural));
}

server::Reply badRequest(const std::string& message)
{
    return failed(400, "BadRequest", message);
}

server::Reply unauthorized()
{
    return failed(401, "Unauthorized", "Unauthorized");
}

server::Reply forbidden(const ApiPath& path, const std::string& user)
{
    const Resource& resource = *path.resource;
    std::string message = resource.qualified();
    if (!path.name.empty())
        message += " \"" + path.name + "\"";
    message += " is forbidden: User \"" + user + "\" cannot " + path.verb + " resource \""
        + std::string(resource.plural);
    if (!path.subresource.empty())
        message += '/' + path.subresource;
    message += "\" in API group \"" + std::string(resource.group) + "\" ";
    message += path.nameSpace.empty() ? std::string("at the cluster scope")
                                      : "in the namespace \"" + path.nameSpace + "\"";
    return failed(403, "Forbidden", message, detailsOf(resource, path.name, resource.plural));
}

server::Reply conflict(const Resource& resource, const std::string& name, const std::string& why)
{
    return failed(409, "Conflict",
        "Operation cannot be fulfilled on " + resource.qualified() + " \"" + name + "\": " + why,
        detailsOf(resource, name, resource.plural));
}

server::Reply methodNotAllowed()
{
    return failed(405, "MethodNotAllowed",
        "the server does not allow this method on the requested resource", Json::object());
}

server::Reply patchRejected()
{
    return failed(422, "Invalid", "the server rejected our request due to an error in our request",
        Json::object());
}

server::Reply invalid(
    const Resource& resource, const std::string& name, const std::vector<Cause>& causes)
{
    Json list = Json::array();
    std::string all;
    for (const Cause& cause : causes) {
        list.push_back(
            {{"reason", cause.reason}, {"message", cause.message}, {"field", cause.field}});
        all.append(all.empty() ? "" : ", ").append(cause.field).append(": ").append(cause.message);
    }
    Json details = detailsOf(resource, name, resource.kind);
    details["causes"] = std::move(list);
    const std::string text = causes.size() > 1 ? "[" + all + "]" : all;
    return failed(422, "Invalid",
        resource.qualifiedKind() + " \"" + name + "\" is invalid: " + text, std::move(details));
}

Json tooOldVersion(std::uint64_t asked, std::uint64_t oldest)
{
    return failure(410, "Expired",
        "too old resource version: " + std::to_string(asked) + " (" + std::to_string(oldest) + ")");
}

} // namespace mock_kubernetes
