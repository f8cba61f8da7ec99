// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/service.h"

#include "deploy/formats/record/deployment_json.h"

namespace server {

namespace {

std::unique_ptr<Store> storeOf(const std::string& path)
{
    return path.empty() ? nullptr : std::make_unique<Store>(path);
}

/// Without a memory of its last life a server must not use the numbers of that life again: the
/// clock is ahead of them all.
std::uint64_t firstPosition(Store* store, deployment::Timestamp now)
{
    const auto kept = store ? store->position() : std::nullopt;
    return kept.value_or(static_cast<std::uint64_t>(now.time_since_epoch().count()));
}

/// What the state file holds; SqliteError where it is damaged.
template <typename Value> Value sound(const std::string& what, deployment::Expected<Value> stored)
{
    if (!stored)
        throw SqliteError("the state holds a damaged " + what + ": "
            + stored.error().message.toEnglish() + ' ' + stored.error().cause);
    return std::move(*stored);
}

} // namespace

Service::Service(const ServiceOptions& options)
    : m_store(storeOf(options.stateFile))
    , m_simulation(options.simulation, firstPosition(m_store.get(), options.simulation.now))
    , m_desk(m_simulation)
    , m_hub(m_simulation.position(), options.replayedEvents)
{
    if (m_store && m_store->position())
        restore();
    else if (m_store)
        m_store->clear();
}

void Service::load(std::span<const deployment::Deployment> deployments)
{
    const std::lock_guard lock(m_mutex);
    std::set<std::string> ids;
    for (const deployment::Deployment& deployment : deployments) {
        m_simulation.add(deployment);
        ids.insert(deployment.id);
    }
    if (!m_store)
        return;
    Transaction transaction = m_store->begin();
    keepDeployments(ids);
    transaction.commit();
}

void Service::advance(deployment::Timestamp now)
{
    const std::lock_guard lock(m_mutex);
    m_simulation.advance(now);
    const std::vector<TakenCommand> settled = m_desk.settle();
    Changes changes = m_simulation.takeChanges();
    if (!m_hasStarted || !changes.deployments.empty() || !settled.empty())
        keep(changes, settled);
    m_hub.append(std::move(changes.events));
}

tl::expected<Acceptance, Refusal> Service::execute(const CommandRequest& order)
{
    const std::lock_guard lock(m_mutex);
    auto outcome = m_desk.execute(order);
    Changes changes = m_simulation.takeChanges();
    if (outcome && !outcome->replayed)
        keep(changes, std::span(&outcome->taken, 1));
    m_hub.append(std::move(changes.events));
    return outcome;
}

std::shared_ptr<void> Service::expect(const std::string& owner, const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    m_desk.expect(owner, key);
    return {nullptr, [this, owner, key](void*) {
                const std::lock_guard end(m_mutex);
                m_desk.stopExpecting(owner, key);
            }};
}

void Service::restore()
{
    m_store->loadDeployments([this](const StoredDeployment& stored) {
        const auto decoded = sound("deployment", formats::decodeDeployment(stored.json));
        std::optional<demo::Rollout> rollout;
        if (!stored.rollout.empty())
            rollout = sound("rollout", rolloutFromJson(decoded.deployment, stored.rollout));
        m_simulation.restore(decoded.deployment, stored.revision, std::move(rollout));
    });
    m_desk.restore(m_store->loadCommands());
    m_isRestored = true;
}

void Service::keep(const Changes& changes, std::span<const TakenCommand> commands)
{
    m_hasStarted = true;
    if (!m_store)
        return;
    Transaction transaction = m_store->begin();
    keepDeployments(changes.deployments);
    for (const TakenCommand& taken : commands)
        m_store->save(taken);
    m_store->savePosition(m_simulation.position());
    transaction.commit();
}

void Service::keepDeployments(const std::set<std::string>& ids)
{
    for (const std::string& id : ids) {
        const auto entry = m_simulation.deploymentIndex().find(id);
        const demo::Rollout* rollout = m_simulation.rollout(id);
        m_store->save(id, {*entry->json, entry->revision, rollout ? rolloutJson(*rollout) : ""});
    }
}

} // namespace server
