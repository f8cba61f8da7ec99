// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes/traffic.h"

#include <algorithm>

namespace mock_kubernetes {

namespace {

/// A server that runs for days must not grow.
constexpr std::size_t maxEntries = 20'000;

bool isMeant(std::string_view path, std::string_view pattern)
{
    return pattern.ends_with('*') ? path.starts_with(pattern.substr(0, pattern.size() - 1))
                                  : path == pattern;
}

} // namespace

std::vector<Traffic::Entry> Traffic::all() const
{
    const std::lock_guard lock(m_mutex);
    return m_entries;
}

int Traffic::count(std::string_view method, std::string_view path) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::ranges::count_if(m_entries, [&](const Entry& entry) {
        return (method.empty() || entry.request.method == method) && isMeant(entry.path, path);
    }));
}

std::map<std::string, int> Traffic::counts() const
{
    const std::lock_guard lock(m_mutex);
    std::map<std::string, int> counts;
    for (const Entry& entry : m_entries)
        ++counts[entry.request.method + " " + entry.path];
    return counts;
}

void Traffic::clear()
{
    const std::lock_guard lock(m_mutex);
    m_cleared += m_entries.size();
    m_entries.clear();
}

std::size_t Traffic::record(const server::Request& request)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= maxEntries) {
        m_entries.erase(m_entries.begin(), m_entries.begin() + maxEntries / 2);
        m_cleared += maxEntries / 2;
    }
    m_entries.push_back({request, request.target.substr(0, request.target.find('?')), 0});
    return m_cleared + m_entries.size() - 1;
}

void Traffic::answered(std::size_t number, int status)
{
    const std::lock_guard lock(m_mutex);
    if (number >= m_cleared && number - m_cleared < m_entries.size())
        m_entries[number - m_cleared].status = status;
}

} // namespace mock_kubernetes
