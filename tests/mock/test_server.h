// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api.h"
#include "server/http_server.h"
#include "server/service.h"

#include "deploy/demo/built_in_history.h"
#include "deploy/demo/history_generator.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace test_server {

using Json = nlohmann::ordered_json;

inline const deployment::Timestamp start = *deployment::parseTimestamp("2025-02-15T10:25:00Z");

/// Everything in the record of the example deployment is in the past.
inline const deployment::Timestamp drawnStart = start - std::chrono::minutes(31);

inline server::ServiceOptions quietOptions(std::string stateFile = {})
{
    server::ServiceOptions options;
    options.simulation.now = start;
    options.simulation.launches = false;
    options.stateFile = std::move(stateFile);
    return options;
}

inline std::vector<deployment::Deployment> history(std::uint64_t count, std::uint64_t seed = 3)
{
    const demo::HistoryGenerator generator({count, seed, start, 0, 0});
    std::vector<deployment::Deployment> result;
    for (std::uint64_t index = 0; index < count; ++index)
        result.push_back(generator.generate(index));
    return result;
}

/// A service with an API in front, and the drawn DEP-001 running in it.
struct Fixture {
    explicit Fixture(server::ServiceOptions options = quietOptions(), std::string_view tokens = "")
        : service(options)
        , api(service, *server::Tokens::parse(tokens))
    {
        if (!service.isRestored())
            load({demo::drawnDeployment(drawnStart)});
    }

    void load(const std::vector<deployment::Deployment>& deployments) { service.load(deployments); }

    server::Reply get(std::string target, std::string header = {}, std::string value = {})
    {
        server::Request request{"GET", std::move(target), {}, {}};
        if (!header.empty())
            request.headers.emplace_back(std::move(header), std::move(value));
        return api.answer(request);
    }

    server::Reply post(std::string target, std::string key, std::string body,
        std::vector<std::pair<std::string, std::string>> headers = {})
    {
        headers.emplace_back("Content-Type", "application/json");
        headers.emplace_back("Idempotency-Key", std::move(key));
        return api.answer({"POST", std::move(target), std::move(headers), std::move(body)});
    }

    Json json(const std::string& target) { return Json::parse(get(target).body); }
    Json items(const std::string& target) { return json(target).at("items"); }
    Json drawn() { return json("/deployments/DEP-001"); }

    server::Service service;
    server::Api api;
};

inline std::string headerOf(const server::Reply& reply, std::string_view name)
{
    for (const auto& [key, value] : reply.headers)
        if (key == name)
            return value;
    return {};
}

inline std::string typeOf(const server::Reply& reply)
{
    EXPECT_EQ(reply.contentType, "application/problem+json");
    const auto json = Json::parse(reply.body, nullptr, false);
    EXPECT_EQ(json.value("status", 0), reply.status);
    return json.value("type", "").substr(std::string("urn:deployment:problem:").size());
}

} // namespace test_server
