// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "builder.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace random_window {

using deployment::Deployment;
using deployment::Status;

namespace {

World* worldOfKind = nullptr; // a kind of source has no state

constexpr std::array environments{"生产环境", "测试环境", "staging", "eu-prod", "实验室"};
constexpr std::array versions{"V1.0.0", "V1.9.0", "V1.10.0", "V2.0.3", "V2.1.0"};
constexpr std::array executors{"OPS-李四", "OPS-alice", "=cmd()", "<b>bob</b>"};
constexpr std::array strategies{"BLUE_GREEN", "CANARY", "ROLLING"};
constexpr std::array steps{"Check", "Switch traffic", "构建镜像"};
constexpr std::array services{"", "orders", "支付"};

bool isOfWorld(std::string_view location)
{
    return location.starts_with("http://night-");
}

sources::OpenedSource openOfWorld(
    const sources::SourceSpec& spec, const sources::SourceContext& /*context*/)
{
    const QString address =
        QString::fromStdString(spec.connection ? spec.connection->address : spec.location);
    Server* server = worldOfKind->serverAt(address);
    if (server == nullptr)
        return tl::unexpected(deployment::simpleError(
            deployment::ErrorCode::BadFormat, DEPLOY_MESSAGE("Message", "Unknown.")));
    return std::make_unique<ToldSource>(*server);
}

} // namespace

World::World(Dice& dice)
    : m_dice(dice)
    , m_now(test_support::at("12:00"))
    , m_hasServices(dice.oneIn(2))
{
    worldOfKind = this;
    for (const char* address : {"http://night-1.test", "http://night-2.test"}) {
        auto server = std::make_unique<Server>();
        server->address = QLatin1String(address);
        server->now = m_now;
        const int count = m_dice.oneIn(8) ? 0 : m_dice.oneIn(3) ? 60 : m_dice.below(12);
        for (int n = 0; n < count; ++n) {
            Deployment run = newRun(m_dice.oneIn(3) ? m_dice.below(60) : m_dice.below(20'000));
            for (int moves = m_dice.below(5); moves > 0; --moves)
                moveOn(run);
            server->runs[run.id] = run;
        }
        m_servers.push_back(std::move(server));
    }
}

World::~World()
{
    worldOfKind = nullptr;
}

Server* World::serverAt(const QString& address) const
{
    const auto found = std::ranges::find_if(
        m_servers, [&](const auto& server) { return server->address == address; });
    return found == m_servers.end() ? nullptr : found->get();
}

const sources::SourceRegistry& World::kinds()
{
    static const sources::SourceRegistry registry(
        {{"night", isOfWorld, true, openOfWorld}, sources::fileKind()});
    return registry;
}

deployment::Timestamp World::momentAgo(int minutes) const
{
    return m_now - std::chrono::minutes(minutes) - std::chrono::seconds(30);
}

Deployment World::newRun(int minutesAgo)
{
    std::array<char, 16> id{};
    std::snprintf(id.data(), id.size(), "DEP-%04d", ++m_number);
    Deployment run = test_support::aDeployment(id.data());
    run.version = m_dice.of(versions);
    run.environment = m_dice.of(environments);
    run.strategy = deployment::openStrategy(m_dice.of(strategies));
    run.executor = m_dice.of(executors);
    run.status = deployment::openStatus("RUNNING");
    run.start = momentAgo(minutesAgo);
    if (m_hasServices)
        run.service = m_dice.of(services);
    run.progress.percentage = 0;
    run.progress.currentStep = steps[0];
    run.progress.steps.push_back(
        {steps[0], deployment::openStepStatus("RUNNING"), run.start, std::nullopt});
    run.log.append(run.start, "begins");
    return run;
}

/// A life as deployments have them; what has ended may still be rolled back.
void World::moveOn(Deployment& run)
{
    constexpr std::array ends{"COMPLETED", "COMPLETED", "FAILED", "ROLLED_BACK", "ABANDONED"};
    const bool isRunning = run.status.known == Status::Running;
    run.log.append(momentAgo(0), "goes on");
    if (isRunning && m_dice.oneIn(3)) {
        run.paused = !run.paused;
    } else if (isRunning && m_dice.oneIn(2)) {
        run.progress.percentage = std::min(99.0, *run.progress.percentage + 7);
        run.progress.currentStep = m_dice.of(steps);
    } else if (isRunning) {
        run.status = deployment::openStatus(m_dice.of(ends));
        run.paused = false;
        run.end = run.start + std::chrono::minutes(1 + m_dice.below(90));
        if (*run.end > m_now)
            run.end = momentAgo(0);
        run.progress.steps[0].status = deployment::openStepStatus("COMPLETED");
        run.progress.steps[0].end = run.end;
    } else if (m_dice.oneIn(4)) {
        run.status = deployment::openStatus("ROLLED_BACK");
    } else if (m_dice.oneIn(6)) {
        run.executor = m_dice.of(executors);
    }
}

void World::tell(Server& server, const std::vector<std::string>& ids)
{
    if (server.source && server.source->isFollowing() && !server.isAway)
        server.source->tell(ids);
}

std::string World::begin(Server& server)
{
    std::vector<std::string> ids;
    for (int count = 1 + m_dice.below(3); count > 0; --count) {
        const Deployment run = newRun(m_dice.oneIn(4) ? m_dice.below(3000) : 0);
        server.runs[run.id] = run;
        ids.push_back(run.id);
    }
    tell(server, ids);
    return std::to_string(ids.size()) + " begin";
}

std::string World::change(Server& server)
{
    std::vector<std::string> ids;
    for (auto& [id, run] : server.runs) {
        if (!m_dice.oneIn(static_cast<int>(server.runs.size())) && !m_dice.oneIn(12))
            continue;
        moveOn(run);
        ids.push_back(id);
    }
    if (!ids.empty())
        tell(server, ids);
    return std::to_string(ids.size()) + " change";
}

/// A list tells what is there no more.
std::string World::vanish(Server& server)
{
    std::string text = "gone:";
    const bool isMuch = m_dice.oneIn(6);
    for (auto run = server.runs.begin(); run != server.runs.end();) {
        const bool goes = m_dice.oneIn(isMuch ? 2 : 1 + static_cast<int>(server.runs.size()));
        if (goes)
            text += ' ' + run->first;
        run = goes ? server.runs.erase(run) : std::next(run);
    }
    if (server.source && !server.isAway && server.source->isFollowing()) {
        server.source->refresh();
        if (!m_dice.oneIn(3))
            server.source->readOn();
    }
    return text;
}

std::string World::loseOrFind(Server& server)
{
    server.isAway = !server.isAway;
    if (!server.source)
        return server.isAway ? "away, unseen" : "back, unseen";
    if (server.isAway)
        server.source->lose();
    else if (server.source->isLost())
        server.source->refresh();
    return server.isAway ? "away" : "back";
}

void World::passMinutes(int minutes)
{
    m_now += std::chrono::minutes(minutes);
    for (const auto& server : m_servers)
        server->now = m_now;
}

std::string World::happen()
{
    Server& server = *m_dice.of(m_servers);
    const std::string name = server.address.toStdString().substr(7) + ": ";
    switch (m_dice.below(13)) {
    case 0:
    case 1:
        return name + begin(server);
    case 2:
    case 3:
    case 4:
        return name + change(server);
    case 5:
    case 9:
        return name + vanish(server);
    case 6:
        return name + loseOrFind(server);
    case 7: {
        const int minutes = m_dice.oneIn(4) ? 600 : 1 + m_dice.below(20);
        passMinutes(minutes);
        return std::to_string(minutes) + " min pass";
    }
    case 8:
        if (server.source)
            server.source->answer();
        return name + "answers";
    default:
        if (server.source)
            server.source->readOn();
        return name + "reads on";
    }
}

void World::bringBack()
{
    for (const auto& server : m_servers) {
        server->isAway = false;
        if (!server->source)
            continue;
        if (server->source->isLost())
            server->source->refresh();
        while (server->source && server->source->isReading())
            server->source->readOn();
    }
}

} // namespace random_window
