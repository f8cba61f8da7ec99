// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/cluster.h"

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace mock_kubernetes {

/// Which object a controller has to look at.
struct ObjectKey {
    const Resource* resource = nullptr;
    std::string nameSpace;
    std::string name;
    auto operator<=>(const ObjectKey&) const = default;
};

/// One event that a component tells of an object.
struct Happening {
    std::string_view component; ///< "rollouts-controller", "kubelet"
    std::string_view type; ///< Normal, Warning
    std::string_view reason;
    std::string message;
};

/// What every controller works with: the objects, the time, and the events that tell of it all.
class Stage {
public:
    explicit Stage(Cluster& cluster)
        : m_cluster(cluster)
    {
    }

    [[nodiscard]] deployment::Timestamp now() const { return m_cluster.now; }
    [[nodiscard]] std::string time() const { return apiTime(m_cluster.now); }
    [[nodiscard]] Cluster& cluster() { return m_cluster; }

    /// The work is done when that time has come; at once if it has passed.
    void at(deployment::Timestamp time, std::function<void()> work);
    void after(std::chrono::milliseconds time, std::function<void()> work)
    {
        at(now() + time, std::move(work));
    }
    /// Has the object looked at, once now, or when that time has come.
    void touch(const ObjectKey& key);
    void wake(const Resource& resource, const Json& object, deployment::Timestamp time);
    /// The next object that has to be looked at; nullopt: there is none.
    [[nodiscard]] std::optional<ObjectKey> takeTouched();

    /// Runs the earliest timer up to that time and moves the clock to it; false: there is none.
    bool runNext(deployment::Timestamp limit);

    [[nodiscard]] Object find(
        const Resource& resource, const std::string& nameSpace, const std::string& name) const
    {
        return m_cluster.store.find(resource, nameSpace, name);
    }
    /// Those that a controller with this uid owns.
    [[nodiscard]] std::vector<Object> owned(
        const Resource& resource, const std::string& nameSpace, const std::string& uid) const;
    /// Stores a new object of a kind, completed by what every object has.
    Object create(const Resource& resource, Json object);
    /// Stores another state of an object, unless it is the same; whether it was another.
    bool update(const Resource& resource, const Json& before, Json object);
    bool remove(const Resource& resource, const Json& object);

    /// As the recorder of controllers does: repeated ones are counted, and no more than 25 at once
    /// and one in five minutes are told of an object.
    void tell(const Json& about, const Happening& happening);

private:
    struct Budget {
        double left = 25;
        deployment::Timestamp at;
    };
    [[nodiscard]] bool isAffordable(const std::string& key);
    [[nodiscard]] Json newEvent(const Json& about, const Happening& happening);

    Cluster& m_cluster;
    std::multimap<deployment::Timestamp, std::function<void()>> m_timers;
    std::map<std::string, Budget> m_budgets;
    std::map<std::string, std::string> m_eventNames; ///< by what was told
    std::uint64_t m_created = 0;
    std::deque<ObjectKey> m_touched;
    std::set<ObjectKey> m_waiting; ///< those in m_touched
    std::set<std::tuple<ObjectKey, deployment::Timestamp>> m_wakes;
};

/// metadata.ownerReferences of what a controller owns.
[[nodiscard]] Json ownerReference(const Json& owner);

} // namespace mock_kubernetes
