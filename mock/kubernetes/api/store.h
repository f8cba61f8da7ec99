// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kubernetes/api/resource.h"
#include "kubernetes/values/api_text.h"

#include "deploy/deployment/timestamp.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace mock_kubernetes {

enum class ChangeType : std::uint8_t { Added, Modified, Deleted };

/// One entry of the history that watches read.
struct Change {
    std::uint64_t version = 0;
    const Resource* resource = nullptr;
    ChangeType type = ChangeType::Added;
    Object object; ///< as it is now; of one that is gone the last state
    Object before; ///< nullptr for a new one
};

/// The objects of the cluster, and what became of them: one counter of versions for all, as etcd
/// has. Not safe from several threads by itself.
class Store {
public:
    using Objects = std::map<std::string, Object, std::less<>>; ///< by "namespace/name"

    /// @p historyLimit: changes that are kept for watches.
    Store(std::uint64_t version, std::size_t historyLimit);

    /// Told of every change, after it.
    void setObserver(std::function<void(const Change&)> observer)
    {
        m_observer = std::move(observer);
    }

    [[nodiscard]] std::uint64_t version() const { return m_version; }
    /// A backup was put back: versions start again from there. The objects stay.
    void setVersion(std::uint64_t version);

    /// nullptr if there is none.
    [[nodiscard]] Object find(
        const Resource& resource, std::string_view nameSpace, std::string_view name) const;
    [[nodiscard]] const Objects& all(const Resource& resource) const;
    /// Those of the namespace in the order of their names.
    [[nodiscard]] std::vector<Object> in(
        const Resource& resource, std::string_view nameSpace) const;

    /// Stores a state, new or changed, under the next version.
    Object write(const Resource& resource, Json object);
    /// nullptr if there was none.
    Object remove(const Resource& resource, std::string_view nameSpace, std::string_view name);

    /// Versions up to this one are forgotten: a watch cannot begin before it.
    [[nodiscard]] std::uint64_t oldest() const { return m_oldest; }
    void forgetHistory();
    /// The first change after that version, and those behind it; an index into history().
    [[nodiscard]] std::size_t changesAfter(std::uint64_t version) const;
    [[nodiscard]] const std::deque<Change>& history() const { return m_history; }

private:
    [[nodiscard]] Objects& of(const Resource& resource);
    void record(Change change);

    std::uint64_t m_version;
    std::uint64_t m_oldest;
    std::size_t m_historyLimit;
    std::map<const Resource*, Objects> m_objects;
    std::deque<Change> m_history;
    std::function<void(const Change&)> m_observer;
};

} // namespace mock_kubernetes
