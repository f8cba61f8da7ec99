// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/demo/demo_world.h"

#include <array>

namespace mock_kubernetes {

namespace {

using std::chrono::minutes;

constexpr auto releasePause = minutes(4);
constexpr std::array rotation{"cart", "gateway", "mailer", "catalog", "auth", "frontend"};
constexpr const char* registry = "registry.example.com/";

Json canaryWithTraffic(const std::string& name, const std::string& analysis)
{
    return {{"canary",
        {{"canaryService", name + "-canary"}, {"stableService", name + "-stable"},
            {"trafficRouting",
                {{"istio", {{"virtualService", {{"name", name}, {"routes", {"primary"}}}}}}}},
            {"steps", canarySteps(analysis)}}}};
}

Json canaryThatWaits()
{
    Json steps = Json::array();
    steps.push_back({{"setWeight", 25}});
    steps.push_back({{"pause", Json::object()}});
    steps.push_back({{"setWeight", 50}});
    steps.push_back({{"pause", {{"duration", "2m"}}}});
    steps.push_back({{"setWeight", 75}});
    return {{"canary", {{"maxSurge", 1}, {"maxUnavailable", 0}, {"steps", steps}}}};
}

Json plainCanary()
{
    return {{"canary", {{"maxSurge", 1}, {"maxUnavailable", 0}, {"steps", canarySteps({})}}}};
}

Json blueGreen(const std::string& name, bool isAutomatic)
{
    return {{"blueGreen",
        {{"activeService", name + "-active"}, {"previewService", name + "-preview"},
            {"autoPromotionEnabled", isAutomatic}, {"scaleDownDelaySeconds", 300}}}};
}

/// The place where its fate stands in an image: bad, crash, ...
std::string imageOf(const std::string& name, const std::string& tag, const std::string& fate = {})
{
    return registry + (fate.empty() ? name : fate + "-" + name) + ":" + tag;
}

} // namespace

DemoWorld::DemoWorld(KubeServer& server)
    : m_server(server)
{
    for (const char* const space : {"shop", "payments", "platform"})
        m_server.put(Json{{"apiVersion", "v1"}, {"kind", "Namespace"},
            {"metadata", {{"name", space}}}, {"status", {{"phase", "Active"}}}}
                         .dump());
    m_server.put(analysisTemplate("shop", "success-rate").dump());
    add({"shop", "checkout", "2.3.1", 5, canaryWithTraffic("checkout", "success-rate"), 600,
        {"checkout-canary", "checkout-stable"}});
    add({"shop", "cart", "1.12.0", 4, plainCanary(), 600, {"cart"}});
    add({"shop", "catalog", "5.0.2", 4, canaryWithTraffic("catalog", "success-rate"), 600,
        {"catalog-canary", "catalog-stable"}});
    add({"shop", "search", "3.7.4", 4, canaryThatWaits(), 600, {"search"}});
    add({"shop", "recommendations", "0.9.8", 3, blueGreen("recommendations", false), 600,
        {"recommendations-active", "recommendations-preview"}});
    add({"shop", "frontend", "2025.11", 3, nullptr, 600, {"frontend"}});
    add({"payments", "gateway", "4.1.0", 4, plainCanary(), 600, {"gateway"}});
    add({"payments", "ledger", "2.0.5", 2, blueGreen("ledger", true), 600,
        {"ledger-active", "ledger-preview"}});
    add({"payments", "fraud-check", "1.4.0", 3, plainCanary(), 300, {"fraud-check"}});
    add({"payments", "invoices", "3.3.0", 2, nullptr, 300, {"invoices"}});
    add({"platform", "auth", "6.2.1", 3, plainCanary(), 600, {"auth"}});
    add({"platform", "mailer", "1.1.7", 2, nullptr, 600, {}});
    add({"platform", "reports", "0.4.2", 1, nullptr, 600, {}});
    playPast();
    m_nextRelease = m_server.now() + releasePause;
}

void DemoWorld::add(Manifest manifest)
{
    manifest.image = imageOf(manifest.name, manifest.image);
    m_server.put(objectsOf(manifest).dump());
    m_manifests.emplace(manifest.name, std::move(manifest));
}

void DemoWorld::release(const std::string& name, const std::string& image)
{
    const std::string path = pathOfWorkload(m_manifests.at(name));
    const auto workload = parsedJson(m_server.object(path));
    if (!workload)
        return;
    Json containers = workload->at("spec").at("template").at("spec").at("containers");
    containers.front()["image"] = image;
    const Json patch{{"spec", {{"template", {{"spec", {{"containers", containers}}}}}}}};
    m_server.edit(path, patch.dump());
}

/// Earlier versions that went well first, then what the user finds.
void DemoWorld::playPast()
{
    struct Release {
        minutes before; ///< the present
        const char* name;
        const char* tag;
        const char* fate;
    };
    constexpr std::array releases{Release{minutes(150), "cart", "1.12.1", ""},
        Release{minutes(140), "checkout", "2.4.0", ""},
        Release{minutes(130), "ledger", "2.1.0", ""}, Release{minutes(125), "auth", "6.3.0", ""},
        Release{minutes(120), "frontend", "2025.12", ""},
        Release{minutes(110), "catalog", "5.1.0", ""}, Release{minutes(95), "cart", "1.13.0", ""},
        Release{minutes(90), "recommendations", "0.9.9", ""},
        Release{minutes(80), "gateway", "4.2.0", ""}, Release{minutes(60), "mailer", "1.2.0", ""},
        Release{minutes(50), "checkout", "2.5.0-regression", ""},
        Release{minutes(40), "search", "3.8.0", ""},
        Release{minutes(34), "recommendations", "1.0.0", ""},
        Release{minutes(28), "fraud-check", "1.5.0", "crash"},
        Release{minutes(20), "invoices", "3.4.0", "bad"}, Release{minutes(6), "cart", "1.14.0", ""},
        Release{minutes(3), "catalog", "5.2.0", ""}};
    const deployment::Timestamp present = m_server.now() + past;
    for (const Release& each : releases) {
        const auto step = present - each.before - m_server.now();
        m_server.advance(std::chrono::duration_cast<std::chrono::milliseconds>(step));
        if (std::string_view(each.tag) == "1.0.0")
            // The one before was looked at and promoted.
            m_server.edit(pathOfWorkload(m_manifests.at("recommendations")),
                R"({"status":{"promoteFull":true}})");
        if (std::string_view(each.tag) == "1.0.0")
            m_server.advance(minutes(1));
        release(each.name, imageOf(each.name, each.tag, each.fate));
    }
    m_server.edit(pathOfWorkload(m_manifests.at("reports")), R"({"spec":{"paused":true}})");
    m_server.advance(
        std::chrono::duration_cast<std::chrono::milliseconds>(present - m_server.now()));
}

void DemoWorld::goOn()
{
    if (m_server.now() < m_nextRelease)
        return;
    m_nextRelease = m_server.now() + releasePause;
    const std::string name = rotation.at(m_releases % rotation.size());
    release(name,
        imageOf(name,
            "7." + std::to_string(m_releases / rotation.size()) + "."
                + std::to_string(m_releases % rotation.size())));
    ++m_releases;
}

} // namespace mock_kubernetes
