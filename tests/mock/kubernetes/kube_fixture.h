// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/kube_server.h"
#include "kubernetes/values/json.h"
#include "raw_client.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace kube_test {

using mock_kubernetes::Json;

inline const std::string argo = "/apis/argoproj.io/v1alpha1";
inline const std::string cartPath = argo + "/namespaces/shop/rollouts/cart";
inline constexpr const char* mergeType = "application/merge-patch+json";
inline constexpr const char* jsonType = "application/json-patch+json";

/// Of a value that is one.
inline std::string text(const Json& value)
{
    return value.get<std::string>();
}

struct Answer {
    int status = 0;
    std::string head;
    std::string body;

    [[nodiscard]] Json json() const { return Json::parse(body, nullptr, false); }
    [[nodiscard]] std::string message() const { return json().value("message", ""); }
    [[nodiscard]] std::string reason() const { return json().value("reason", ""); }
};

inline std::string unchunked(std::string_view text)
{
    std::string body;
    while (!text.empty()) {
        const std::size_t end = text.find("\r\n");
        const std::size_t size = std::stoul(std::string(text.substr(0, end)), nullptr, 16);
        if (size == 0)
            break;
        body += text.substr(end + 2, size);
        text.remove_prefix(std::min(text.size(), end + 2 + size + 2));
    }
    return body;
}

inline Answer parsedAnswer(const std::string& text)
{
    Answer answer;
    const std::size_t end = text.find("\r\n\r\n");
    if (end == std::string::npos)
        return answer;
    answer.head = text.substr(0, end);
    answer.status = std::stoi(answer.head.substr(9, 3));
    answer.body = text.substr(end + 4);
    if (answer.head.find("chunked") != std::string::npos)
        answer.body = unchunked(answer.body);
    return answer;
}

/// A Rollout of a canary, as somebody would apply it.
inline Json cart(const std::string& image = "cart:1", int replicas = 4)
{
    Json steps = Json::array();
    steps.push_back({{"setWeight", 25}});
    steps.push_back({{"pause", Json::object()}});
    steps.push_back({{"setWeight", 50}});
    steps.push_back({{"pause", {{"duration", "30s"}}}});
    return {{"apiVersion", "argoproj.io/v1alpha1"}, {"kind", "Rollout"},
        {"metadata",
            {{"name", "cart"}, {"namespace", "shop"},
                {"labels", {{"app", "cart"}, {"tier", "web"}}}}},
        {"spec",
            {{"replicas", replicas}, {"selector", {{"matchLabels", {{"app", "cart"}}}}},
                {"template",
                    {{"metadata", {{"labels", {{"app", "cart"}}}}},
                        {"spec", {{"containers", {{{"name", "cart"}, {"image", image}}}}}}}},
                {"strategy",
                    {{"canary", {{"maxSurge", 1}, {"maxUnavailable", 0}, {"steps", steps}}}}}}}};
}

/// A listening server, and requests to it.
class Kube {
public:
    explicit Kube(mock_kubernetes::KubeOptions options = {})
        : server(std::move(options))
    {
        server.start();
    }

    Answer ask(const std::string& method, const std::string& target, const std::string& body = {},
        const std::string& type = "application/json", const std::string& token = {})
    {
        test_server::RawClient client(server.port());
        client.send(request(method, target, body, type, token, "close"));
        return parsedAnswer(client.readToEnd());
    }
    Answer get(const std::string& target) { return ask("GET", target); }
    /// Of a list; a value, so that a loop may go over it.
    Json items(const std::string& target) { return get(target).json().value("items", Json()); }
    Answer merge(const std::string& target, const Json& patch)
    {
        return ask("PATCH", target, patch.dump(), mergeType);
    }
    Answer jsonPatch(const std::string& target, const Json& patch)
    {
        return ask("PATCH", target, patch.dump(), jsonType);
    }
    void put(const Json& object) { server.put(object.dump()); }
    /// The server may learn of the end of a stream after its client has.
    bool reachesStreams(int count) const
    {
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (server.openStreams() != count && std::chrono::steady_clock::now() < deadline)
            std::this_thread::yield();
        return server.openStreams() == count;
    }
    Json object(const std::string& path) { return Json::parse(server.object(path)); }
    Json status(const std::string& path) { return object(path).at("status"); }
    std::string version()
    {
        return text(get(argo + "/rollouts").json()["metadata"]["resourceVersion"]);
    }

    static std::string request(const std::string& method, const std::string& target,
        const std::string& body, const std::string& type, const std::string& token,
        const std::string& connection)
    {
        return method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: " + connection
            + "\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size())
            + "\r\n" + (token.empty() ? "" : "Authorization: Bearer " + token + "\r\n") + "\r\n"
            + body;
    }

    mock_kubernetes::KubeServer server;
};

/// A watch whose lines are read as they come.
class Watch {
public:
    Watch(Kube& kube, const std::string& target)
        : m_client(kube.server.port())
    {
        m_client.get(target);
        m_client.readUntilText("\r\n\r\n");
    }
    /// The types of so many events, and what became of whom: "ADDED cart".
    std::vector<std::string> events(std::size_t count)
    {
        m_client.readUntil([this, count](const std::string&) { return lines().size() >= count; });
        std::vector<std::string> words;
        for (const Json& line : lines())
            words.push_back(line.value("type", "")
                + (line["object"].contains("metadata")
                            && line["object"]["metadata"].contains("name")
                        ? " " + line["object"]["metadata"]["name"].get<std::string>()
                        : ""));
        return words;
    }
    std::vector<Json> lines()
    {
        const std::string all = m_client.readUntil([](const std::string&) { return true; });
        const std::string body = all.substr(all.find("\r\n\r\n") + 4);
        std::vector<Json> result;
        for (std::size_t at = body.find("{\"type\""); at != std::string::npos;
             at = body.find("{\"type\"", at + 1)) {
            const std::size_t end = body.find('\n', at);
            if (body.find('\n', at) == std::string::npos || end + 1 >= body.size())
                break;
            if (body[end - 1] != '\r')
                result.push_back(Json::parse(body.substr(at, end - at), nullptr, false));
        }
        return result;
    }
    /// Waits until the text has come, among the last that came.
    bool hasSeen(const std::string& text)
    {
        const auto isThere = [&text](const std::string& all) {
            return all.find(text, all.size() - std::min<std::size_t>(all.size(), 4096))
                != std::string::npos;
        };
        return isThere(m_client.readUntil(isThere));
    }
    const std::string& toEnd() { return m_client.readToEnd(); }

private:
    test_server::RawClient m_client;
};

} // namespace kube_test
