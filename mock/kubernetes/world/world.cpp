// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/world/world.h"

namespace mock_kubernetes {

namespace {

/// Controllers that disagree must not keep a test for ever.
constexpr int maxLooks = 200'000;

bool isPlayed(const Resource* resource)
{
    return resource == &rollouts() || resource == &deployments() || resource == &replicaSets()
        || resource == &pods();
}

} // namespace

World::World(Cluster& cluster)
    : m_cluster(cluster)
    , m_stage(cluster)
    , m_pods(m_stage)
    , m_replicaSets(m_stage, m_pods)
    , m_deployments(m_stage)
    , m_rollouts(m_stage, m_pods)
{
    m_cluster.store.setObserver([this](const Change& change) { note(change); });
}

void World::note(const Change& change)
{
    const std::string space = nameSpaceOf(*change.object);
    if (isPlayed(change.resource))
        m_stage.touch({change.resource, space, nameOf(*change.object)});
    if (change.type == ChangeType::Deleted && isPlayed(change.resource))
        m_stage.after({}, [this, object = change.object] { endOwned(*object); });
    const Json* const owners = valueAt(*change.object, {"metadata", "ownerReferences"});
    if (!owners)
        return;
    for (const Json& owner : *owners)
        if (const Resource* const resource = resourceOf(owner); isPlayed(resource))
            m_stage.touch({resource, space, textAt(owner, {"name"})});
}

void World::advance(std::chrono::milliseconds time)
{
    const deployment::Timestamp end = m_cluster.now + time;
    settle();
    while (m_stage.runNext(end))
        settle();
    m_cluster.now = end;
}

void World::settle()
{
    for (int looks = 0; looks < maxLooks; ++looks) {
        const auto key = m_stage.takeTouched();
        if (!key)
            return;
        reconcile(*key);
    }
}

void World::reconcile(const ObjectKey& key)
{
    const Object object = m_stage.find(*key.resource, key.nameSpace, key.name);
    if (!object || !annotationOf(*object, "stand-in/still").empty())
        return;
    if (key.resource == &pods())
        m_pods.look(*object);
    else if (key.resource == &replicaSets())
        m_replicaSets.reconcile(*object);
    else if (key.resource == &deployments())
        m_deployments.reconcile(*object);
    else if (key.resource == &rollouts())
        m_rollouts.reconcile(*object);
}

/// As the garbage collector does.
void World::endOwned(const Json& owner)
{
    for (const Resource* resource : {&replicaSets(), &analysisRuns()})
        for (const Object& owned : m_stage.owned(*resource, nameSpaceOf(owner), uidOf(owner)))
            m_stage.remove(*resource, *owned);
    for (const Object& pod : m_stage.owned(pods(), nameSpaceOf(owner), uidOf(owner)))
        m_pods.end(*pod);
}

} // namespace mock_kubernetes
