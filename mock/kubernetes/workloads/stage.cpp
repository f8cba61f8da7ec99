// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/workloads/stage.h"

#include "kubernetes/api/object_intake.h"

#include <algorithm>
#include <cstdio>

namespace mock_kubernetes {

namespace {

constexpr double eventBurst = 25;
constexpr double eventsPerSecond = 1.0 / 300;
/// --event-ttl of the API server.
constexpr auto eventLife = std::chrono::hours(1);

bool isOwnedBy(const Json& object, const std::string& uid)
{
    const Json* const owners = valueAt(object, {"metadata", "ownerReferences"});
    return owners && std::ranges::any_of(*owners, [&uid](const Json& owner) {
        return textAt(owner, {"uid"}) == uid && flagAt(owner, {"controller"});
    });
}

} // namespace

void Stage::at(deployment::Timestamp time, std::function<void()> work)
{
    m_timers.emplace(std::max(time, now()), std::move(work));
}

void Stage::touch(const ObjectKey& key)
{
    if (m_waiting.insert(key).second)
        m_touched.push_back(key);
}

void Stage::wake(const Resource& resource, const Json& object, deployment::Timestamp time)
{
    const ObjectKey key{&resource, nameSpaceOf(object), nameOf(object)};
    // Controllers ask for the same time again with every look.
    if (!m_wakes.emplace(key, time).second)
        return;
    at(time, [this, key, time] {
        m_wakes.erase({key, time});
        touch(key);
    });
}

std::optional<ObjectKey> Stage::takeTouched()
{
    if (m_touched.empty())
        return {};
    const ObjectKey key = m_touched.front();
    m_touched.pop_front();
    m_waiting.erase(key);
    return key;
}

bool Stage::runNext(deployment::Timestamp limit)
{
    if (m_timers.empty() || m_timers.begin()->first > limit)
        return false;
    auto timer = m_timers.extract(m_timers.begin());
    m_cluster.now = std::max(m_cluster.now, timer.key());
    timer.mapped()();
    return true;
}

std::vector<Object> Stage::owned(
    const Resource& resource, const std::string& nameSpace, const std::string& uid) const
{
    std::vector<Object> objects = m_cluster.store.in(resource, nameSpace);
    std::erase_if(objects, [&uid](const Object& each) { return !isOwnedBy(*each, uid); });
    return objects;
}

Object Stage::create(const Resource& resource, Json object)
{
    object["apiVersion"] = resource.apiVersion();
    object["kind"] = resource.kind;
    object["metadata"]["uid"] = uuidFor(nameOf(object) + std::to_string(++m_created));
    return takeObject(m_cluster, std::move(object));
}

bool Stage::update(const Resource& resource, const Json& before, Json object)
{
    if (object == before)
        return false;
    if (resource.countsGenerations && object.value("spec", Json()) != before.value("spec", Json()))
        object["metadata"]["generation"] = numberAt(before, {"metadata", "generation"}, 1) + 1;
    m_cluster.store.write(resource, std::move(object));
    return true;
}

bool Stage::remove(const Resource& resource, const Json& object)
{
    return m_cluster.store.remove(resource, nameSpaceOf(object), nameOf(object)) != nullptr;
}

void Stage::tell(const Json& about, const Happening& happening)
{
    if (!isAffordable(std::string(happening.component) + uidOf(about)))
        return;
    const std::string key = uidOf(about) + std::string(happening.reason) + happening.message;
    const auto told = m_eventNames.find(key);
    if (told != m_eventNames.end())
        if (const Object before = find(events(), nameSpaceOf(about), told->second)) {
            Json event = *before;
            event["count"] = numberAt(event, {"count"}, 1) + 1;
            event["lastTimestamp"] = time();
            update(events(), *before, std::move(event));
            return;
        }
    const Object event = create(events(), newEvent(about, happening));
    m_eventNames[key] = nameOf(*event);
    after(eventLife, [this, event, key] {
        m_eventNames.erase(key);
        remove(events(), *event);
    });
}

bool Stage::isAffordable(const std::string& key)
{
    Budget& budget = m_budgets.try_emplace(key, Budget{eventBurst, now()}).first->second;
    const std::chrono::duration<double> passed = now() - budget.at;
    budget.left = std::min(eventBurst, budget.left + passed.count() * eventsPerSecond);
    budget.at = now();
    if (budget.left < 1)
        return false;
    budget.left -= 1;
    return true;
}

Json Stage::newEvent(const Json& about, const Happening& happening)
{
    char number[24];
    std::snprintf(number, sizeof(number), ".%016llx",
        static_cast<unsigned long long>(0x180000000000000ULL + m_created));
    return {{"metadata", {{"name", nameOf(about) + number}, {"namespace", nameSpaceOf(about)}}},
        {"involvedObject",
            {{"kind", about.at("kind")}, {"namespace", nameSpaceOf(about)}, {"name", nameOf(about)},
                {"uid", uidOf(about)}, {"apiVersion", about.at("apiVersion")},
                {"resourceVersion", textAt(about, {"metadata", "resourceVersion"})}}},
        {"reason", happening.reason}, {"message", happening.message}, {"type", happening.type},
        {"source", {{"component", happening.component}}}, {"firstTimestamp", time()},
        {"lastTimestamp", time()}, {"count", 1}, {"eventTime", nullptr},
        {"reportingComponent", happening.component}, {"reportingInstance", ""}};
}

Json ownerReference(const Json& owner)
{
    return {{"apiVersion", owner.at("apiVersion")}, {"kind", owner.at("kind")},
        {"name", nameOf(owner)}, {"uid", uidOf(owner)}, {"controller", true},
        {"blockOwnerDeletion", true}};
}

} // namespace mock_kubernetes
