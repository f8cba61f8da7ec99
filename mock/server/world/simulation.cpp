// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/world/simulation.h"

#include "server/json_text.h"

#include "deploy/deployment/derived_values.h"
#include "deploy/formats/record/deployment_json.h"
#include "deploy/history/succession.h"

#include <algorithm>
#include <utility>

namespace server {

namespace {

using demo::Rollout;
using deployment::Deployment;
using deployment::Status;
using deployment::Timestamp;

bool goesOn(const Deployment& deployment)
{
    return deployment.status.known == Status::Running || deployment.status.known == Status::Pending;
}

} // namespace

Simulation::Simulation(SimulationOptions options, std::uint64_t position)
    : m_options(options)
    , m_position(position)
    , m_random(options.seed, 0)
    , m_generator(options.now, options.speed, options.seed)
{
}

void Simulation::add(const Deployment& deployment)
{
    m_generator.learn(deployment);
    m_index.put(deployment, m_position);
    if (!goesOn(deployment) || m_active.contains(deployment.id))
        return;
    std::optional<Timestamp> pausedAt;
    if (deployment.paused)
        pausedAt = m_options.now;
    track(Rollout(deployment,
        demo::faster(
            demo::remainderOf(deployment, m_options.now, m_random.next()), m_options.speed),
        m_options.now, pausedAt));
}

void Simulation::restore(
    const Deployment& deployment, std::uint64_t revision, std::optional<Rollout> rollout)
{
    m_generator.learn(deployment);
    m_index.put(deployment, revision);
    if (rollout)
        track(std::move(*rollout));
}

void Simulation::advance(Timestamp now)
{
    m_options.now = std::max(now, m_options.now);
    advanceActive();
    if (m_options.launches)
        launch();
}

const Rollout* Simulation::rollout(const std::string& id) const
{
    const auto found = m_active.find(id);
    return found == m_active.end() ? nullptr : &found->second;
}

void Simulation::pause(const std::string& id, const std::string& words)
{
    Rollout& rollout = m_active.at(id);
    const std::size_t known = rollout.deployment().log.size();
    rollout.pause(now(), words);
    publish(rollout.deployment(), known);
}

void Simulation::resume(const std::string& id, const std::string& words)
{
    Rollout& rollout = m_active.at(id);
    const std::size_t known = rollout.deployment().log.size();
    rollout.resume(now(), words);
    publish(rollout.deployment(), known);
}

void Simulation::rollBack(
    const std::string& id, const std::string& target, const std::string& words)
{
    if (!m_active.contains(id)) {
        // A deployment that has ended has nothing ahead of it, but its record is all that is
        // needed.
        track(Rollout(record(id), {}, now()));
    }
    Rollout& rollout = m_active.at(id);
    const std::size_t known = rollout.deployment().log.size();
    rollout.rollBack(now(), target, words, m_random.next(), m_options.speed);
    m_rollingBack.insert(id);
    publish(rollout.deployment(), known);
}

bool Simulation::isRollingBack(const std::string& id) const
{
    return m_rollingBack.contains(id);
}

void Simulation::markRollingBack(const std::string& id)
{
    if (m_active.contains(id))
        m_rollingBack.insert(id);
}

std::string Simulation::replacedVersion(const std::string& id) const
{
    return deployment::oldVersion(record(id));
}

std::optional<history::Row> Simulation::successor(const std::string& id) const
{
    const history::History& history = m_index.history();
    const history::Row row = history.find(id).value();
    const std::string version(history.word(history::Column::Version, row));
    return history::successorOf(history, row, now(), [&](history::Row other) {
        return replacedVersion(std::string(history.id(other))) == version;
    });
}

Changes Simulation::takeChanges()
{
    return std::exchange(m_changes, {});
}

Deployment Simulation::record(const std::string& id) const
{
    const auto entry = m_index.find(id);
    return formats::decodeDeployment(*entry->json).value().deployment;
}

Rollout& Simulation::track(Rollout rollout)
{
    const Deployment& deployment = rollout.deployment();
    m_generator.occupy(deployment.environment);
    return m_active.insert_or_assign(deployment.id, std::move(rollout)).first->second;
}

void Simulation::publish(const Deployment& deployment, std::size_t knownEntries)
{
    const std::size_t entries = deployment.log.size();
    if (entries > knownEntries)
        announce("log", jsonObject([&](formats::JsonWriter& json) {
            json.textField("id", deployment.id);
            json.countField("after", knownEntries);
            writeLogEntries(json, deployment.log, knownEntries, entries);
        }));
    const std::uint64_t revision = m_position + 1;
    announce("deployment", summaryJson(history::summaryOf(deployment), revision));
    m_index.put(deployment, revision);
    m_changes.deployments.insert(deployment.id);
}

void Simulation::announce(std::string_view name, std::string data)
{
    m_changes.events.push_back({++m_position, std::string(name), std::move(data)});
}

void Simulation::advanceActive()
{
    for (auto active = m_active.begin(); active != m_active.end();) {
        Rollout& rollout = active->second;
        const std::size_t known = rollout.deployment().log.size();
        if (rollout.advance(now()))
            publish(rollout.deployment(), known);
        if (rollout.nextChange() || rollout.pausedAt()) {
            ++active;
            continue;
        }
        m_generator.release(rollout.deployment().environment);
        m_generator.learn(rollout.deployment());
        m_rollingBack.erase(active->first);
        active = m_active.erase(active);
    }
}

void Simulation::launch()
{
    std::optional<demo::Plan> plan = m_generator.next(now());
    if (!plan)
        return;
    const Rollout planned(*plan);
    Rollout& rollout = track(Rollout(planned.deployment(),
        demo::faster(planned.remaining(), m_options.speed), planned.origin()));
    rollout.advance(now());
    publish(rollout.deployment(), 0);
}

} // namespace server
