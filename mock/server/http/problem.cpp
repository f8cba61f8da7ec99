// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/problem.h"

#include "server/json_text.h"

#include <algorithm>
#include <array>

namespace server {

using formats::JsonWriter;

namespace {

struct Known {
    int status;
    std::string_view type;
    std::string_view title;
};

constexpr std::array known{
    Known{400, "bad-request", "Bad request"},
    Known{401, "unauthorized", "Not signed in"},
    Known{403, "forbidden", "Not permitted"},
    Known{404, "not-found", "Not found"},
    Known{405, "method-not-allowed", "Method not allowed"},
    Known{408, "too-slow", "Too slow"},
    Known{409, "wrong-state", "Not possible in this state"},
    Known{410, "position-gone", "Events are gone"},
    Known{412, "stale-revision", "Changed meanwhile"},
    Known{413, "too-large", "Too large"},
    Known{415, "unsupported-media-type", "Unsupported media type"},
    Known{422, "unacceptable", "Not acceptable"},
    Known{429, "too-many-requests", "Too many requests"},
    Known{431, "too-large", "Too large"},
    Known{500, "internal", "Internal error"},
    Known{501, "not-implemented", "Not implemented"},
    Known{503, "unavailable", "Not available"},
    Known{505, "not-implemented", "Not implemented"},
};

Known knownOf(int status)
{
    const auto found = std::find_if(
        known.begin(), known.end(), [status](const Known& one) { return one.status == status; });
    return found == known.end() ? Known{status, "other", "Error"} : *found;
}

void writeProblem(JsonWriter& json, int status, std::string_view type, std::string_view detail)
{
    json.textField("type", "urn:deployment:problem:" + std::string(type));
    json.textField("title", knownOf(status).title);
    json.key("status");
    json.integer(status);
    if (!detail.empty())
        json.textField("detail", detail);
}

Reply replyOf(int status, std::string json)
{
    Reply reply;
    reply.status = status;
    reply.contentType = "application/problem+json";
    if (status == 401)
        reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"deployments\"");
    reply.body = std::move(json);
    return reply;
}

} // namespace

Reply problem(int status, std::string_view type, std::string_view detail)
{
    return replyOf(
        status, jsonObject([&](JsonWriter& json) { writeProblem(json, status, type, detail); }));
}

Reply problem(const Refusal& refusal)
{
    return replyOf(refusal.status, jsonObject([&](JsonWriter& json) {
        writeProblem(json, refusal.status, refusal.type, refusal.detail);
        if (refusal.revision)
            json.countField("revision", *refusal.revision);
        if (!refusal.deploymentStatus.empty())
            json.textField("deploymentStatus", refusal.deploymentStatus);
    }));
}

Reply problem(int status, std::string_view detail)
{
    return problem(status, knownOf(status).type, detail);
}

std::string_view titleOf(int status)
{
    return knownOf(status).title;
}

} // namespace server
