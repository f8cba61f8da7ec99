// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api.h"

#include "server/commands/command_request.h"
#include "server/http/entity_tags.h"
#include "server/http/problem.h"
#include "server/json_text.h"
#include "server/list/list_query.h"

#include "deploy/deployment/decimal.h"
#include "deploy/formats/record/deployment_json.h"
#include "deploy/history/string_pool.h"

#include <algorithm>

namespace server {

using formats::JsonWriter;

namespace {

constexpr std::uint64_t usualLogPage = 10'000;
constexpr std::uint64_t maxLogPageSize = 100'000;

bool matches(std::string_view pattern, const std::vector<std::string>& segments)
{
    std::size_t index = 0;
    while (!pattern.empty()) {
        const std::size_t end = std::min(pattern.find('/'), pattern.size());
        const std::string_view part = pattern.substr(0, end);
        pattern.remove_prefix(std::min(end + 1, pattern.size()));
        if (index >= segments.size() || (part != "*" && part != segments[index])
            || segments[index].empty())
            return false;
        ++index;
    }
    return index == segments.size();
}

void addPosition(Reply& reply, std::uint64_t position)
{
    reply.headers.emplace_back("Event-Position", std::to_string(position));
}

/// The answer for a client that may have it already.
Reply tagged(const Request& request, std::string tag, Reply reply)
{
    if (const auto known = request.header("If-None-Match"); known && anyTagMatches(*known, tag)) {
        reply.status = 304;
        reply.body.clear();
    }
    reply.headers.emplace_back("ETag", std::move(tag));
    return reply;
}

/// HEAD is a GET whose body stays at home.
bool allows(std::string_view allowed, std::string_view method)
{
    return method == allowed || (method == "HEAD" && allowed == "GET");
}

void writePage(JsonWriter& json, const DeploymentIndex& deploymentIndex,
    const DeploymentIndex::Page& page, const std::optional<std::string>& next)
{
    json.key("items");
    json.beginArray();
    for (const history::Row row : page.rows)
        writeSummary(json, deploymentIndex.history().at(row), deploymentIndex.revision(row));
    json.endArray();
    json.key("next");
    if (next)
        json.text(*next);
    else
        json.null();
    json.countField("total", page.total);
}

Reply commandReply(const TakenCommand& taken, bool replayed)
{
    Reply reply;
    reply.status = taken.state == CommandState::Accepted ? 202 : 200;
    reply.headers.emplace_back("ETag", revisionTag(taken.revision));
    if (reply.status == 202)
        // Relative to the request itself, so that it is right behind a prefix too.
        reply.headers.emplace_back(
            "Location", "../../commands/" + percentEncoded(taken.command.id));
    if (replayed)
        reply.headers.emplace_back("Idempotency-Replayed", "true");
    reply.body = commandJson(taken);
    return reply;
}

} // namespace

const Api::Route Api::routes[] = {
    {"GET", "health", &Api::health},
    {"GET", "me", &Api::me},
    {"GET", "deployments", &Api::list},
    {"GET", "deployments/*", &Api::whole},
    {"GET", "deployments/*/logs", &Api::log},
    {"POST", "deployments/*/pause", &Api::order},
    {"POST", "deployments/*/resume", &Api::order},
    {"POST", "deployments/*/rollback", &Api::order},
    {"GET", "commands/*", &Api::command},
    {"GET", "events", &Api::events},
};

Api::Api(Service& service, Tokens tokens)
    : m_service(service)
    , m_tokens(std::move(tokens))
{
}

const Api::Route* Api::routeOf(const Target& target)
{
    const Route* const found = std::find_if(std::begin(routes), std::end(routes),
        [&](const Route& route) { return matches(route.pattern, target.segments); });
    return found == std::end(routes) ? nullptr : found;
}

std::optional<Reply> Api::refusal(std::string_view method, std::string_view target) const
{
    const Route* const route = routeOf(parseTarget(target));
    if (!route)
        return problem(404);
    if (allows(route->method, method))
        return {};
    Reply reply = problem(405);
    reply.headers.emplace_back("Allow", route->method == "GET" ? "GET, HEAD" : route->method);
    return reply;
}

Reply Api::answer(const Request& request) const
{
    if (auto refused = refusal(request.method, request.target))
        return std::move(*refused);
    RequestContext context{request, parseTarget(request.target), {}};
    const Route& route = *routeOf(context.target);
    const std::optional<Caller> caller = m_tokens.identify(request);
    if (!caller && route.handler != &Api::health)
        return problem(401);
    context.caller = caller.value_or(Caller{});
    return (this->*route.handler)(context);
}

std::shared_ptr<void> Api::announce(const Request& request) const
{
    if (refusal(request.method, request.target))
        return nullptr;
    const Route* const route = routeOf(parseTarget(request.target));
    const std::optional<Caller> caller = m_tokens.identify(request);
    const std::optional<std::string> key = keyOf(request);
    if (route->handler != &Api::order || !caller || !caller->mayOperate || !key)
        return nullptr;
    return m_service.expect(caller->name, *key);
}

Reply Api::health(const RequestContext&) const
{
    const auto now = m_service.look(
        [](const Simulation& simulation, const CommandService&) { return simulation.now(); });
    Reply reply;
    reply.body = jsonObject([&](JsonWriter& json) {
        json.textField("status", "ok");
        json.textField("apiVersion", "1.0");
        json.textField("server", "deployment-mock-server " DEPLOYMENT_VERSION);
        json.timeField("time", now);
    });
    return reply;
}

Reply Api::me(const RequestContext& context) const
{
    Reply reply;
    reply.body = jsonObject([&](JsonWriter& json) {
        json.textField("name", context.caller.name);
        json.key("permissions");
        json.beginArray();
        json.text("read");
        if (context.caller.mayOperate)
            json.text("operate");
        json.endArray();
    });
    return reply;
}

Reply Api::list(const RequestContext& context) const
{
    const auto query = parseListQuery(context.target);
    if (!query)
        return problem(400, "bad-request", query.error());
    Reply reply;
    std::uint64_t position = 0;
    std::optional<std::string> next;
    reply.body = jsonObject([&](JsonWriter& json) {
        m_service.look([&](const Simulation& simulation, const CommandService&) {
            const DeploymentIndex& deploymentIndex = simulation.deploymentIndex();
            const DeploymentIndex::Page page =
                deploymentIndex.page(query->filter, query->after, query->limit);
            position = simulation.position();
            if (page.next)
                next = nextPage(context.target, *page.next);
            writePage(json, deploymentIndex, page, next);
        });
    });
    if (next)
        reply.headers.emplace_back("Link", "<" + *next + ">; rel=\"next\"");
    addPosition(reply, position);
    const auto hash = history::hashOf(context.request.target);
    return tagged(context.request,
        "\"list-" + std::to_string(position) + "-" + std::to_string(hash) + "\"", std::move(reply));
}

Reply Api::whole(const RequestContext& context) const
{
    std::uint64_t position = 0;
    const auto entry = m_service.look([&](const Simulation& simulation, const CommandService&) {
        position = simulation.position();
        return simulation.deploymentIndex().find(context.target.segments[1]);
    });
    if (!entry)
        return problem(404);
    Reply reply;
    addPosition(reply, position);
    reply.body = *entry->json;
    return tagged(context.request, revisionTag(entry->revision), std::move(reply));
}

Reply Api::log(const RequestContext& context) const
{
    const auto after = deployment::parseDecimal(context.target.parameter("after").value_or("0"));
    const auto limit = deployment::parseDecimal(
        context.target.parameter("limit").value_or(std::to_string(usualLogPage)));
    if (!after || !limit || *limit < 1 || *limit > maxLogPageSize)
        return problem(400, "bad-request", "after or limit is not well formed.");
    std::uint64_t position = 0;
    const std::string& id = context.target.segments[1];
    const auto entry = m_service.look([&](const Simulation& simulation, const CommandService&) {
        position = simulation.position();
        return simulation.deploymentIndex().find(id);
    });
    if (!entry)
        return problem(404);
    const auto decoded = formats::decodeDeployment(*entry->json);
    const deployment::Log& log = decoded.value().deployment.log;
    const std::size_t from = std::min<std::size_t>(*after, log.size());
    const std::size_t to = std::min<std::size_t>(from + *limit, log.size());
    Reply reply;
    addPosition(reply, position);
    reply.body = jsonObject([&](JsonWriter& json) {
        json.textField("id", id);
        json.countField("after", from);
        writeLogEntries(json, log, from, to);
        json.countField("next", to);
        json.countField("total", log.size());
    });
    return reply;
}

Reply Api::events(const RequestContext& context) const
{
    Reply reply;
    reply.contentType = "text/event-stream";
    reply.headers.emplace_back("Cache-Control", "no-store");
    const auto last = context.request.header("Last-Event-ID");
    if (!last || last->empty()) {
        reply.streamAfter = m_service.events().position();
        return reply;
    }
    reply.streamAfter = deployment::parseDecimal(*last);
    if (!reply.streamAfter)
        return problem(400, "bad-request", "Last-Event-ID is not a number.");
    if (!m_service.events().canGoOnFrom(*reply.streamAfter))
        return problem(410);
    return reply;
}

Reply Api::order(const RequestContext& context) const
{
    if (!context.caller.mayOperate)
        return problem(403);
    const std::string& id = context.target.segments[1];
    const bool known = m_service.look([&](const Simulation& simulation, const CommandService&) {
        return simulation.deploymentIndex().find(id).has_value();
    });
    if (!known)
        return problem(404);
    const auto action = operations::parseCommandKind(context.target.segments[2]);
    auto order = parseCommandRequest(context.request, action.value());
    if (!order)
        return problem(order.error());
    order->command.actor = context.caller.name;
    order->command.deployment = id;
    const auto outcome = m_service.execute(*order);
    return outcome ? commandReply(outcome->taken, outcome->replayed) : problem(outcome.error());
}

Reply Api::command(const RequestContext& context) const
{
    return m_service.look([&](const Simulation&, const CommandService& desk) {
        const std::string& key = context.target.segments[1];
        const TakenCommand* command = desk.find(context.caller.name, key);
        if (!command && desk.isExpected(context.caller.name, key))
            return problem(409, "in-progress", "The command is being carried out; ask again.");
        if (!command)
            return problem(404);
        Reply reply;
        reply.body = commandJson(*command);
        return reply;
    });
}

} // namespace server
