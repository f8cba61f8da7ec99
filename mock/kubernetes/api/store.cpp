// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/api/store.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

std::string keyOf(std::string_view nameSpace, std::string_view name)
{
    return std::string(nameSpace) + '/' + std::string(name);
}

} // namespace

Store::Store(std::uint64_t version, std::size_t historyLimit)
    : m_version(version)
    , m_oldest(version)
    , m_historyLimit(historyLimit)
{
}

void Store::setVersion(std::uint64_t version)
{
    m_version = version;
    forgetHistory();
}

void Store::forgetHistory()
{
    m_history.clear();
    m_oldest = m_version;
}

Store::Objects& Store::of(const Resource& resource)
{
    return m_objects[&resource];
}

const Store::Objects& Store::all(const Resource& resource) const
{
    static const Objects none;
    const auto found = m_objects.find(&resource);
    return found == m_objects.end() ? none : found->second;
}

Object Store::find(
    const Resource& resource, std::string_view nameSpace, std::string_view name) const
{
    const Objects& objects = all(resource);
    const auto found = objects.find(keyOf(nameSpace, name));
    return found == objects.end() ? nullptr : found->second;
}

std::vector<Object> Store::in(const Resource& resource, std::string_view nameSpace) const
{
    const Objects& objects = all(resource);
    std::vector<Object> result;
    const std::string prefix = keyOf(nameSpace, "");
    for (auto at = objects.lower_bound(prefix);
         at != objects.end() && at->first.starts_with(prefix); ++at)
        result.push_back(at->second);
    return result;
}

Object Store::write(const Resource& resource, Json object)
{
    object["metadata"]["resourceVersion"] = std::to_string(++m_version);
    Object& place = of(resource)[keyOf(nameSpaceOf(object), nameOf(object))];
    const Object before = place;
    place = std::make_shared<const Json>(std::move(object));
    record(
        {m_version, &resource, before ? ChangeType::Modified : ChangeType::Added, place, before});
    return place;
}

Object Store::remove(const Resource& resource, std::string_view nameSpace, std::string_view name)
{
    Objects& objects = of(resource);
    const auto found = objects.find(keyOf(nameSpace, name));
    if (found == objects.end())
        return nullptr;
    // The event of a removal has a version of its own.
    const Object before = found->second;
    Json last = *before;
    last["metadata"]["resourceVersion"] = std::to_string(++m_version);
    objects.erase(found);
    const Object gone = std::make_shared<const Json>(std::move(last));
    record({m_version, &resource, ChangeType::Deleted, gone, before});
    return gone;
}

void Store::record(Change change)
{
    if (m_observer)
        m_observer(change);
    m_history.push_back(std::move(change));
    while (m_history.size() > m_historyLimit) {
        m_oldest = m_history.front().version;
        m_history.pop_front();
    }
}

std::size_t Store::changesAfter(std::uint64_t version) const
{
    const auto first = std::ranges::upper_bound(m_history, version, {}, &Change::version);
    return static_cast<std::size_t>(first - m_history.begin());
}

} // namespace mock_kubernetes
